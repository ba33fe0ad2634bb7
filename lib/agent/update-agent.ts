import { type AgentView, agentChange } from "@/lib/agent/agent";
import { tenantDb } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { agentOf, attach, findAgent } from "./store";

/** Renames an agent or attaches it to other monitors. @throws AppError `invalid`, `not-found` */
export async function updateAgent(actor: Actor, id: string, given: unknown): Promise<AgentView> {
  const { organizationId } = actor;
  return tenantDb(organizationId).$transaction(async (tx) => {
    const agent = await findAgent(tx, id);
    const { name, monitorIds } = parse(agentChange, given);
    if (name !== undefined) await tx.agent.update({ where: { id: agent.id }, data: { name } });
    if (monitorIds !== undefined) await attach(tx, organizationId, agent.id, monitorIds);
    return agentOf(await findAgent(tx, id));
  });
}
