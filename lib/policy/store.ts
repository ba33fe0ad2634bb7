import type { TenantDb, TenantTx } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { Policy, PolicyInput } from "@/lib/policy/policy";
import type { Prisma } from "@/prisma/generated/client";

const withTargets = { targets: { orderBy: { id: "asc" } } } satisfies Prisma.AlertPolicyInclude;
type PolicyRow = Prisma.AlertPolicyGetPayload<{ include: typeof withTargets }>;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @throws AppError `not-found`, the same for a foreign id, an unknown one and one that is no id. */
export async function findPolicy(db: TenantDb | TenantTx, id: string): Promise<Policy> {
  const row = uuid.test(id) ? await db.alertPolicy.findFirst({ where: { id }, include: withTargets }) : null;
  if (!row) throw notFound("alert policy");
  return policyOf(row);
}

/** All of an organization, in the order in which they are looked at. */
export async function findPolicies(db: TenantDb | TenantTx): Promise<Policy[]> {
  const rows = await db.alertPolicy.findMany({ include: withTargets, orderBy: [{ position: "asc" }, { id: "asc" }] });
  return rows.map(policyOf);
}

const isString = (value: string | null): value is string => value !== null;

function policyOf(row: PolicyRow): Policy {
  const targetsOf = (step: number) => row.targets.filter((target) => target.step === step);
  return {
    id: row.id,
    name: row.name,
    position: row.position,
    isDefault: row.isDefault,
    match: row.match as Policy["match"],
    timeZone: row.timeZone,
    steps: row.stepMinutes.map((afterMinutes, step) => ({
      afterMinutes,
      channelIds: targetsOf(step)
        .map(({ channelId }) => channelId)
        .filter(isString),
      rotationIds: targetsOf(step)
        .map(({ rotationId }) => rotationId)
        .filter(isString),
    })),
    repeat: row.repeat as Policy["repeat"],
    reminder: row.reminder as Policy["reminder"],
    quietHours: row.quietHours as Policy["quietHours"],
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** The columns for an input, without its targets. `none` is how the database writes a null of JSON. */
export const columnsOf = <None>(input: PolicyInput, none: None) => ({
  name: input.name,
  isDefault: input.isDefault,
  match: input.match,
  timeZone: input.timeZone,
  stepMinutes: input.steps.map(({ afterMinutes }) => afterMinutes),
  repeat: input.repeat ?? none,
  reminder: input.reminder ?? none,
  quietHours: input.quietHours ?? none,
});

/** Writes whom the steps of a policy tell, in the place of whom they told. */
export async function writeTargets(
  tx: TenantTx,
  organizationId: string,
  policyId: string,
  steps: PolicyInput["steps"],
): Promise<void> {
  await tx.alertPolicyTarget.deleteMany({ where: { policyId } });
  await tx.alertPolicyTarget.createMany({
    data: steps.flatMap(({ channelIds, rotationIds }, step) => [
      ...channelIds.map((channelId) => ({ organizationId, policyId, step, channelId })),
      ...rotationIds.map((rotationId) => ({ organizationId, policyId, step, rotationId })),
    ]),
  });
}

/** Changes to the order and to the default of one organization's policies come one after the other. */
export async function lockPolicies(tx: TenantTx, organizationId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`policies ${organizationId}`}, 0))`;
}

/** Makes a policy the only default. */
export async function onlyDefault(tx: TenantTx, id: string): Promise<void> {
  await tx.alertPolicy.updateMany({ where: { id: { not: id }, isDefault: true }, data: { isDefault: false } });
}

async function writeOrder(tx: TenantTx, ids: readonly string[]): Promise<void> {
  for (const [index, id] of ids.entries())
    await tx.alertPolicy.update({ where: { id }, data: { position: index + 1 } });
}

/** Closes the gap that a policy leaves. */
export const renumber = async (tx: TenantTx): Promise<void> =>
  writeOrder(
    tx,
    (await findPolicies(tx)).map(({ id }) => id),
  );

/** Puts a policy in another place of the order. @param position from 1; past the end is the end */
export async function movePolicy(tx: TenantTx, id: string, position: number): Promise<void> {
  const others = (await findPolicies(tx)).map((policy) => policy.id).filter((each) => each !== id);
  await writeOrder(tx, [...others.slice(0, position - 1), id, ...others.slice(position - 1)]);
}
