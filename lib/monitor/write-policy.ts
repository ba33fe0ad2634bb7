import type { TenantTx } from "@/lib/db";

/** Has a monitor told by a policy of its own, or by the one that matches. */
export async function writePolicy(
  tx: TenantTx,
  organizationId: string,
  monitorId: string,
  policyId: string | null,
): Promise<void> {
  await tx.monitorPolicy.deleteMany({ where: { monitorId } });
  if (policyId !== null) await tx.monitorPolicy.create({ data: { organizationId, monitorId, policyId } });
}
