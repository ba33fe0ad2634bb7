import { pool } from "@/lib/db";
import type { BlindRegion } from "@/lib/region/sight";

/** The regions that are blind now, by name. A worker that died blind counts for no longer than it said. */
export async function blindRegions(): Promise<BlindRegion[]> {
  const { rows } = await pool().query<{ name: string; since: Date; until: Date; why: string }>(
    `select name, blind_since as since, blind_until as until, blind_reason as why
       from region where blind_until > clock_timestamp() order by name`,
  );
  return rows.map((row) => ({ ...row, since: row.since.toISOString(), until: row.until.toISOString() }));
}
