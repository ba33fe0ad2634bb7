import type { TenantDb, TenantTx } from "@/lib/db";
import { type FieldError, invalid } from "@/lib/errors";
import type { PolicyInput } from "@/lib/policy/policy";

const idsOf = async (rows: Promise<{ id: string }[]>): Promise<ReadonlySet<string>> =>
  new Set((await rows).map(({ id }) => id));

/**
 * Checks that what a policy names is there.
 * @throws AppError `invalid`, naming each field that points at nothing
 */
export async function checkReferences(db: TenantDb | TenantTx, { match, steps }: PolicyInput): Promise<void> {
  const select = { id: true } as const;
  const named = (ids: readonly string[]) => ({ where: { id: { in: [...ids] } }, select });
  // One after the other: a transaction has one connection.
  const channels = await idsOf(db.channel.findMany(named(steps.flatMap(({ channelIds }) => channelIds))));
  const rotations = await idsOf(db.rotation.findMany(named(steps.flatMap(({ rotationIds }) => rotationIds))));
  const monitors = await idsOf(db.monitor.findMany(named(match.monitorIds)));
  const problems: FieldError[] = [];
  for (const [index, { channelIds, rotationIds }] of steps.entries()) {
    if (channelIds.some((id) => !channels.has(id)))
      problems.push({ field: `steps.${index}.channelIds`, message: "No such channel." });
    if (rotationIds.some((id) => !rotations.has(id)))
      problems.push({ field: `steps.${index}.rotationIds`, message: "No such rotation." });
  }
  if (match.monitorIds.some((id) => !monitors.has(id)))
    problems.push({ field: "match.monitorIds", message: "No such monitor." });
  if (problems.length > 0) throw invalid(problems);
}
