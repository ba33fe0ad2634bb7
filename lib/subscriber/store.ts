import type { PoolClient } from "pg";
import { pool, type TenantTx } from "@/lib/db";
import { seal, unseal } from "@/lib/seal";
import type { BulletinNotice, BulletinProgress } from "@/lib/subscriber/bulletin";
import { type Subscriber, type SubscriberKind, shownTarget } from "@/lib/subscriber/subscriber";

/** What is kept of a target: opened only where it is sent to or shown to its owner. */
export const sealTarget = (target: string): string => seal(target);
export const openTarget = (sealed: string): string => unseal(sealed);

/** A delivery that this process may send until its lease ends. */
export type ClaimedDelivery = {
  id: string;
  organization_id: string;
  subscriber_id: string;
  bulletin_id: string | null;
  thread_id: string | null;
  letter: "confirm" | "known" | null;
  lease_token: string;
  attempts: number;
  kind: SubscriberKind;
  /** Sealed. */
  target: string;
  status_page_id: string;
  page_slug: string;
  page_name: string;
  notice: BulletinNotice | null;
  /** The database's clock. */
  now: Date;
};

/** Longer than any kind of message may take to send, also after a wait for its turn. */
const leaseSeconds = 120;
/** Any number: who claims holds it, so that a rate is that of all processes together. */
const claimLock = 7_301_226;

/**
 * Works out who is told of bulletins that are new: one row a subscriber, all or none of a bulletin.
 * @returns how many bulletins were worked out
 */
export async function spreadBulletins(): Promise<number> {
  const { rowCount } = await pool().query(`
    with fresh as (
      select * from bulletin where spread_at is null order by created_at limit 10 for update skip locked
    ), written as (
      insert into subscriber_delivery (id, organization_id, subscriber_id, bulletin_id, due_at, created_at)
      select gen_random_uuid(), b.organization_id, s.id, b.id, clock_timestamp(), b.created_at
        from fresh b join subscriber s on s.status_page_id = b.status_page_id
       where s.confirmed_at <= b.created_at and s.stopped_reason is null
         and (cardinality(s.component_ids) = 0 or jsonb_array_length(b.notice -> 'componentIds') = 0
              or s.component_ids && array(select jsonb_array_elements_text(b.notice -> 'componentIds'))::uuid[])
          on conflict (bulletin_id, subscriber_id) do nothing
    )
    update bulletin set spread_at = clock_timestamp() from fresh where bulletin.id = fresh.id`);
  return rowCount ?? 0;
}

/**
 * What was handed over by a process that died may have arrived: it is not sent again. A webhook is, since its id
 * tells the other side that it is the same.
 */
export async function settleUnsure(): Promise<number> {
  const { rowCount } = await pool().query(`
    update subscriber_delivery d set status = 'unsure', lease_until = null, lease_token = null, ended_at = clock_timestamp(),
           answer = 'Handed over; then the process that sent it ended.'
      from subscriber s
     where s.id = d.subscriber_id and s.kind <> 'webhook' and d.status = 'pending' and d.handed_at is not null
       and d.lease_until < clock_timestamp()`);
  return rowCount ?? 0;
}

const claimQuery = `
  with room as (
    select greatest(0, least($1::int, $2::int - count(*)::int)) as n from subscriber_delivery
     where tried_at > clock_timestamp() - interval '1 second'
  ), due as (
    select d.id from subscriber_delivery d
     where d.status = 'pending' and d.due_at <= clock_timestamp() and (d.lease_until is null or d.lease_until < clock_timestamp())
       and (d.handed_at is null or exists (select 1 from subscriber w where w.id = d.subscriber_id and w.kind = 'webhook'))
       and not exists (select 1 from subscriber_delivery e join bulletin eb on eb.id = e.bulletin_id, bulletin db
                        where e.subscriber_id = d.subscriber_id and e.status = 'pending' and e.created_at < d.created_at
                          and db.id = d.bulletin_id and eb.thread_id = db.thread_id
                          and (e.attempts = 0 or e.lease_until >= clock_timestamp()))
     order by d.bulletin_id is not null, d.due_at, d.id
     limit (select n from room) for update skip locked
  ), claimed as (
    update subscriber_delivery d
       set lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}), lease_token = gen_random_uuid(),
           attempts = d.attempts + 1, tried_at = clock_timestamp(), handed_at = null
      from due where d.id = due.id
    returning d.*
  )
  select c.id, c.organization_id, c.subscriber_id, c.bulletin_id, b.thread_id, c.letter, c.lease_token, c.attempts,
         s.kind, s.target, p.id as status_page_id, p.slug as page_slug, p.name as page_name, b.notice, clock_timestamp() as now
    from claimed c join subscriber s on s.id = c.subscriber_id join status_page p on p.id = s.status_page_id
    left join bulletin b on b.id = c.bulletin_id`;

