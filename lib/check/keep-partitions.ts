import { pool } from "@/lib/db";

const nameOf = (day: Date): string => `check_${day.toISOString().slice(0, 10).replaceAll("-", "")}`;

/**
 * Makes the partitions of the next days and drops those past retention, by the database's clock.
 * @returns the names of the partitions that were dropped
 */
export async function keepPartitions(retentionDays: number): Promise<string[]> {
  await pool().query(
    "select ensure_check_partitions((clock_timestamp() at time zone 'utc')::date - 1, (clock_timestamp() at time zone 'utc')::date + 3)",
  );
  const { rows: clock } = await pool().query<{ oldest: Date }>(
    "select clock_timestamp() - make_interval(days => $1) as oldest",
    [retentionDays],
  );
  const oldest = clock[0]?.oldest;
  if (!oldest) return [];
  const { rows } = await pool().query<{ name: string }>(
    "select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = '\"check\"'::regclass and c.relname ~ '^check_[0-9]{8}$' and c.relname < $1",
    [nameOf(oldest)],
  );
  for (const { name } of rows) await pool().query(`drop table if exists "${name}"`);
  return rows.map(({ name }) => name);
}
