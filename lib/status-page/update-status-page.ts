import { tenantDb } from "@/lib/db";
import { publishChange } from "@/lib/live/publish-change";
import type { Actor } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { type StatusPage, statusPageChange } from "@/lib/status-page/page";
import { checkMonitors, findPage, replaceComponents, slugTaken } from "./store";

/**
 * Changes what the input names; `components` replaces them all.
 * @throws AppError `not-found`, or `invalid` naming the fields
 */
export async function updateStatusPage(actor: Actor, id: string, input: unknown): Promise<StatusPage> {
  const { components, slug, name, description, announce, showCharts } = parse(statusPageChange, input);
  const { organizationId } = actor;
  const db = tenantDb(organizationId);
  const page = await findPage(db, id);
  if (components) await checkMonitors(db, components);
  const columns = {
    slug: slug ?? page.slug,
    name: name ?? page.name,
    description: description ?? page.description,
    showCharts: showCharts ?? page.showCharts,
    announceRule: announce ?? page.announce,
  };
  try {
    await db.$transaction(async (tx) => {
      // The row's lock comes first: two who save at once do so one after the other.
      await tx.statusPage.update({ where: { id: page.id }, data: columns });
      // A rule that tells of incidents begins with those that are still to come.
      if (page.announce.action === "nothing" && columns.announceRule.action !== "nothing")
        await tx.$executeRaw`update status_page set announce_since = clock_timestamp() where id = ${page.id}::uuid`;
      if (components) await replaceComponents(tx, organizationId, page.id, components);
      await publishChange(tx, { organizationId, kind: "status-page", id: page.id });
    });
  } catch (error) {
    throw slugTaken(error);
  }
  return findPage(db, page.id);
}
