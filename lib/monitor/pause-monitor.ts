import { forgetViews } from "@/lib/check/forget-views";
import { tenantDb } from "@/lib/db";
import { closeIncident } from "@/lib/incident/close-incident";
import { severities } from "@/lib/incident/incident";
import { settleSuperseded } from "@/lib/incident/settle-superseded";
import { publishChange } from "@/lib/live/publish-change";
import type { Monitor } from "@/lib/monitor/monitor";
import type { Actor } from "@/lib/organization/actor";
import { findMonitor, showMonitor } from "./store";

/**
 * Stops checking a monitor. An open incident is closed: nobody watches any longer whether it lasts.
 * Pausing twice changes nothing.
 * @throws AppError `not-found`
 */
export async function pauseMonitor(actor: Actor, id: string): Promise<Monitor> {
  const db = tenantDb(actor.organizationId);
  const row = await findMonitor(db, id);
  if (row.pausedAt === null) {
    await db.$transaction(async (tx) => {
      const [clock] = await tx.$queryRaw<
        { now: Date }[]
      >`select clock_timestamp() as now from monitor where id = ${row.id}::uuid for update`;
      if (!clock) return;
      const about = { organizationId: actor.organizationId, monitorId: row.id, at: clock.now };
      for (const severity of severities) await closeIncident(tx, { ...about, severity, by: "pause" });
      await settleSuperseded(tx, { ...about, cause: null, slot: clock.now });
      await forgetViews(tx, actor.organizationId, [row.id], clock.now);
      await tx.monitor.update({
        where: { id: row.id },
        data: { pausedAt: clock.now, state: "pending", stateSince: clock.now },
      });
      await publishChange(tx, { organizationId: actor.organizationId, kind: "monitor", id: row.id });
    });
  }
  return showMonitor(db, actor.organizationId, row.id);
}
