import { queueAlerts } from "@/lib/alert/queue-alerts";
import { type TenantTx, tenantDb } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { getIncident, type IncidentDetail } from "@/lib/incident/get-incident";
import { publishChange } from "@/lib/live/publish-change";
import { type Actor, actorName } from "@/lib/organization/actor";
import { wakeAlerter } from "@/lib/queue/alert-wake";
import { addEvents, findIncident, incidentOf } from "./store";

/**
 * Says that somebody is at work on it, in the caller's transaction. Acknowledging twice changes nothing.
 * @param by for the timeline
 * @throws AppError `not-found`, or `conflict` when it is resolved already
 */
export async function markAcknowledged(
  tx: TenantTx,
  organizationId: string,
  id: string,
  by: Record<string, unknown>,
): Promise<void> {
  const found = await findIncident(tx, id);
  if (found.status === "resolved") throw new AppError("conflict", "The incident is resolved already.");
  const [clock] = await tx.$queryRaw<{ now: Date }[]>`
    update incident set status = 'acknowledged', acknowledged_at = clock_timestamp()
     where id = ${found.id}::uuid and organization_id = ${organizationId}::uuid and status = 'open' returning acknowledged_at as now`;
  if (!clock) return;
  await addEvents(tx, organizationId, found.id, [{ at: clock.now, type: "acknowledged", data: { by } }]);
  const incident = incidentOf({ ...found, status: "acknowledged", acknowledgedAt: clock.now });
  await queueAlerts(tx, {
    organizationId,
    incident,
    monitor: { id: found.monitorId, ...found.monitor },
    kind: "acknowledged",
    at: clock.now,
  });
  await publishChange(tx, { organizationId, kind: "incident", id: found.id });
  await wakeAlerter(tx);
}

/**
 * Says that somebody is at work on it. Acknowledging twice changes nothing.
 * @throws AppError `not-found`, or `conflict` when it is resolved already
 */
export async function acknowledgeIncident(actor: Actor, id: string): Promise<IncidentDetail> {
  const { organizationId } = actor;
  await tenantDb(organizationId).$transaction((tx) => markAcknowledged(tx, organizationId, id, actorName(actor)));
  return getIncident(actor, id);
}
