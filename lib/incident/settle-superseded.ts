import { queueAlerts } from "@/lib/alert/queue-alerts";
import { replanIncident } from "@/lib/alert/replan-incidents";
import type { TenantTx } from "@/lib/db";
import type { Diagnosis } from "@/lib/diagnosis/diagnosis";
import { publishChange } from "@/lib/live/publish-change";
import { wakeAlerter } from "@/lib/queue/alert-wake";
import { addEvents, addMember, incidentOf, lockIncident } from "./store";

export type Settling = {
  organizationId: string;
  monitorId: string;
  at: Date;
  /** What the monitor is degraded by now that the outage is over; null when it is well, or nobody watches it. */
  cause: string | null;
  /** Slot of the check that showed it. */
  slot: Date;
};

/** The warning is the open one again, without a second word: those who were told of it know. */
async function reopen(tx: TenantTx, incidentId: string, settling: Settling): Promise<void> {
  const { organizationId, monitorId, at, slot } = settling;
  const { acknowledgedAt, resolvedAt } = await tx.incident.findFirstOrThrow({ where: { id: incidentId } });
  await addMember(tx, { organizationId, incidentId, monitorId, startedAt: slot, joinedBy: null });
  if (resolvedAt !== null)
    await tx.incident.update({
      where: { id: incidentId },
      data: { status: acknowledgedAt === null ? "open" : "acknowledged", resolvedAt: null },
    });
  await addEvents(tx, organizationId, incidentId, [{ at, type: "reopened", data: {} }]);
  // Who was still to be told of it when the outage came is to be told again.
  await replanIncident(tx, organizationId, incidentId);
}

/** The warning is over too, which is told now unless another of its members still waits under an outage. */
async function tellEnd(tx: TenantTx, incidentId: string, { organizationId, at }: Settling): Promise<void> {
  const left = await tx.incidentMember.findFirst({
    where: { incidentId, OR: [{ superseded: true }, { resolvedAt: null }] },
  });
  if (left !== null) return;
  const row = await tx.incident.findFirstOrThrow({
    where: { id: incidentId },
    include: { monitor: { select: { id: true, name: true, url: true } } },
  });
  await queueAlerts(tx, { organizationId, incident: incidentOf(row), monitor: row.monitor, kind: "resolved", at });
  await wakeAlerter(tx);
}

/**
 * Settles the warning that an outage superseded, now that the outage is over: what it warned of still holds, and it
 * opens again without a second notice, or does not, and its end is told. Runs under the monitor's row lock.
 * @returns whether it is open again
 */
export async function settleSuperseded(tx: TenantTx, settling: Settling): Promise<boolean> {
  const { organizationId, monitorId, cause } = settling;
  const rows = await tx.incidentMember.findMany({
    where: { monitorId, superseded: true },
    include: { incident: true },
  });
  let open = false;
  for (const { id, incidentId, incident } of rows) {
    await lockIncident(tx, incidentId);
    await tx.incidentMember.update({ where: { id }, data: { superseded: false } });
    const holds: boolean = !open && cause !== null && (incident.diagnosis as unknown as Diagnosis).cause === cause;
    if (holds) await reopen(tx, incidentId, settling);
    else await tellEnd(tx, incidentId, settling);
    open ||= holds;
    await publishChange(tx, { organizationId, kind: "incident", id: incidentId });
  }
  return open;
}
