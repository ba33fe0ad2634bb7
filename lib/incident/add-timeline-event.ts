import type { TenantDb, TenantTx } from "@/lib/db";
import type { TimelineEventType } from "@/lib/incident/incident";
import { addEvents } from "./store";

/** Adds one line to an incident's timeline, at the database's time. An incident that is gone is left alone. */
export async function addTimelineEvent(
  db: TenantDb | TenantTx,
  organizationId: string,
  incidentId: string,
  type: TimelineEventType,
  data: Record<string, unknown>,
): Promise<void> {
  const [incident] = await db.$queryRaw<{ now: Date }[]>`
    select clock_timestamp() as now from incident where id = ${incidentId}::uuid and organization_id = ${organizationId}::uuid`;
  if (incident) await addEvents(db, organizationId, incidentId, [{ at: incident.now, type, data }]);
}
