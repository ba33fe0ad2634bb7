import { replanIncidents } from "@/lib/alert/replan-incidents";
import { tenantDb } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { checkReferences } from "@/lib/policy/check-references";
import { type Policy, policyChange, policyInput } from "@/lib/policy/policy";
import { Prisma } from "@/prisma/generated/client";
import { columnsOf, findPolicy, lockPolicies, movePolicy, onlyDefault, writeTargets } from "./store";

const place = policyChange.pick({ position: true });

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function inputOf(policy: Policy): Record<string, unknown> {
  const { id: _id, position: _position, createdAt: _created, updatedAt: _updated, ...input } = policy;
  return input;
}

/**
 * Changes the named fields and leaves the others. What it has planned for incidents that nobody has acknowledged is
 * planned anew.
 * @throws AppError `not-found`, or `invalid` naming the fields
 */
export async function updatePolicy(actor: Actor, id: string, input: unknown): Promise<Policy> {
  const { organizationId } = actor;
  const db = tenantDb(organizationId);
  const changed = await db.$transaction(async (tx) => {
    await lockPolicies(tx, organizationId);
    const stored = await findPolicy(tx, id);
    const { position, ...fields } = isFields(input) ? input : {};
    const wanted = parse(policyInput, isFields(input) ? { ...inputOf(stored), ...fields } : input);
    const to = position === undefined ? undefined : parse(place, { position }).position;
    await checkReferences(tx, wanted);
    await tx.alertPolicy.update({ where: { id: stored.id }, data: columnsOf(wanted, Prisma.JsonNull) });
    await writeTargets(tx, organizationId, stored.id, wanted.steps);
    if (wanted.isDefault) await onlyDefault(tx, stored.id);
    if (to !== undefined) await movePolicy(tx, stored.id, to);
    return findPolicy(tx, stored.id);
  });
  await replanIncidents(organizationId, { policyId: changed.id });
  return changed;
}
