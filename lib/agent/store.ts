import type { AgentView } from "@/lib/agent/agent";
import type { TenantDb, TenantTx } from "@/lib/db";
import { invalid, notFound } from "@/lib/errors";
import type { Prisma } from "@/prisma/generated/client";

export const withMonitors = { monitors: { select: { monitorId: true } } } as const;
type AgentRow = Prisma.AgentGetPayload<{ include: typeof withMonitors }>;

export const agentOf = ({ id, name, prefix, createdAt, lastSeenAt, monitors }: AgentRow): AgentView => ({
  id,
  name,
  prefix,
  monitorIds: monitors.map(({ monitorId }) => monitorId),
  createdAt: createdAt.toISOString(),
  lastSeenAt: lastSeenAt?.toISOString() ?? null,
});

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @throws AppError `not-found`, the same for a foreign id, an unknown one, a revoked one and one that is no id. */
export async function findAgent(db: TenantDb | TenantTx, id: string): Promise<AgentRow> {
  const row = uuid.test(id)
    ? await db.agent.findFirst({ where: { id, revokedAt: null }, include: withMonitors })
    : null;
  if (!row) throw notFound("agent");
  return row;
}

/** Attaches an agent to these monitors and no others. @throws AppError `invalid` for a monitor that is not there */
export async function attach(
  tx: TenantTx,
  organizationId: string,
  agentId: string,
  given: readonly string[],
): Promise<void> {
  const monitorIds = [...new Set(given.map((id) => id.toLowerCase()))];
  const found = await tx.monitor.count({ where: { id: { in: monitorIds } } });
  if (found !== monitorIds.length) throw invalid([{ field: "monitorIds", message: "No such monitor." }]);
  await tx.agentMonitor.deleteMany({ where: { agentId } });
  await tx.agentMonitor.createMany({
    data: monitorIds.map((monitorId) => ({ organizationId, agentId, monitorId })),
  });
}
