import type { TenantTx } from "@/lib/db";
import { closeIncident } from "@/lib/incident/close-incident";
import { severities } from "@/lib/incident/incident";

/**
 * Takes a monitor that is about to be deleted out of the incidents that it shares with others: they go on without
 * it, and the next of them is the first. Those of its own leave with it. Runs under the monitor's row lock.
 */
export async function leaveIncidents(
  tx: TenantTx,
  { organizationId, monitorId, at }: { organizationId: string; monitorId: string; at: Date },
): Promise<void> {
  const shared = await tx.incident.findMany({
    where: {
      AND: [{ members: { some: { monitorId } } }, { members: { some: { monitorId: { not: monitorId } } } }],
    },
    select: { id: true, monitorId: true, resolvedAt: true },
  });
  for (const { id, monitorId: first } of shared) {
    if (first !== monitorId) continue;
    const next = await tx.incidentMember.findFirst({
      where: { incidentId: id, monitorId: { not: monitorId } },
      orderBy: [{ resolvedAt: { sort: "desc", nulls: "first" } }, { startedAt: "asc" }],
      select: { monitorId: true },
    });
    if (next) await tx.incident.update({ where: { id }, data: { monitorId: next.monitorId } });
  }
  if (shared.some(({ resolvedAt }) => resolvedAt === null))
    for (const severity of severities)
      await closeIncident(tx, { organizationId, monitorId, severity, at, by: "deletion" });
}
