import { forgetViews } from "@/lib/check/forget-views";
import { tenantDb } from "@/lib/db";
import { closeIncident } from "@/lib/incident/close-incident";
import { getIncident, type IncidentDetail } from "@/lib/incident/get-incident";
import type { Severity } from "@/lib/incident/incident";
import type { Actor } from "@/lib/organization/actor";
import { findIncident } from "./store";

/**
 * Closes an incident by hand. The monitor is looked at afresh: if it still fails, that is
 * confirmed again and a new incident opens. Resolving twice changes nothing.
 * @throws AppError `not-found`
 */
export async function resolveIncident(actor: Actor, id: string): Promise<IncidentDetail> {
  const db = tenantDb(actor.organizationId);
  await db.$transaction(async (tx) => {
    const { monitorId, resolvedAt, severity } = await findIncident(tx, id);
    if (resolvedAt !== null) return;
    const [clock] = await tx.$queryRaw<
      { now: Date }[]
    >`select clock_timestamp() as now from monitor where id = ${monitorId}::uuid for update`;
    if (!clock) return;
    await closeIncident(tx, {
      organizationId: actor.organizationId,
      monitorId,
      severity: severity as Severity,
      at: clock.now,
      by: "person",
    });
    await forgetViews(tx, actor.organizationId, monitorId, clock.now);
    await tx.monitor.update({ where: { id: monitorId }, data: { state: "pending", stateSince: clock.now } });
  });
  return getIncident(actor, id);
}
