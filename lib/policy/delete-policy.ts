import { tenantDb } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";
import { findPolicy, lockPolicies, renumber } from "./store";

/**
 * Removes a policy. What it planned for incidents that are open is sent all the same: nobody who counts on being
 * told is forgotten. @throws AppError `not-found`
 */
export async function deletePolicy(actor: Actor, id: string): Promise<void> {
  const { organizationId } = actor;
  await tenantDb(organizationId).$transaction(async (tx) => {
    await lockPolicies(tx, organizationId);
    const { id: policyId } = await findPolicy(tx, id);
    await tx.alertPolicy.deleteMany({ where: { id: policyId } });
    await renumber(tx);
  });
}
