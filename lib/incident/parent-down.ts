import type { TenantTx } from "@/lib/db";
import { graceSeconds } from "@/lib/incident/quiet";

type Parent = { id: string; name: string; interval: number; incident_id: string | null; ended_at: Date | null };

/**
 * The parent whose failing explains this monitor's: one that is down, that is just being confirmed to be, or that
 * recovered so short a time ago that its children may still be coming up. Null when there is none.
 */
export async function parentDown(
  tx: TenantTx,
  { organizationId, monitorId, at }: { organizationId: string; monitorId: string; at: Date },
): Promise<{ monitorId: string; name: string; incidentId: string | null } | null> {
  const parents = await tx.$queryRaw<Parent[]>`
    select p.id, p.name, m.interval_seconds as interval, i.id as incident_id, i.resolved_at as ended_at
      from monitor_dependency d
      join monitor m on m.id = d.monitor_id
      join monitor p on p.id = d.parent_id
      left join lateral (select x.incident_id as id, x.resolved_at
                           from incident_member x join incident c on c.id = x.incident_id and c.severity = 'critical'
                          where x.monitor_id = p.id and x.organization_id = ${organizationId}::uuid
                          order by x.started_at desc limit 1) i on true
     where d.monitor_id = ${monitorId}::uuid and d.organization_id = ${organizationId}::uuid
       and (i.id is not null
            or exists (select 1 from region_state s where s.monitor_id = p.id and s.failures > 0))
     order by i.resolved_at desc nulls first, p.name`;
  const holds = ({ ended_at, interval, incident_id }: Parent): boolean =>
    incident_id === null || ended_at === null || at.getTime() < ended_at.getTime() + graceSeconds(interval) * 1000;
  const found = parents.find(holds);
  return found ? { monitorId: found.id, name: found.name, incidentId: found.incident_id } : null;
}
