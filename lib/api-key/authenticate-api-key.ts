import { keyPrefix } from "@/lib/api-key/api-key";
import { pool } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";
import { hashOf } from "./store";

/**
 * Who a key speaks for; null for one that is unknown or revoked. Looked up by its hash, so that the time
 * taken tells nothing of how much of a key is right. Its last use is noted once a minute at most.
 */
export async function authenticateApiKey(key: string): Promise<Actor | null> {
  if (!key.startsWith(keyPrefix) || key.length > 100) return null;
  const { rows } = await pool().query<{ id: string; organization_id: string; stale: boolean }>(
    `select id, organization_id, coalesce(last_used_at < clock_timestamp() - interval '1 minute', true) as stale
       from api_key where hash = $1 and revoked_at is null`,
    [hashOf(key)],
  );
  const found = rows[0];
  if (!found) return null;
  if (found.stale) await pool().query("update api_key set last_used_at = clock_timestamp() where id = $1", [found.id]);
  return { kind: "key", keyId: found.id, organizationId: found.organization_id };
}
