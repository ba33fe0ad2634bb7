import { type TenantTx, tenantDb } from "@/lib/db";
import type { Diagnosis, Report } from "@/lib/diagnosis/diagnosis";
import { refineIncident } from "@/lib/incident/refine-incident";
import { storable } from "@/lib/storable";
import type { Observation } from "@/lib/triage/observation";
import { readingsOf, refine } from "@/lib/triage/refine";
import type { Prisma } from "@/prisma/generated/client";

export type Looked = {
  organizationId: string;
  monitorId: string;
  region: string;
  /** When the failing check was due: what was seen is about this streak of failures and no other. */
  slot: Date;
  observations: readonly Observation[];
};

async function addToIncident(
  tx: TenantTx,
  { organizationId, monitorId, region, slot, observations }: Looked,
  at: Date,
): Promise<void> {
  const incident = await tx.incident.findFirst({
    // Of several members it is the first whose failing is shown.
    where: { monitorId, severity: "critical", members: { some: { monitorId, resolvedAt: null } } },
  });
  if (!incident || incident.startedAt > slot) return;
  // What is shown now was looked at already, when nothing has changed since the last look.
  const last = await tx.incidentEvent.findFirst({
    where: { incidentId: incident.id, type: { in: ["triage", "changed"] } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
  if (last?.type === "triage") return;
  const diagnosis = incident.diagnosis as unknown as Diagnosis;
  const report: Report = { ...(incident.report as unknown as Report), diagnosis };
  const refined = refine(report, observations);
  if (refined === null || refined === diagnosis) return;
  const lines = readingsOf(observations, report).map(({ line }) => line);
  await refineIncident(tx, {
    organizationId,
    incidentId: incident.id,
    at,
    event: "triage",
    data: { region, lines },
    diagnosis: refined,
  });
}

/**
 * Keeps what was seen around a failing check: with the incident when it is open already, else with the region's
 * view, for the incident that may follow. A failure that has passed meanwhile leaves nothing.
 */
export async function keepObservations(looked: Looked): Promise<void> {
  const { organizationId, monitorId, region, slot } = looked;
  const observations = storable(looked.observations);
  if (observations.length === 0) return;
  await tenantDb(organizationId).$transaction(async (tx) => {
    const [monitor] = await tx.$queryRaw<{ now: Date }[]>`
      select clock_timestamp() as now from monitor where id = ${monitorId}::uuid and paused_at is null for update`;
    const view = await tx.regionState.findFirst({ where: { monitorId, region } });
    if (!monitor || !view) return;
    if (view.failures > 0 && view.firstFailureAt !== null && view.firstFailureAt <= slot)
      await tx.regionState.update({
        where: { monitorId_region: { monitorId, region } },
        data: { observations: observations as unknown as Prisma.InputJsonValue },
      });
    else if (view.verdict === "down") await addToIncident(tx, { ...looked, observations }, monitor.now);
  });
}
