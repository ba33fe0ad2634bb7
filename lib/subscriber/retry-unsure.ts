import { pool } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";

/**
 * Sends again what may not have arrived, because its owner would rather have some hear twice than not at all.
 * @returns how many messages
 */
export async function retryUnsure(actor: Actor, bulletinId: string): Promise<number> {
  if (!/^[0-9a-f-]{36}$/.test(bulletinId)) return 0;
  const { rowCount } = await pool().query(
    `update subscriber_delivery set status = 'pending', due_at = clock_timestamp(), handed_at = null, ended_at = null
      where organization_id = $1 and bulletin_id = $2 and status = 'unsure'`,
    [actor.organizationId, bulletinId],
  );
  return rowCount ?? 0;
}