async function claim(client: PoolClient, most: number, aSecond: number): Promise<ClaimedDelivery[]> {
  const { rows: lock } = await client.query<{ held: boolean }>("select pg_try_advisory_xact_lock($1) as held", [
    claimLock,
  ]);
  if (!lock[0]?.held) return [];
  return (await client.query<ClaimedDelivery>(claimQuery, [most, aSecond])).rows;
}

/**
 * Claims what is due with a lease, letters to single readers before bulletins, what is older first. Of one
 * conversation, a subscriber is told the earlier part before the later one.
 * @param most how many this process can take
 * @param aSecond how many all processes together may begin in a second
 */
export async function claimDeliveries(most: number, aSecond: number): Promise<ClaimedDelivery[]> {
  const client = await pool().connect();
  try {
    await client.query("begin");
    const rows = await claim(client, most, aSecond);
    await client.query("commit");
    client.release();
    return rows;
  } catch (error) {
    // A connection in the middle of something is of no use to anybody else.
    client.release(true);
    throw error;
  }
}

/**
 * Notes that a message is about to be whole in the other side's hands.
 * @throws Error when the lease was lost: then it must not be completed
 */
export async function noteHanded({ id, lease_token }: ClaimedDelivery): Promise<void> {
  const { rowCount } = await pool().query(
    `update subscriber_delivery set handed_at = clock_timestamp(), lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
      where id = $1 and lease_token = $2 and status = 'pending'`,
    [id, lease_token],
  );
  if (rowCount !== 1) throw new Error("Another process has taken this delivery over.");
}

/** How a try ended. */
export type DeliveryOutcome = {
  status: "sent" | "failed" | "unsure" | "pending";
  answer: string;
  /** Until the next try; null when there is none. */
  waitMs: number | null;
};

/** Writes down how a try ended, if the lease is still ours. @returns false when it was lost */
export async function finishDelivery(
  { id, lease_token }: ClaimedDelivery,
  { status, answer, waitMs }: DeliveryOutcome,
): Promise<boolean> {
  const { rowCount } = await pool().query(
    `update subscriber_delivery
        set status = $3, answer = $4, lease_until = null, lease_token = null, handed_at = case when $3 = 'pending' then null else handed_at end,
            due_at = case when $5::float8 is null then due_at else clock_timestamp() + make_interval(secs => $5::float8 / 1000) end,
            ended_at = case when $3 = 'pending' then null else clock_timestamp() end
      where id = $1 and lease_token = $2`,
    [id, lease_token, status, answer.slice(0, 500), waitMs],
  );
  return rowCount === 1;
}

/** Ends a subscription that leads nowhere any more. */
export async function stopSubscriber(subscriberId: string, reason: string): Promise<void> {
  await pool().query("update subscriber set stopped_reason = $2 where id = $1", [subscriberId, reason.slice(0, 200)]);
}

type LetterCounts = { hour: number; day: number; page: number; subscribers: number };

/** How many letters were caused of late: by a target on any page, and on one page by all. */
export async function countLetters(statusPageId: string, hash: string): Promise<LetterCounts> {
  const { rows } = await pool().query<LetterCounts>(
    `select (select count(*)::int from subscriber_delivery d join subscriber s on s.id = d.subscriber_id
              where s.target_hash = $2 and s.status_page_id = $1 and d.letter is not null and d.created_at > now() - interval '1 hour') as hour,
            (select count(*)::int from subscriber_delivery d join subscriber s on s.id = d.subscriber_id
              where s.target_hash = $2 and d.letter is not null and d.created_at > now() - interval '1 day') as day,
            (select count(*)::int from subscriber_delivery d join subscriber s on s.id = d.subscriber_id
              where s.status_page_id = $1 and d.letter is not null and d.created_at > now() - interval '1 hour') as page,
            (select count(*)::int from subscriber where status_page_id = $1) as subscribers`,
    [statusPageId, hash],
  );
  return rows[0] ?? { hour: 0, day: 0, page: 0, subscribers: 0 };
}

