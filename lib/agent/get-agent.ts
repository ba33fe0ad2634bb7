import type { AgentView } from "@/lib/agent/agent";
import { tenantDb } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";
import { agentOf, findAgent } from "./store";

/** One agent. @throws AppError `not-found` */
export const getAgent = async (actor: Actor, id: string): Promise<AgentView> =>
  agentOf(await findAgent(tenantDb(actor.organizationId), id));
