import { createHash, randomBytes } from "node:crypto";
import { type AgentView, agentInput, agentKeyPrefix } from "@/lib/agent/agent";
import { tenantDb } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Actor } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { agentOf, attach, findAgent } from "./store";

const mostAgents = 200;

/**
 * Makes an agent with its key. The key is in the answer, this once: only its hash is kept.
 * @throws AppError `invalid`, `limit`
 */
export async function createAgent(actor: Actor, given: unknown): Promise<{ agent: AgentView; key: string }> {
  const { name, monitorIds } = parse(agentInput, given);
  const { organizationId } = actor;
  const key = `${agentKeyPrefix}${randomBytes(32).toString("base64url")}`;
  const hash = createHash("sha256").update(key).digest("hex");
  return tenantDb(organizationId).$transaction(async (tx) => {
    if ((await tx.agent.count({ where: { revokedAt: null } })) >= mostAgents)
      throw new AppError("limit", `An organization has at most ${mostAgents} agents.`);
    const { id } = await tx.agent.create({ data: { organizationId, name, prefix: key.slice(0, 11), hash } });
    await attach(tx, organizationId, id, monitorIds);
    return { agent: agentOf(await findAgent(tx, id)), key };
  });
}
