import { pool } from "@/lib/db";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { amiss, type RegionSigns } from "@/lib/operator/heartbeat";

const withinMs = 10_000;

const regionSigns = `
  select r.name, extract(epoch from clock_timestamp() - r.scheduled_at)::float8 as "scheduledAge",
         extract(epoch from clock_timestamp() - r.recorded_at)::float8 as "recordedAge",
         coalesce(r.blind_until > clock_timestamp(), false) as blind,
         (select min(m.interval_seconds) from monitor m where m.paused_at is null and r.name = any(m.regions)
             and m.created_at < clock_timestamp() - interval '2 minutes') as "shortestInterval"
    from region r order by r.name`;

/** While something is being sent the alerter is alive: what waits then waits for its receiver. */
const alertAge = `
  select extract(epoch from clock_timestamp() - min(a.due_at))::float8 as age
    from alert a join channel c on c.id = a.channel_id and c.disabled_at is null
   where a.status = 'pending' and a.attempts = 0 and a.due_at < clock_timestamp()
     and not exists (select from alert l where l.status = 'pending' and l.lease_until > clock_timestamp())`;

/**
 * Calls HEARTBEAT_URL while all is well: schedulers tick, checks are recorded, nothing is blind, no alert waits. Whoever
 * listens there raises the alarm when it stays away. Does nothing where none is set.
 * @returns what is amiss, so that it was not called
 */
export async function sendHeartbeat(): Promise<string[]> {
  const { HEARTBEAT_URL: url } = env();
  if (url === undefined) return [];
  const [regions, alerts] = await Promise.all([
    pool().query<RegionSigns>(regionSigns),
    pool().query<{ age: number | null }>(alertAge),
  ]);
  const wrong = amiss({ regions: regions.rows, alertAge: alerts.rows[0]?.age ?? null });
  if (wrong.length > 0) {
    log("operator").error({ wrong }, "the heartbeat is held back");
    return wrong;
  }
  const response = await fetch(url, { signal: AbortSignal.timeout(withinMs), redirect: "follow" });
  if (!response.ok) log("operator").warn({ status: response.status }, "the heartbeat was not taken");
  return [];
}