/** Writes a letter to one subscriber, due at once. */
export async function writeLetter(
  tx: TenantTx,
  about: { organizationId: string; subscriberId: string; letter: "confirm" | "known" },
): Promise<void> {
  await tx.$executeRaw`
    insert into subscriber_delivery (id, organization_id, subscriber_id, letter, due_at, created_at)
    values (gen_random_uuid(), ${about.organizationId}::uuid, ${about.subscriberId}::uuid, ${about.letter}, clock_timestamp(), clock_timestamp())`;
}

/** Forgets who never said yes, and what was sent long ago. */
export async function forgetOld(confirmDays: number): Promise<void> {
  await pool().query(
    "delete from subscriber where confirmed_at is null and created_at < now() - make_interval(days => $1)",
    [confirmDays],
  );
  await pool().query(
    "delete from subscriber_delivery where status <> 'pending' and created_at < now() - interval '90 days'",
  );
}

/** What subscribing to a page needs to know of it; null when there is none. */
export async function findReaderPage(
  id: string,
): Promise<{ organizationId: string; subscriptions: boolean; componentIds: string[] } | null> {
  const { rows } = await pool().query<{ organization_id: string; subscriptions: boolean; component_ids: string[] }>(
    `select p.organization_id, coalesce(r.subscriptions, true) as subscriptions,
            array(select c.id from status_page_component c where c.status_page_id = p.id)::text[] as component_ids
       from status_page p left join reader_settings r on r.status_page_id = p.id where p.id = $1`,
    [id],
  );
  const [row] = rows;
  if (!row) return null;
  return {
    organizationId: row.organization_id,
    subscriptions: row.subscriptions,
    componentIds: row.component_ids,
  };
}

type SubscriberRow = {
  id: string;
  kind: string;
  target: string;
  componentIds: string[];
  confirmedAt: Date | null;
  stoppedReason: string | null;
  createdAt: Date;
};

/** A row as the owner of its page sees it. */
export function subscriberOf(row: SubscriberRow): Subscriber {
  const kind = row.kind as SubscriberKind;
  return {
    id: row.id,
    kind,
    shown: shownTarget(kind, openTarget(row.target)),
    componentIds: row.componentIds,
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    stoppedReason: row.stoppedReason,
    createdAt: row.createdAt.toISOString(),
  };
}

type ProgressRow = Record<"total" | "sent" | "failed" | "unsure" | "pending", number> & {
  id: string;
  notice: BulletinNotice;
  created_at: Date;
  spread_at: Date | null;
  ended_at: Date | null;
};

/** How far the newest bulletins of a page have come. */
export async function findProgress(organizationId: string, statusPageId: string): Promise<BulletinProgress[]> {
  const { rows } = await pool().query<ProgressRow>(
    `select b.id, b.notice, b.created_at, b.spread_at, max(d.ended_at) as ended_at, count(d.id)::int as total,
            count(*) filter (where d.status = 'sent')::int as sent, count(*) filter (where d.status = 'failed')::int as failed,
            count(*) filter (where d.status = 'unsure')::int as unsure, count(*) filter (where d.status = 'pending')::int as pending
       from (select * from bulletin where organization_id = $1 and status_page_id = $2 and created_at > now() - interval '30 days'
              order by created_at desc limit 20) b
       left join subscriber_delivery d on d.bulletin_id = b.id
      group by b.id, b.notice, b.created_at, b.spread_at order by b.created_at desc`,
    [organizationId, statusPageId],
  );
  return rows.map(({ id, notice, created_at, spread_at, ended_at, total, sent, failed, unsure, pending }) => ({
    id,
    title: notice.title,
    status: notice.status,
    createdAt: created_at.toISOString(),
    counted: spread_at !== null,
    ...{ total, sent, failed, unsure, pending },
    endedAt: pending === 0 ? (ended_at?.toISOString() ?? null) : null,
  }));
}
