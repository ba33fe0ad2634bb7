import { pool } from "@/lib/db";

/** Says that a worker serves this region now, by the database's clock. */
export async function announceRegion(name: string): Promise<void> {
  await pool().query(
    "insert into region (name, last_seen_at) values ($1, clock_timestamp()) on conflict (name) do update set last_seen_at = excluded.last_seen_at",
    [name],
  );
}
