import type { TenantTx } from "@/lib/db";

/**
 * Forgets what the regions hold some monitors to be, so that they are looked at afresh. What a healthy answer looks
 * like stays: a failing one is read against it. Runs under the monitors' row locks.
 */
export async function forgetViews(
  tx: TenantTx,
  organizationId: string,
  monitorIds: readonly string[],
  at: Date,
): Promise<void> {
  await tx.$executeRaw`
    update region_state
       set verdict = 'pending', since = ${at}, failures = 0, passes = 0, first_pass_at = null, pass_verdict = null, confirm_at = null, first_failure_at = null,
           failure_reports = null, observations = null, cause = null, status = null
     where organization_id = ${organizationId}::uuid and monitor_id = any(${monitorIds}::uuid[])`;
}
