import { pool, type TenantTx } from "@/lib/db";

/**
 * Cancels what was planned and has not been sent: at an acknowledgement, who was still to be told of the opening or
 * reminded; at the end, all of it, also reminders that are on their way and not being sent right now.
 */
export async function cancelPlanned(
  tx: TenantTx,
  organizationId: string,
  incidentId: string,
  why: "acknowledged" | "resolved",
): Promise<void> {
  await tx.$executeRaw`
    update alert set status = 'cancelled', lease_until = null, lease_token = null
     where incident_id = ${incidentId}::uuid and organization_id = ${organizationId}::uuid
       and ((status = 'planned' and kind <> 'resolved' and (${why}::text = 'resolved' or kind in ('opened', 'reminder')))
         or (status = 'pending' and kind = 'reminder' and (lease_until is null or lease_until < clock_timestamp())))`;
}

/** Cancels the reminders that are planned for a channel: that none of them comes needs no line on a timeline. */
export async function cancelReminders(organizationId: string, channelId: string): Promise<void> {
  await pool().query(
    "update alert set status = 'cancelled' where organization_id = $1 and channel_id = $2 and status = 'planned' and kind = 'reminder'",
    [organizationId, channelId],
  );
}

/** Forgets what was planned, also what was cancelled before it was tried, so that it can be planned anew. */
export async function forgetPlanned(tx: TenantTx, organizationId: string, incidentId: string): Promise<void> {
  await tx.$executeRaw`
    delete from alert where incident_id = ${incidentId}::uuid and organization_id = ${organizationId}::uuid
       and kind in ('opened', 'reminder') and (status = 'planned' or (status = 'cancelled' and attempts = 0))`;
}

export type PlannedIncident = { organization_id: string; incident_id: string };

export const duePlannedQuery = `
  select distinct organization_id, incident_id from (
    select organization_id, incident_id from alert
     where status = 'planned' and due_at <= statement_timestamp() order by due_at limit $1) due`;

/** The incidents of which something planned is due by now. */
export async function findDuePlanned(most: number): Promise<PlannedIncident[]> {
  const { rows } = await pool().query<PlannedIncident>(duePlannedQuery, [most]);
  return rows;
}

export type DuePlanned = {
  id: string;
  kind: string;
  created_at: Date;
  now: Date;
  in_use: boolean;
  /** The monitor that the channel was told of at the opening; null at the opening itself. */
  monitor: { id: string; name: string; url: string } | null;
};

/** Takes what is due of one incident, unless another alerter has taken it. */
export const takeDuePlanned = (tx: TenantTx, organizationId: string, incidentId: string): Promise<DuePlanned[]> =>
  tx.$queryRaw<DuePlanned[]>`
    select a.id, a.kind, a.created_at, clock_timestamp() as now, c.disabled_at is null as in_use,
           (select o.notice -> 'monitor' from alert o where o.incident_id = a.incident_id and o.channel_id = a.channel_id
               and o.kind = 'opened' and a.kind <> 'opened') as monitor
      from alert a join channel c on c.id = a.channel_id
     where a.incident_id = ${incidentId}::uuid and a.organization_id = ${organizationId}::uuid
       and a.status = 'planned' and a.due_at <= clock_timestamp()
       for update of a skip locked`;
