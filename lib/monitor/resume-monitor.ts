import { tenantDb } from "@/lib/db";
import { publishChange } from "@/lib/live/publish-change";
import { log } from "@/lib/log";
import { requestCheck } from "@/lib/monitor/check-now";
import type { Monitor } from "@/lib/monitor/monitor";
import type { Actor } from "@/lib/organization/actor";
import { findMonitor, showMonitor } from "./store";

/**
 * Goes on checking a paused monitor, with a first check at once. Resuming one that runs changes nothing.
 * @throws AppError `not-found`
 */
export async function resumeMonitor(actor: Actor, id: string): Promise<Monitor> {
  const db = tenantDb(actor.organizationId);
  const row = await findMonitor(db, id);
  if (row.pausedAt !== null) {
    await db.monitor.update({
      where: { id: row.id },
      data: { pausedAt: null, state: "pending", stateSince: new Date() },
    });
    await publishChange("now", { organizationId: actor.organizationId, kind: "monitor", id: row.id });
    await requestCheck(row.id, row.regions).catch((error: unknown) =>
      log("monitor").warn({ error: String(error) }, "the first check could not be queued"),
    );
  }
  return showMonitor(db, actor.organizationId, row.id);
}
