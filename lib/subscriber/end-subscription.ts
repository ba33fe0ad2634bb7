import { pool } from "@/lib/db";
import { readToken } from "@/lib/subscriber/token";

/** Ends a subscription and forgets the address. Ending one that is gone is the same. */
export async function endSubscription(purpose: "leave" | "manage", token: unknown): Promise<void> {
  const id = readToken(purpose, token, new Date());
  if (id !== null) await pool().query("delete from subscriber where id = $1", [id]);
}
