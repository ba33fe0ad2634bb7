import { queueAlerts } from "@/lib/alert/queue-alerts";
import type { TenantTx } from "@/lib/db";
import type { Diagnosis } from "@/lib/diagnosis/diagnosis";
import { publishChange } from "@/lib/live/publish-change";
import { wakeAlerter } from "@/lib/queue/alert-wake";
import type { Prisma } from "@/prisma/generated/client";
import { addEvents, incidentOf } from "./store";

export type Refinement = {
  organizationId: string;
  incidentId: string;
  at: Date;
  /** What made it known: the type of the timeline's line, with its data. */
  event: "triage" | "agent-evidence";
  data: Record<string, unknown>;
  diagnosis: Diagnosis;
};

/**
 * Gives an open incident a better diagnosis, with a line in its timeline; its channels are told when the cause is
 * another one. Runs under the monitor's row lock.
 */
export async function refineIncident(tx: TenantTx, refinement: Refinement): Promise<void> {
  const { organizationId, incidentId, at, event, data, diagnosis } = refinement;
  const before = await tx.incident.findFirst({ where: { id: incidentId, resolvedAt: null } });
  if (!before) return;
  const old = incidentOf(before).diagnosis;
  const changed = old.cause !== diagnosis.cause;
  const row = await tx.incident.update({
    where: { id: incidentId },
    data: { diagnosis: diagnosis as unknown as Prisma.InputJsonValue },
    include: { monitor: { select: { id: true, name: true, url: true } } },
  });
  const { layer, cause } = diagnosis;
  const from = changed ? { layer: old.layer, cause: old.cause } : null;
  await addEvents(tx, organizationId, incidentId, [{ at, type: event, data: { ...data, layer, cause, from } }]);
  if (changed) {
    await queueAlerts(tx, { organizationId, incident: incidentOf(row), monitor: row.monitor, kind: "updated", at });
    await wakeAlerter(tx);
  }
  await publishChange(tx, { organizationId, kind: "incident", id: incidentId });
}
