import { createHash } from "node:crypto";
import { type AgentActor, agentKeyPrefix } from "@/lib/agent/agent";
import { pool } from "@/lib/db";

/** Whose agent a key is of; null for one that is unknown or revoked. That it was seen is noted once in ten seconds at most. */
export async function authenticateAgent(key: string): Promise<AgentActor | null> {
  if (!key.startsWith(agentKeyPrefix) || key.length > 100) return null;
  const { rows } = await pool().query<{ id: string; organization_id: string; name: string; stale: boolean }>(
    `select id, organization_id, name,
            coalesce(last_seen_at < clock_timestamp() - interval '10 seconds', true) as stale
       from agent where hash = $1 and revoked_at is null`,
    [createHash("sha256").update(key).digest("hex")],
  );
  const found = rows[0];
  if (!found) return null;
  if (found.stale) await pool().query("update agent set last_seen_at = clock_timestamp() where id = $1", [found.id]);
  return { agentId: found.id, organizationId: found.organization_id, name: found.name };
}
