import type { Notice } from "@/lib/alert/notice";
import { pool } from "@/lib/db";

/** An outbox row that this process may send until its lease ends. */
export type ClaimedAlert = {
  id: string;
  organization_id: string;
  incident_id: string | null;
  channel_id: string;
  kind: string;
  notice: Notice;
  attempts: number;
  lease_token: string;
  channel_type: string;
  channel_name: string;
  channel_config: string;
  /** The alert that opened the same incident on the same channel. */
  thread_id: string | null;
};

const leaseSeconds = 60;

/**
 * Claims due alerts with a lease, oldest first, at most one a channel, so that a receiver that
 * hangs holds up only its own. What opened an incident goes before what else is to be told of it.
 */
const claim = `
  with candidate as (
    select distinct on (a.channel_id) a.id
      from alert a join channel c on c.id = a.channel_id
     where a.status = 'pending' and a.due_at <= clock_timestamp() and c.disabled_at is null
       and (a.lease_until is null or a.lease_until < clock_timestamp())
       and not exists (select 1 from alert busy where busy.channel_id = a.channel_id and busy.status = 'pending'
                          and busy.lease_until >= clock_timestamp())
       and not exists (select 1 from alert earlier where earlier.incident_id = a.incident_id and earlier.channel_id = a.channel_id
                          and earlier.status = 'pending' and earlier.id <> a.id and earlier.created_at < a.created_at)
     order by a.channel_id, a.created_at, a.id
  ), locked as (
    select id from alert where id in (select id from candidate) order by created_at limit $1 for update skip locked
  )
  update alert a
     set lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}), lease_token = gen_random_uuid(), attempts = a.attempts + 1
    from locked, channel c
   where a.id = locked.id and c.id = a.channel_id and a.status = 'pending' and (a.lease_until is null or a.lease_until < clock_timestamp())
  returning a.id, a.organization_id, a.incident_id, a.channel_id, a.kind, a.notice, a.attempts, a.lease_token,
            c.type as channel_type, c.name as channel_name, c.config as channel_config,
            (select o.id from alert o where o.incident_id = a.incident_id and o.channel_id = a.channel_id and o.kind = 'opened' and o.id <> a.id) as thread_id`;

export async function claimAlerts(most: number): Promise<ClaimedAlert[]> {
  const { rows } = await pool().query<ClaimedAlert>(claim, [most]);
  return rows;
}

/** How a try ended: sent, to be tried again, or given up. */
export type Outcome = {
  status: "delivered" | "pending" | "dead";
  answer: string;
  durationMs: number;
  waitMs: number | null;
};

/**
 * Records a try, if the lease is still ours: whoever lost it has been overtaken.
 * @returns false when it was
 */
export async function finishAttempt(
  alert: Pick<ClaimedAlert, "id" | "organization_id" | "lease_token">,
  outcome: Outcome,
): Promise<boolean> {
  const { rowCount } = await pool().query(
    `with done as (
       update alert set status = $3, lease_until = null, lease_token = null,
              due_at = case when $4::float8 is null then due_at else clock_timestamp() + make_interval(secs => $4::float8 / 1000) end,
              delivered_at = case when $3 = 'delivered' then clock_timestamp() end
        where id = $1 and lease_token = $2 returning id)
     insert into alert_attempt (id, organization_id, alert_id, at, outcome, duration_ms, answer)
     select gen_random_uuid(), $5, id, clock_timestamp(), $6, $7, $8 from done`,
    [
      alert.id,
      alert.lease_token,
      outcome.status,
      outcome.waitMs,
      alert.organization_id,
      outcome.status === "pending" ? "retry" : outcome.status,
      Math.round(outcome.durationMs),
      outcome.answer.slice(0, 500),
    ],
  );
  return rowCount === 1;
}
