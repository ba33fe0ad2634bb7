import type { TenantDb, TenantTx } from "@/lib/db";
import { afterDeployment, type IncidentDeployment } from "@/lib/deployment/deployment";
import type { Diagnosis, Report } from "@/lib/diagnosis/diagnosis";
import { notFound } from "@/lib/errors";
import type { Correction } from "@/lib/incident/correction";
import type { Incident, IncidentStatus, Severity, TimelineEvent, TimelineEventType } from "@/lib/incident/incident";
import type { Quiet } from "@/lib/incident/quiet";
import type { Prisma } from "@/prisma/generated/client";

type IncidentRow = Prisma.IncidentGetPayload<object>;

const json = (value: unknown): Prisma.InputJsonValue => value as Prisma.InputJsonValue;

export function incidentOf(row: IncidentRow): Incident {
  const diagnosis = row.diagnosis as unknown as Diagnosis;
  const deployment = row.deployment as unknown as IncidentDeployment | null;
  return {
    id: row.id,
    monitorId: row.monitorId,
    status: row.status as IncidentStatus,
    severity: row.severity as Severity,
    severitySet: row.severitySet as Severity | null,
    startedAt: row.startedAt.toISOString(),
    openedAt: row.openedAt.toISOString(),
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    diagnosis: deployment === null ? diagnosis : afterDeployment(diagnosis, deployment),
    report: row.report as unknown as Report,
    deployment,
    correction: row.correction as unknown as Correction | null,
    quiet: row.quiet as unknown as Quiet | null,
  };
}

export type EventInput = { at: Date; type: TimelineEventType; data: Record<string, unknown> };

/** The line of a release in the timeline of what followed it, at the release's own time. */
export function deploymentEvents(deployment: IncidentDeployment | null): EventInput[] {
  if (deployment === null) return [];
  const { at, ...data } = deployment;
  return [{ at: new Date(at), type: "deployment", data }];
}

/** Adds lines to a timeline, in the order given. */
export async function addEvents(
  tx: TenantTx | TenantDb,
  organizationId: string,
  incidentId: string,
  events: readonly EventInput[],
): Promise<void> {
  await tx.incidentEvent.createMany({
    data: events.map((event) => ({ ...event, data: json(event.data), organizationId, incidentId })),
  });
}

/**
 * Locks an incident until the transaction ends; lines may still be added to its timeline meanwhile.
 * @returns the database's clock; null when there is no such incident
 */
export async function lockIncident(tx: TenantTx, id: string): Promise<Date | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`select id from incident where id = ${id}::uuid for no key update`;
  if (rows.length === 0) return null;
  const [clock] = await tx.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`;
  return clock?.now ?? null;
}

/** The incident of a monitor that has not been resolved; there is one of a severity at most. */
export const findActiveIncident = (tx: TenantTx, monitorId: string, severity: Severity): Promise<IncidentRow | null> =>
  tx.incident.findFirst({ where: { monitorId, severity, resolvedAt: null } });

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @throws AppError `not-found`, the same for a foreign id, an unknown one and one that is no id. */
export async function findIncident(db: TenantDb | TenantTx, id: string) {
  const row = uuid.test(id)
    ? await db.incident.findFirst({
        where: { id },
        include: {
          monitor: { select: { name: true, url: true } },
          events: { orderBy: [{ at: "asc" }, { id: "asc" }] },
        },
      })
    : null;
  if (!row) throw notFound("incident");
  return row;
}

export const eventOf = (row: { id: string; at: Date; type: string; data: unknown }): TimelineEvent => ({
  id: row.id,
  at: row.at.toISOString(),
  type: row.type as TimelineEventType,
  data: row.data as Record<string, unknown>,
});
