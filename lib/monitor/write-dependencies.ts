import type { TenantTx } from "@/lib/db";
import { invalid } from "@/lib/errors";
import { cycleThrough } from "@/lib/monitor/dependency";

/**
 * Writes what a monitor stands on, in place of what it stood on before. Two such changes of one organization are
 * made one after the other, so that they close no cycle between them.
 * @throws AppError `invalid` for a parent that is not there or through which the monitor would stand on itself
 */
export async function writeDependencies(
  tx: TenantTx,
  organizationId: string,
  monitorId: string,
  parentIds: readonly string[],
): Promise<void> {
  const wanted = [...new Set(parentIds)];
  if (wanted.length > 0) {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`dependencies ${organizationId}`}, 0))`;
    const there = await tx.monitor.findMany({ where: { id: { in: wanted } }, select: { id: true } });
    if (there.length < wanted.length) throw invalid([{ field: "dependsOn", message: "No such monitor." }]);
    const edges = await tx.monitorDependency.findMany({ where: { monitorId: { not: monitorId } } });
    const through = cycleThrough(edges, monitorId, wanted);
    if (through === monitorId) throw invalid([{ field: "dependsOn", message: "A monitor does not depend on itself." }]);
    if (through !== null)
      throw invalid([{ field: "dependsOn", message: `The monitor ${through} depends on this one already.` }]);
  }
  await tx.monitorDependency.deleteMany({ where: { monitorId } });
  await tx.monitorDependency.createMany({
    data: wanted.map((parentId) => ({ organizationId, monitorId, parentId })),
  });
}
