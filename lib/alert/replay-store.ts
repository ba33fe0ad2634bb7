import type { TenantTx } from "@/lib/db";

/** Makes a dead alert due now, and what a digest gathered wait for it again. @returns false when it is not dead */
export async function reviveAlert(tx: TenantTx, organizationId: string, id: string): Promise<boolean> {
  const revived = await tx.$executeRaw`
    update alert set status = 'pending', due_at = clock_timestamp(), attempts = 0, lease_until = null, lease_token = null
     where id = ${id}::uuid and organization_id = ${organizationId}::uuid and status = 'dead'`;
  if (revived === 0) return false;
  await tx.$executeRaw`
    update alert set status = 'gathered'
     where digest_id = ${id}::uuid and organization_id = ${organizationId}::uuid and status = 'dead'`;
  return true;
}
