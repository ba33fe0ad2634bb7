import { overQuery } from "@/lib/alert/digest-query";
import { type Notice, updateTopics } from "@/lib/alert/notice";
import { pool, type TenantTx } from "@/lib/db";

/** An outbox row as far as its timeline needs it. */
export type AlertRow = {
  id: string;
  organization_id: string;
  incident_id: string | null;
  kind: string;
  attempts: number;
  channel_type: string;
  channel_name: string;
};

/** An outbox row that this process may send until its lease ends. */
export type ClaimedAlert = AlertRow & {
  channel_id: string;
  notice: Notice;
  lease_token: string;
  channel_config: string;
  /** The alert that told this channel of the incident's opening, and what it said. */
  opening_id: string | null;
  opening_notice: Notice | null;
  /** A recovery whose opening was given up. */
  late: boolean;
  created_at: Date;
  /** The database's clock. */
  now: Date;
};

/**
 * How long an alert stays with a process that has stopped renewing: short, for a process that died must
 * not keep a notice for long; renewed while it is being sent, for some channels take longer.
 */
const leaseSeconds = 15;

const row =
  "a.id, a.organization_id, a.incident_id, a.kind, a.attempts, c.type as channel_type, c.name as channel_name";
const free = "(a.lease_until is null or a.lease_until < statement_timestamp())";
const rank = (alert: string): string =>
  `(case ${alert}.kind when 'opened' then 0 when 'resolved' then 2 else 1 end, ${alert}.created_at, ${alert}.id)`;

/** Who fails in an incident, for its notices: how many in all, and the first of them. */
const companyQuery = `
    select (select count(distinct monitor_id) from incident_member where incident_id = locked.incident_id)::int as count,
           (select jsonb_agg(jsonb_build_object('monitorId', f.monitor_id, 'name', f.name) order by f.started_at)
              from (select x.monitor_id, m.name, min(x.started_at) as started_at
                      from incident_member x join monitor m on m.id = x.monitor_id
                     where x.incident_id = locked.incident_id group by 1, 2 order by 3 limit 20) f) as first`;

/**
 * Claims due alerts with a lease, oldest first, at most one a channel, so that a receiver that hangs
 * holds up only its own. Of one incident, what opened it is told first and its end last. A channel
 * whose receiver asked for a pause is left alone until that is over, and one that was told enough in this
 * minute gets nothing but digests. At its first try a notice learns who fails in its incident by now; a retry says
 * the same thing again.
 */
export const claimQuery = `
  with busy as (
    select channel_id from alert where status = 'pending' and lease_until >= statement_timestamp()
  ), held as (
    select h.channel_id from alert h
     where h.status in ('pending', 'dead') and h.due_at > statement_timestamp() and h.attempts > 0
       and exists (select 1 from alert_attempt t where t.alert_id = h.id and t.outcome = 'throttled'
                      and not exists (select 1 from alert_attempt u where u.alert_id = h.id and u.at > t.at and u.outcome <> 'superseded'))
  ), crowded as (${overQuery}
  ), candidate as (
    select distinct on (a.channel_id) a.id
      from alert a join channel c on c.id = a.channel_id
     where a.status = 'pending' and a.due_at <= statement_timestamp() and c.disabled_at is null and ${free}
       and a.channel_id not in (select channel_id from busy) and a.channel_id not in (select channel_id from held)
       and (a.kind = 'digest' or a.channel_id not in (select channel_id from crowded))
       and not exists (select 1 from alert earlier where earlier.incident_id = a.incident_id and earlier.channel_id = a.channel_id
                          and earlier.status in ('pending', 'gathered') and ${rank("earlier")} < ${rank("a")})
     order by a.channel_id, a.created_at, a.id
  ), locked as (
    select id, incident_id from alert where id in (select id from candidate) order by created_at limit $1 for update skip locked
  ), claimed as (
    update alert a
       set lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}), lease_token = gen_random_uuid(), attempts = a.attempts + 1,
           notice = case when a.attempts = 0 and company.count > 1 then jsonb_set(a.notice, '{incident}',
                      (a.notice -> 'incident') || jsonb_build_object('memberCount', company.count, 'members', company.first))
                    else a.notice end
      from locked left join lateral (${companyQuery}) company on true
     where a.id = locked.id and a.status = 'pending' and ${free}
    returning a.*
  )
  select ${row}, a.channel_id, a.notice, a.lease_token, a.created_at, c.config as channel_config, clock_timestamp() as now,
         case when o.status = 'delivered' and o.digest_id is null then o.id end as opening_id,
         case when o.status = 'delivered' and o.digest_id is null then o.notice end as opening_notice,
         a.kind = 'resolved' and coalesce(o.status = 'dead', false) as late
    from claimed a join channel c on c.id = a.channel_id
    left join alert o on o.incident_id = a.incident_id and o.channel_id = a.channel_id and o.kind = 'opened' and o.id <> a.id`;

export async function claimAlerts(most: number): Promise<ClaimedAlert[]> {
  const { rows } = await pool().query<ClaimedAlert>(claimQuery, [most]);
  return rows;
}

/** Keeps a claimed alert ours for another while. Does nothing when it is not ours any more. */
export async function renewLease({ id, lease_token: token }: ClaimedAlert): Promise<void> {
  await pool().query(
    "update alert set lease_until = clock_timestamp() + make_interval(secs => $3) where id = $1 and lease_token = $2 and status = 'pending'",
    [id, token, leaseSeconds],
  );
}

