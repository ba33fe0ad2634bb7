import type { AgentActor } from "@/lib/agent/agent";
import { type AgentFinding, type EvidenceInput, evidenceInput } from "@/lib/agent/evidence";
import { foldEvidence, windowOf } from "@/lib/agent/fold";
import { type TenantTx, tenantDb } from "@/lib/db";
import type { Diagnosis, Report } from "@/lib/diagnosis/diagnosis";
import { AppError, notFound } from "@/lib/errors";
import { refineIncident } from "@/lib/incident/refine-incident";
import { maskLine } from "@/lib/log-line/mask";
import { parse } from "@/lib/parse";
import { storable } from "@/lib/storable";
import { Prisma } from "@/prisma/generated/client";

/** What became of a report. */
export type Told = { counted: boolean; layer: string; cause: string; confidence: string };

const moved = (at: string, byMs: number): string => new Date(new Date(at).getTime() + byMs).toISOString();

/** Times as this side's clock has them, and lines masked again: what an agent leaves out is not trusted. */
function settled(finding: AgentFinding, byMs: number): AgentFinding {
  switch (finding.type) {
    case "line":
      return { ...finding, at: moved(finding.at, byMs), text: maskLine(finding.text) };
    case "listener":
      return { ...finding, lastClosedAt: finding.lastClosedAt && moved(finding.lastClosedAt, byMs) };
    case "process":
      return { ...finding, startedAt: finding.startedAt && moved(finding.startedAt, byMs) };
    case "request":
      return finding;
  }
}

/** The incident under its monitor's row lock. @throws AppError `not-found` also for a monitor that is not the agent's */
async function lock(tx: TenantTx, { agentId, organizationId }: AgentActor, incidentId: string) {
  const where = { id: incidentId, members: { some: { monitor: { agents: { some: { agentId } } } } } };
  const found = await tx.incident.findFirst({ where, select: { monitorId: true } });
  if (!found) throw notFound("incident");
  const [clock] = await tx.$queryRaw<{ now: Date }[]>`
    select clock_timestamp() as now from monitor
     where id = ${found.monitorId}::uuid and organization_id = ${organizationId}::uuid for update`;
  const incident = await tx.incident.findFirst({ where });
  if (!clock || !incident) throw notFound("incident");
  return { incident, now: clock.now };
}

type Locked = Awaited<ReturnType<typeof lock>>;

async function keep(tx: TenantTx, agent: AgentActor, { incident, now }: Locked, input: EvidenceInput): Promise<Told> {
  const { agentId, organizationId, name } = agent;
  const before = incident.diagnosis as unknown as Diagnosis;
  const told = ({ layer, cause, confidence }: Diagnosis, counted: boolean): Told => ({
    counted,
    layer,
    cause,
    confidence,
  });
  const byMs = now.getTime() - new Date(input.sentAt).getTime();
  const findings = storable(input.findings.map((each) => settled(each, byMs)));
  const row = { organizationId, incidentId: incident.id, agentId, kind: input.kind };
  const earlier = await tx.agentEvidence.findMany({
    where: { incidentId: incident.id, agentId },
    select: { findings: true },
    orderBy: { receivedAt: "asc" },
  });
  const { count } = await tx.agentEvidence.createMany({
    data: [{ ...row, findings: findings as unknown as Prisma.InputJsonValue, receivedAt: now }],
    skipDuplicates: true,
  });
  if (count === 0) return told(before, false);
  if (incident.resolvedAt !== null) throw new AppError("conflict", "This incident is over.");
  const context = {
    report: incident.report as unknown as Report,
    ...windowOf(incident.startedAt, now),
    wasWell:
      (await tx.regionState.count({ where: { monitorId: incident.monitorId, baseline: { not: Prisma.DbNull } } })) > 0,
    ports: input.ports,
  };
  const known = earlier.flatMap((each) => each.findings as unknown as AgentFinding[]);
  const { diagnosis, lines } = foldEvidence(before, findings, context, known);
  if (lines.length === 0) return told(before, true);
  await refineIncident(tx, {
    organizationId,
    incidentId: incident.id,
    at: now,
    event: "agent-evidence",
    data: { agent: name, lines },
    diagnosis,
  });
  return told(diagnosis, true);
}

/**
 * Takes what an agent saw around an incident of one of its monitors: once for each kind, a repeat changes nothing.
 * The diagnosis, the timeline and the notices that follow are written in one transaction.
 * @throws AppError `invalid`, `not-found`, `conflict` when the incident is over
 */
export async function reportEvidence(agent: AgentActor, given: unknown): Promise<Told> {
  const input = parse(evidenceInput, given);
  return tenantDb(agent.organizationId).$transaction(async (tx) =>
    keep(tx, agent, await lock(tx, agent, input.incidentId), input),
  );
}
