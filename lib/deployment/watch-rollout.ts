import { tenantDb } from "@/lib/db";
import { type Deployment, deploymentWindowSeconds } from "@/lib/deployment/deployment";
import { type Rollout, type RolloutCheck, rolloutOf } from "@/lib/deployment/rollout";
import type { Verdict } from "@/lib/diagnosis/diagnosis";
import type { Actor } from "@/lib/organization/actor";

/** A monitor through a release. */
export type MonitorRollout = { id: string; name: string; rollout: Rollout };

const mostMonitors = 50;

/** How the monitors of a release fared in the half hours before and after it, by name; 50 at most. */
export async function watchRollout(actor: Actor, { at, monitorIds }: Deployment, now: Date): Promise<MonitorRollout[]> {
  const db = tenantDb(actor.organizationId);
  const time = new Date(at);
  const windowMs = deploymentWindowSeconds * 1000;
  const monitors = await db.monitor.findMany({
    where: { id: { in: monitorIds } },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
    take: mostMonitors,
  });
  const rows = await db.check.findMany({
    where: {
      monitorId: { in: monitors.map(({ id }) => id) },
      slot: { gte: new Date(time.getTime() - windowMs), lte: new Date(time.getTime() + windowMs) },
    },
    select: { monitorId: true, slot: true, verdict: true, status: true, latencyMs: true },
    orderBy: { slot: "asc" },
  });
  const checks = new Map<string, RolloutCheck[]>(monitors.map(({ id }) => [id, []]));
  for (const { monitorId, slot, verdict, status, latencyMs } of rows)
    checks.get(monitorId)?.push({ at: slot, verdict: verdict as Verdict, answered: status !== null, latencyMs });
  const over = now.getTime() > time.getTime() + windowMs;
  return monitors.map(({ id, name }) => ({ id, name, rollout: rolloutOf(checks.get(id) ?? [], time, over) }));
}
