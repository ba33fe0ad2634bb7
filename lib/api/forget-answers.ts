import { idempotency } from "@/lib/api/answer-once";
import { pool } from "@/lib/db";

/** Drops the answers kept for repeated requests that are older than 24 hours. @returns how many */
export async function forgetAnswers(): Promise<number> {
  const { rowCount } = await pool().query(
    "delete from idempotency_key where created_at < clock_timestamp() - make_interval(hours => $1)",
    [idempotency.keptHours],
  );
  return rowCount ?? 0;
}
