import { pool } from "@/lib/db";
import { isQueueAway } from "@/lib/queue/queue-state";

/** Says that a worker serves this region now, by the database's clock, and whether it has recorded checks since the last time. */
export async function announceRegion(name: string, recorded = false): Promise<void> {
  await pool().query(
    `insert into region (name, last_seen_at, recorded_at) values ($1, clock_timestamp(), case when $2::boolean then clock_timestamp() end)
     on conflict (name) do update set last_seen_at = excluded.last_seen_at, recorded_at = coalesce(excluded.recorded_at, region.recorded_at)`,
    [name, recorded],
  );
}

/** Says that a scheduler queued what was due in this region, and whether the queue took it the usual way. */
export async function announceScheduler(name: string): Promise<void> {
  await pool().query(
    `update region set scheduled_at = clock_timestamp(),
            queue_away_since = case when $2::boolean then coalesce(queue_away_since, clock_timestamp()) end
      where name = $1`,
    [name, isQueueAway()],
  );
}

/** Says that an alerter of this region is at work. */
export async function announceAlerter(name: string): Promise<void> {
  await pool().query("update region set alerter_seen_at = clock_timestamp() where name = $1", [name]);
}
