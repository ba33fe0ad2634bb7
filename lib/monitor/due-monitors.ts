import { pool } from "@/lib/db";

/** Seconds a confirmation may take before another worker takes it over. */
const confirmationLease = 20;

/** The database's clock, in whole seconds of Unix time. */
export async function databaseSecond(): Promise<number> {
  const { rows } = await pool().query<{ second: string }>(
    "select floor(extract(epoch from clock_timestamp()))::bigint as second",
  );
  return Number(rows[0]?.second);
}

/** Monitors that are due in a region in this second: arithmetic on phase and interval, no row is written. */
export async function dueMonitors(region: string, second: number): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>({
    name: "due-monitors",
    text: "select id from monitor where paused_at is null and $1 = any(regions) and ($2::bigint - phase) % interval_seconds = 0",
    values: [region, second],
  });
  return rows.map((row) => row.id);
}

/**
 * Takes the confirmations that have fallen due in a region. Each is lent for a while: if the worker
 * that checks it dies, it falls due again.
 */
export async function claimConfirmations(region: string): Promise<string[]> {
  const { rows } = await pool().query<{ monitor_id: string }>({
    name: "claim-confirmations",
    text: `update region_state set confirm_at = clock_timestamp() + make_interval(secs => ${confirmationLease})
            where (monitor_id, region) in (
              select monitor_id, region from region_state where region = $1 and confirm_at <= clock_timestamp() for update skip locked)
            returning monitor_id`,
    values: [region],
  });
  return rows.map((row) => row.monitor_id);
}
