import { overQuery } from "@/lib/alert/digest-query";
import type { Notice } from "@/lib/alert/notice";
import { pool, type TenantTx } from "@/lib/db";
import type { AlertRow } from "./store";

/**
 * Those of them where several wait and that have no digest on its way, nor got one in the last minute. What waits is
 * read once for all channels: the index by channel leads through all that was ever delivered.
 */
export const crowdedQuery = `
  with crowded as (${overQuery}
  ), waiting as materialized (
    select channel_id, bool_or(kind = 'digest') as digest,
           count(*) filter (where kind not in ('test', 'digest') and due_at <= statement_timestamp()
                              and (lease_until is null or lease_until < statement_timestamp())) as due
      from alert where status = 'pending' group by channel_id
  )
  select c.channel_id, c.organization_id from crowded c join waiting w on w.channel_id = c.channel_id
   where w.due >= 2 and not w.digest
     and c.channel_id not in (select channel_id from alert
                               where delivered_at > statement_timestamp() - interval '1 minute' and kind = 'digest')`;

export type CrowdedChannel = { channel_id: string; organization_id: string };

export async function findCrowded(): Promise<CrowdedChannel[]> {
  const { rows } = await pool().query<CrowdedChannel>(crowdedQuery);
  return rows;
}

/** One alerter at a time makes a channel's digest. @returns false when another is at it */
export async function lockDigest(tx: TenantTx, channelId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ locked: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended(${`digest ${channelId}`}, 0)) as locked`;
  return row?.locked === true;
}

export type Gathered = {
  id: string;
  kind: string;
  incident_id: string;
  late: boolean;
  now: Date;
};

/**
 * Takes what waits for a channel, oldest first. What follows something that is not due yet, as it is being tried
 * again, waits for it: so the order holds.
 */
export const takeWaiting = (tx: TenantTx, organizationId: string, channelId: string, most: number) =>
  tx.$queryRaw<Gathered[]>`
    select a.id, a.kind, a.incident_id, clock_timestamp() as now,
           a.kind = 'resolved' and exists (select 1 from alert o where o.incident_id = a.incident_id
              and o.channel_id = a.channel_id and o.kind = 'opened' and o.status = 'dead') as late
      from alert a
     where a.channel_id = ${channelId}::uuid and a.organization_id = ${organizationId}::uuid
       and a.status = 'pending' and a.due_at <= clock_timestamp() and a.incident_id is not null
       and (a.lease_until is null or a.lease_until < clock_timestamp())
       and not exists (select 1 from alert e where e.incident_id = a.incident_id and e.channel_id = a.channel_id
              and e.status = 'pending' and (e.due_at > clock_timestamp() or e.lease_until >= clock_timestamp()))
     order by a.created_at, a.id limit ${most}
       for update of a skip locked`;

/** What some of them say. */
export async function noticesOf(tx: TenantTx, ids: readonly string[]): Promise<ReadonlyMap<string, Notice>> {
  const rows = await tx.alert.findMany({ where: { id: { in: [...ids] } }, select: { id: true, notice: true } });
  return new Map(rows.map(({ id, notice }) => [id, notice as unknown as Notice]));
}

/** Has a digest tell of them. */
export async function gather(tx: TenantTx, digestId: string, ids: readonly string[]): Promise<void> {
  await tx.alert.updateMany({
    where: { id: { in: [...ids] } },
    data: { status: "gathered", digestId, leaseUntil: null, leaseToken: null },
  });
}

/**
 * What a digest told of ends as the digest did: each in the delivery log and on its incident's timeline.
 * @param answer what the other side said to the digest
 */
export async function settleGathered(
  tx: TenantTx,
  digest: AlertRow,
  outcome: "delivered" | "dead",
  answer: string,
): Promise<void> {
  const type = outcome === "delivered" ? "notice-sent" : "notice-failed";
  const { channel_name: channel, channel_type: channelType } = digest;
  const data = JSON.stringify({ channel, channelType, answer: answer.slice(0, 200), attempts: 1, final: true });
  await tx.$executeRaw`
    with ended as (
      update alert set status = ${outcome}::text,
             delivered_at = case when ${outcome}::text = 'delivered' then clock_timestamp() end
       where digest_id = ${digest.id}::uuid and organization_id = ${digest.organization_id}::uuid and status = 'gathered'
      returning id, organization_id, incident_id, kind
    ), logged as (
      insert into alert_attempt (id, organization_id, alert_id, at, outcome, duration_ms, answer)
      select gen_random_uuid(), organization_id, id, clock_timestamp(), ${outcome}::text, 0, 'In a digest: ' || ${answer.slice(0, 400)}::text from ended
    )
    insert into incident_event (id, organization_id, incident_id, at, type, data)
    select gen_random_uuid(), organization_id, incident_id, clock_timestamp(), ${type}::text,
           ${data}::jsonb || jsonb_build_object('kind', kind, 'digest', true)
      from ended where incident_id is not null`;
}
