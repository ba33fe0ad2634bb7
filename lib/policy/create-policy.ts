import { tenantDb } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Actor } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { checkReferences } from "@/lib/policy/check-references";
import { type Policy, policyInput, policyLimits } from "@/lib/policy/policy";
import { Prisma } from "@/prisma/generated/client";
import { columnsOf, findPolicy, lockPolicies, onlyDefault, writeTargets } from "./store";

/**
 * Adds a policy after those that are there. One that is the default takes the place of the one that was.
 * @throws AppError `invalid` naming the fields, `limit` when there are too many
 */
export async function createPolicy(actor: Actor, input: unknown): Promise<Policy> {
  const wanted = parse(policyInput, input);
  const { organizationId } = actor;
  return tenantDb(organizationId).$transaction(async (tx) => {
    await lockPolicies(tx, organizationId);
    await checkReferences(tx, wanted);
    const count = await tx.alertPolicy.count();
    if (count >= policyLimits.policies)
      throw new AppError("limit", `An organization has at most ${policyLimits.policies} alert policies.`);
    const data = { ...columnsOf(wanted, Prisma.JsonNull), organizationId, position: count + 1 };
    const { id } = await tx.alertPolicy.create({ data });
    await writeTargets(tx, organizationId, id, wanted.steps);
    if (wanted.isDefault) await onlyDefault(tx, id);
    return findPolicy(tx, id);
  });
}
