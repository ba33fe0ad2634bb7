import { setTimeout as sleep } from "node:timers/promises";
import type { AgentActor } from "@/lib/agent/agent";
import { type AgentTask, evidenceKinds, leadSeconds } from "@/lib/agent/evidence";
import { tenantDb } from "@/lib/db";
import type { Report } from "@/lib/diagnosis/diagnosis";

const mostTasks = 20;
const lookEveryMs = 1000;

/** What an agent is asked now: the open incidents of its monitors that it has not told all of yet, newest first. */
async function tasksNow({ agentId, organizationId }: AgentActor): Promise<AgentTask[]> {
  const rows = await tenantDb(organizationId).incident.findMany({
    where: { resolvedAt: null, members: { some: { monitor: { agents: { some: { agentId } } } } } },
    include: { monitor: { select: { name: true } }, agentEvidence: { where: { agentId }, select: { kind: true } } },
    orderBy: [{ openedAt: "desc" }, { id: "desc" }],
    take: mostTasks,
  });
  return rows.flatMap((row) => {
    const told = row.agentEvidence.map(({ kind }) => kind);
    const wanted = evidenceKinds.filter((kind) => !told.includes(kind));
    if (wanted.length === 0) return [];
    const { url, probeId } = row.report as unknown as Report;
    return [
      {
        incidentId: row.id,
        monitorId: row.monitorId,
        monitorName: row.monitor.name,
        host: url !== null && URL.canParse(url) ? new URL(url).hostname : null,
        startedAt: row.startedAt.toISOString(),
        from: new Date(row.startedAt.getTime() - leadSeconds * 1000).toISOString(),
        probeId: probeId ?? null,
        wanted,
      },
    ];
  });
}

/**
 * The same, waiting for something to do.
 * @param waitMs how long at most; 0 answers at once
 * @param signal ends the waiting when nobody listens any more
 */
export async function findTasks(agent: AgentActor, waitMs: number, signal: AbortSignal): Promise<AgentTask[]> {
  const until = performance.now() + waitMs;
  for (;;) {
    const tasks = await tasksNow(agent);
    const left = until - performance.now();
    if (tasks.length > 0 || left <= 0 || signal.aborted) return tasks;
    await sleep(Math.min(lookEveryMs, left), undefined, { signal }).catch(() => undefined);
  }
}
