import { queueAlerts } from "@/lib/alert/queue-alerts";
import type { TenantTx } from "@/lib/db";
import type { Severity } from "@/lib/incident/incident";
import { publishChange } from "@/lib/live/publish-change";
import { wakeAlerter } from "@/lib/queue/alert-wake";
import { addEvents, type EventInput, findActiveIncident, incidentOf } from "./store";

export type Closing = {
  organizationId: string;
  monitorId: string;
  severity: Severity;
  at: Date;
  /** What ended it: passing checks, a person, or that the monitor was paused. */
  by: "checks" | "person" | "pause";
  /** The slot of the first passing check; downtime ends there. Without one it ends at `at`. */
  slot?: Date;
};

/** Closes a monitor's open incident of one severity and has it told; does nothing when there is none. Runs under the monitor's row lock. */
export async function closeIncident(tx: TenantTx, closing: Closing): Promise<void> {
  const active = await findActiveIncident(tx, closing.monitorId, closing.severity);
  if (!active) return;
  // A clock that stepped back never makes an incident end before it began.
  const resolvedAt = new Date(Math.max((closing.slot ?? closing.at).getTime(), active.startedAt.getTime()));
  const row = await tx.incident.update({
    where: { id: active.id },
    data: { status: "resolved", resolvedAt },
    include: { monitor: { select: { id: true, name: true, url: true } } },
  });
  const events: EventInput[] =
    closing.by === "checks" ? [{ at: closing.at, type: "recovered", data: { slot: resolvedAt.toISOString() } }] : [];
  events.push({
    at: closing.at,
    type: "resolved",
    data: {
      by: closing.by,
      severity: closing.severity,
      downSeconds: Math.round((resolvedAt.getTime() - row.startedAt.getTime()) / 1000),
    },
  });
  await addEvents(tx, closing.organizationId, row.id, events);
  await queueAlerts(tx, {
    organizationId: closing.organizationId,
    incident: incidentOf(row),
    monitor: row.monitor,
    kind: "resolved",
    at: closing.at,
  });
  await publishChange(tx, { organizationId: closing.organizationId, kind: "incident", id: row.id });
  await wakeAlerter(tx);
}
