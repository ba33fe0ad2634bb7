import { tenantDb } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";

/** How many incidents each of some releases was followed by, by the release's id; none stands for 0. */
export async function countFailures(actor: Actor, deploymentIds: readonly string[]): Promise<Record<string, number>> {
  const rows = await tenantDb(actor.organizationId).$queryRaw<{ id: string; count: number }[]>`
    select deployment ->> 'id' as id, count(*)::int as count from incident
     where organization_id = ${actor.organizationId}::uuid and deployment ->> 'id' = any(${[...deploymentIds]}::text[])
     group by 1`;
  return Object.fromEntries(rows.map(({ id, count }) => [id, count]));
}
