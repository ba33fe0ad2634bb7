import { ensurePartitions, partitionName } from "@/lib/check/ensure-partitions";
import { pool } from "@/lib/db";

/**
 * Makes the partitions of the next days and drops those past retention, by the database's clock.
 * @returns the names of the partitions that were dropped
 */
export async function keepPartitions(retentionDays: number): Promise<string[]> {
  await ensurePartitions(pool());
  const { rows: clock } = await pool().query<{ oldest: Date }>(
    "select clock_timestamp() - make_interval(days => $1) as oldest",
    [retentionDays],
  );
  const oldest = clock[0]?.oldest;
  if (!oldest) return [];
  const { rows } = await pool().query<{ name: string }>(
    "select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = '\"check\"'::regclass and c.relname ~ '^check_[0-9]{8}$' and c.relname < $1",
    [partitionName(oldest)],
  );
  for (const { name } of rows) await pool().query(`drop table if exists "${name}"`);
  return rows.map(({ name }) => name);
}
