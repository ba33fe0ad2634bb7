import { tenantDb } from "@/lib/db";
import { leaveIncidents } from "@/lib/incident/leave-incidents";
import { publishChange } from "@/lib/live/publish-change";
import type { Actor } from "@/lib/organization/actor";
import { findMonitor } from "./store";

/**
 * Removes a monitor with its incidents and alerts; incidents shared with others go on without it. A check under way is thrown away when
 * it ends; checks already recorded leave with their partitions.
 * @throws AppError `not-found`
 */
export async function deleteMonitor(actor: Actor, id: string): Promise<void> {
  const db = tenantDb(actor.organizationId);
  const { id: monitorId } = await findMonitor(db, id);
  const { organizationId } = actor;
  await db.$transaction(async (tx) => {
    const [clock] = await tx.$queryRaw<
      { now: Date }[]
    >`select clock_timestamp() as now from monitor where id = ${monitorId}::uuid for update`;
    if (!clock) return;
    await leaveIncidents(tx, { organizationId, monitorId, at: clock.now });
    await tx.monitor.deleteMany({ where: { id: monitorId } });
  });
  await publishChange("now", { organizationId: actor.organizationId, kind: "monitor", id: monitorId });
}