export const supersededQuery = `select ${row} from alert a join channel c on c.id = a.channel_id
      where a.status = 'pending' and a.kind <> 'resolved' and ${free} and c.disabled_at is null
        and exists (select 1 from alert r where r.incident_id = a.incident_id and r.channel_id = a.channel_id
                       and r.kind = 'resolved' and r.status = 'pending')
      order by a.created_at limit $1`;

/** What waits to be told of incidents that are over, where the recovery waits too. What is being sent is left out. */
export async function findSuperseded(most: number): Promise<AlertRow[]> {
  const { rows } = await pool().query<AlertRow>(supersededQuery, [most]);
  return rows;
}

/**
 * Takes back what says nothing new: how many fail in an incident, where the word of its opening came late enough
 * to say as much.
 */
export async function dropNeedless(): Promise<void> {
  await pool().query(
    `delete from alert a using alert o
      where a.status = 'pending' and a.kind = 'updated' and a.sequence = ${updateTopics.members} and a.attempts = 0
        and a.due_at <= statement_timestamp() and a.lease_until is null
        and o.incident_id = a.incident_id and o.channel_id = a.channel_id and o.kind = 'opened' and o.attempts > 0
        and coalesce((o.notice -> 'incident' ->> 'memberCount')::int, 1)
            >= (select count(distinct monitor_id) from incident_member where incident_id = a.incident_id)`,
  );
}

/** What waits for a channel, planned or due, and is not being sent. */
export async function findWaiting(organizationId: string, channelId: string, most: number): Promise<AlertRow[]> {
  const { rows } = await pool().query<AlertRow>(
    `select ${row} from alert a join channel c on c.id = a.channel_id
      where a.organization_id = $1 and a.channel_id = $2 and a.status in ('pending', 'planned') and ${free} order by a.created_at limit $3`,
    [organizationId, channelId, most],
  );
  return rows;
}

/** How a try ended: sent, to be tried again (at the other side's wish: throttled; since our own way out is closed: away), or given up. */
export type Outcome = {
  outcome: "delivered" | "retry" | "throttled" | "away" | "dead";
  answer: string;
  durationMs: number;
  /** Until the next try; null when there is none. */
  waitMs: number | null;
};

const statusOf = {
  delivered: "delivered",
  retry: "pending",
  throttled: "pending",
  away: "pending",
  dead: "dead",
} as const;

/**
 * Writes down how a try ended, if the lease is still ours: whoever lost it has been overtaken.
 * @returns false when it was
 */
export async function finishAttempt(tx: TenantTx, alert: ClaimedAlert, outcome: Outcome): Promise<boolean> {
  const status = statusOf[outcome.outcome];
  const [ended] = await tx.$queryRaw<{ at: Date }[]>`
    update alert set status = ${status}::text, lease_until = null, lease_token = null,
           attempts = attempts - case when ${outcome.outcome}::text = 'away' then 1 else 0 end,
           due_at = case when ${outcome.waitMs}::float8 is null then due_at
                         else clock_timestamp() + make_interval(secs => ${outcome.waitMs}::float8 / 1000) end,
           delivered_at = case when ${status}::text = 'delivered' then clock_timestamp() end
     where id = ${alert.id}::uuid and organization_id = ${alert.organization_id}::uuid and lease_token = ${alert.lease_token}::uuid
    returning clock_timestamp() as at`;
  if (!ended) return false;
  if (outcome.outcome !== "away" || !(await keepAway(tx, alert, ended.at, outcome)))
    await addAttempt(tx, alert, ended.at, outcome);
  return true;
}

/** While our own way out is closed an alert has one line in the log, not one a try. @returns whether it had one */
async function keepAway(tx: TenantTx, { id }: ClaimedAlert, at: Date, { answer }: Outcome): Promise<boolean> {
  const { count } = await tx.alertAttempt.updateMany({
    where: { alertId: id, outcome: "away" },
    data: { at, answer: answer.slice(0, 500) },
  });
  return count > 0;
}

/**
 * Gives up what waits, unless somebody is sending it or has done so.
 * @returns whether it was given up
 */
export async function giveUp(tx: TenantTx, alert: AlertRow, outcome: string, answer: string): Promise<boolean> {
  const [ended] = await tx.$queryRaw<{ at: Date }[]>`
    update alert set status = 'dead', lease_until = null, lease_token = null
     where id = ${alert.id}::uuid and organization_id = ${alert.organization_id}::uuid and status in ('pending', 'planned')
       and (lease_until is null or lease_until < clock_timestamp())
    returning clock_timestamp() as at`;
  if (!ended) return false;
  await addAttempt(tx, alert, ended.at, { outcome, answer, durationMs: 0 });
  return true;
}

async function addAttempt(
  tx: TenantTx,
  alert: AlertRow,
  at: Date,
  { outcome, answer, durationMs }: { outcome: string; answer: string; durationMs: number },
): Promise<void> {
  await tx.alertAttempt.create({
    data: {
      organizationId: alert.organization_id,
      alertId: alert.id,
      at,
      outcome,
      durationMs: Math.round(durationMs),
      answer: answer.slice(0, 500),
    },
  });
}
