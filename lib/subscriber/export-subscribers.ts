import { tenantDb } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";
import { getStatusPage } from "@/lib/status-page/get-status-page";
import { csvOf } from "@/lib/subscriber/csv";
import { subscriberOf } from "./store";

const head = ["kind", "address", "components", "subscribed", "confirmed", "stopped"];
const atOnce = 5000;

/**
 * The subscribers of a page as a CSV file, oldest first. Of a URL, which is a key, it has the host alone.
 * @throws AppError `not-found`
 */
export async function exportSubscribers(actor: Actor, pageId: string): Promise<string> {
  const page = await getStatusPage(actor, pageId);
  const names = new Map(page.components.map(({ id, name }) => [id, name]));
  const rows: string[][] = [head];
  for (let after = ""; ; ) {
    const found = await tenantDb(actor.organizationId).subscriber.findMany({
      where: { statusPageId: page.id, ...(after === "" ? {} : { id: { gt: after } }) },
      orderBy: { id: "asc" },
      take: atOnce,
    });
    for (const each of found.map(subscriberOf)) {
      const chosen = each.componentIds.map((id) => names.get(id) ?? "").filter((name) => name !== "");
      rows.push([
        each.kind,
        each.shown,
        chosen.join("; "),
        each.createdAt,
        each.confirmedAt ?? "",
        each.stoppedReason ?? "",
      ]);
    }
    after = found.at(-1)?.id ?? "";
    if (found.length < atOnce) return csvOf(rows);
  }
}
