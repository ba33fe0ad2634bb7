import { z } from "zod";
import type { AgentView } from "@/lib/agent/agent";
import { tenantDb } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";
import { idCursor, type Page, pageInput, pageOf } from "@/lib/page";
import { parse } from "@/lib/parse";
import { agentOf, withMonitors } from "./store";

const listInput = z.strictObject({ ...pageInput, cursor: idCursor });

/** The agents that are in use, newest first. @throws AppError `invalid` */
export async function listAgents(actor: Actor, input: z.input<typeof listInput> = {}): Promise<Page<AgentView>> {
  const { limit, cursor } = parse(listInput, input);
  const rows = await tenantDb(actor.organizationId).agent.findMany({
    where: { revokedAt: null },
    include: withMonitors,
    orderBy: { id: "desc" },
    take: limit + 1,
    ...(cursor === undefined ? {} : { cursor: { id: cursor }, skip: 1 }),
  });
  return pageOf(rows, limit, agentOf, (row) => row.id);
}
