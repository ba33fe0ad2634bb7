import { pool } from "@/lib/db";
import { readToken } from "@/lib/subscriber/token";

/**
 * Says yes for whom the link was sent to. Once or ten times is the same.
 * @param token of a link to confirm
 * @returns the subscriber's id; null when the link has ended or nobody is there any more
 */
export async function confirmSubscriber(token: unknown): Promise<string | null> {
  const id = readToken("confirm", token, new Date());
  if (id === null) return null;
  const { rowCount } = await pool().query(
    `update subscriber set confirmed_at = coalesce(confirmed_at, clock_timestamp()), stopped_reason = null where id = $1`,
    [id],
  );
  return rowCount === 1 ? id : null;
}
