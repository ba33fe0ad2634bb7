import { pool } from "@/lib/db";
import { blindSeconds } from "@/lib/region/sight";

/** Says that a region is blind, and why, by the database's clock. */
export async function noteBlind(region: string, why: string): Promise<void> {
  await pool().query(
    `insert into region (name, last_seen_at, blind_since, blind_until, blind_reason)
     values ($1, clock_timestamp(), clock_timestamp(), clock_timestamp() + make_interval(secs => $3), $2)
     on conflict (name) do update set blind_since = coalesce(region.blind_since, excluded.blind_since),
            blind_until = excluded.blind_until, blind_reason = excluded.blind_reason`,
    [region, why, blindSeconds],
  );
}

/** Says that it sees again. */
export async function noteSighted(region: string): Promise<void> {
  await pool().query("update region set blind_since = null, blind_until = null, blind_reason = null where name = $1", [
    region,
  ]);
}
