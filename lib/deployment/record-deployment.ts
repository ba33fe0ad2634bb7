import type { z } from "zod";
import { type TenantDb, tenantDb } from "@/lib/db";
import { type Deployment, deploymentInput, deploymentWindowSeconds } from "@/lib/deployment/deployment";
import { AppError, type FieldError, invalid } from "@/lib/errors";
import { noteDeployment } from "@/lib/incident/note-deployment";
import { publishChange } from "@/lib/live/publish-change";
import type { Actor } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { beforeIncident, deploymentOf, withMonitors } from "./store";

type Input = z.output<typeof deploymentInput>;

const most = { aheadMs: 5 * 60_000, agoMs: 30 * 86_400_000, anHour: 600 };

function timeProblems(at: Date, now: Date): FieldError[] {
  if (at.getTime() > now.getTime() + most.aheadMs)
    return [{ field: "at", message: "This is in the future. Tell of a release when it begins." }];
  if (at.getTime() < now.getTime() - most.agoMs) return [{ field: "at", message: "This is more than 30 days ago." }];
  return [];
}

/**
 * The monitors that a release can have changed: those named; else those tagged with its service; else those of
 * the URL's host; else all.
 */
async function monitorsOf(db: TenantDb, { monitorIds, service, url }: Input): Promise<string[]> {
  const all = await db.monitor.findMany({ select: { id: true, tags: true, url: true } });
  if (monitorIds) {
    const owned = new Set(all.map(({ id }) => id));
    if (monitorIds.some((id) => !owned.has(id))) throw invalid([{ field: "monitorIds", message: "No such monitor." }]);
    return [...new Set(monitorIds)];
  }
  const tagged = all.filter(
    ({ tags }) => service != null && tags.some((tag) => tag.toLowerCase() === service.toLowerCase()),
  );
  if (tagged.length > 0) return tagged.map(({ id }) => id);
  const host = url == null ? null : new URL(url).host;
  const there = all.filter((each) => host !== null && URL.canParse(each.url) && new URL(each.url).host === host);
  return (there.length > 0 ? there : all).map(({ id }) => id);
}

/**
 * Notes a release. Incidents that began within half an hour after it, and are told of none yet, say so from now on.
 * @throws AppError `invalid` naming the fields, `limit` when there are too many in an hour
 */
export async function recordDeployment(actor: Actor, input: unknown): Promise<Deployment> {
  const wanted = parse(deploymentInput, input);
  const { organizationId } = actor;
  const db = tenantDb(organizationId);
  const [clock] = await db.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`;
  const now = clock?.now ?? new Date();
  const at = wanted.at == null ? now : new Date(wanted.at);
  const problems = timeProblems(at, now);
  if (problems.length > 0) throw invalid(problems);
  const monitorIds = await monitorsOf(db, wanted);
  if ((await db.deployment.count({ where: { createdAt: { gt: new Date(now.getTime() - 3_600_000) } } })) >= most.anHour)
    throw new AppError("limit", `An organization tells of at most ${most.anHour} releases an hour.`);
  return db.$transaction(async (tx) => {
    const { version, service = null, url = null, silenceSeconds = null } = wanted;
    const { id } = await tx.deployment.create({
      data: { organizationId, version, service, url, at, silenceSeconds, createdAt: now },
    });
    await tx.deploymentMonitor.createMany({
      data: monitorIds.map((monitorId) => ({ organizationId, deploymentId: id, monitorId })),
    });
    const latest = new Date(at.getTime() + deploymentWindowSeconds * 1000);
    const after = await tx.incident.findMany({
      where: {
        members: { some: { monitorId: { in: monitorIds } } },
        resolvedAt: null,
        startedAt: { gte: at, lte: latest },
      },
      select: { id: true, startedAt: true, deployment: true },
    });
    for (const incident of after)
      if (incident.deployment === null)
        await noteDeployment(tx, {
          organizationId,
          incidentId: incident.id,
          deployment: beforeIncident({ id, version, service, url, at }, incident.startedAt),
        });
    await publishChange(tx, { organizationId, kind: "deployment", id });
    return deploymentOf(await tx.deployment.findFirstOrThrow({ where: { id }, include: withMonitors }));
  });
}
