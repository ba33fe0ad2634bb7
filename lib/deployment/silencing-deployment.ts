import type { TenantTx } from "@/lib/db";

/** The release that keeps a monitor's failing to itself at this time, with when that ends; null when none does. */
export async function silencingDeployment(
  tx: TenantTx,
  { organizationId, monitorId, at }: { organizationId: string; monitorId: string; at: Date },
): Promise<{ deploymentId: string; version: string; until: string } | null> {
  const [found] = await tx.$queryRaw<{ id: string; version: string; until: Date }[]>`
    select d.id, d.version, d.at + make_interval(secs => d.silence_seconds) as until
      from deployment d join deployment_monitor m on m.deployment_id = d.id
     where m.monitor_id = ${monitorId}::uuid and d.organization_id = ${organizationId}::uuid
       and d.silence_seconds is not null and d.at <= ${at} and d.at + make_interval(secs => d.silence_seconds) > ${at}
     order by until desc limit 1`;
  return found ? { deploymentId: found.id, version: found.version, until: found.until.toISOString() } : null;
}
