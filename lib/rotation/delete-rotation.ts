import { tenantDb } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Actor } from "@/lib/organization/actor";
import { findRotation } from "./store";

/** Removes a rotation. @throws AppError `not-found`, or `conflict` while an alert policy tells it */
export async function deleteRotation(actor: Actor, id: string): Promise<void> {
  await tenantDb(actor.organizationId).$transaction(async (tx) => {
    const { id: rotationId } = await findRotation(tx, id);
    const target = await tx.alertPolicyTarget.findFirst({
      where: { rotationId },
      select: { policy: { select: { name: true } } },
    });
    if (target)
      throw new AppError("conflict", `The alert policy "${target.policy.name}" tells it. Take it out there first.`);
    await tx.rotation.deleteMany({ where: { id: rotationId } });
  });
}
