import type pg from "pg";

const dayMs = 86_400_000;
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The name of the partition that holds the checks of a day (UTC). */
export const partitionName = (day: Date): string => `check_${dayOf(day.getTime()).replaceAll("-", "")}`;

/**
 * Makes the partitions from yesterday to three days ahead, by the database's clock. Those that
 * are there stay. A check whose day has no partition could not be recorded.
 */
export async function ensurePartitions(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ now: Date }>("select clock_timestamp() as now");
  const today = rows[0]?.now.getTime() ?? 0;
  for (let offset = -1; offset <= 3; offset++) {
    const [from, to] = [today + offset * dayMs, today + (offset + 1) * dayMs];
    await pool.query(
      `create table if not exists "${partitionName(new Date(from))}" partition of "check"
         for values from ('${dayOf(from)} 00:00:00+00') to ('${dayOf(to)} 00:00:00+00')`,
    );
  }
}
