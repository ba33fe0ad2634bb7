import { hushIncident } from "@/lib/alert/hush-incident";
import { queueAlerts } from "@/lib/alert/queue-alerts";
import type { TenantTx } from "@/lib/db";
import type { Severity } from "@/lib/incident/incident";
import { publishChange } from "@/lib/live/publish-change";
import { wakeAlerter } from "@/lib/queue/alert-wake";
import {
  addEvents,
  type EventInput,
  findActiveMember,
  flapsNow,
  incidentOf,
  isWorthALine,
  lockIncident,
} from "./store";

/** What ends an incident: passing checks, a person, that its monitor is paused or deleted, or, a warning, an outage. */
export type EndedBy = "checks" | "person" | "pause" | "deletion" | "outage";

export type Closing = {
  organizationId: string;
  monitorId: string;
  severity: Severity;
  at: Date;
  by: EndedBy;
  /** The slot of the first passing check; downtime ends there. Without one it ends at `at`. */
  slot?: Date;
};

type Ending = { organizationId: string; incidentId: string; at: Date; by: EndedBy };

/** Resolves an incident of which no member fails any longer, and has it told. Runs under the incident's row lock. */
export async function endIncident(tx: TenantTx, { organizationId, incidentId, at, by }: Ending): Promise<void> {
  const ends = await tx.incidentMember.aggregate({ where: { incidentId }, _max: { resolvedAt: true } });
  const resolvedAt = ends._max.resolvedAt ?? at;
  const row = await tx.incident.update({
    where: { id: incidentId },
    data: { status: "resolved", resolvedAt },
    include: { monitor: { select: { id: true, name: true, url: true } } },
  });
  const events: EventInput[] =
    by === "checks" ? [{ at, type: "recovered", data: { slot: resolvedAt.toISOString() } }] : [];
  const downSeconds = Math.round((resolvedAt.getTime() - row.startedAt.getTime()) / 1000);
  events.push({ at, type: "resolved", data: { by, severity: row.severity, downSeconds } });
  await addEvents(tx, organizationId, incidentId, by === "outage" ? [{ at, type: "superseded", data: {} }] : events);
  const incident = incidentOf(row);
  // What it warned of may still hold when the outage is over: until then nobody hears of its end.
  if (by === "outage") await hushIncident(tx, organizationId, incidentId);
  else await queueAlerts(tx, { organizationId, incident, monitor: row.monitor, kind: "resolved", at });
  await publishChange(tx, { organizationId, kind: "incident", id: incidentId });
  await wakeAlerter(tx);
}

type Change = {
  organizationId: string;
  incidentId: string;
  monitorId: string;
  severity: Severity;
  at: Date;
  resolvedAt: Date;
};

/** An incident of a monitor that keeps failing and recovering stays open until it is calm; that is told once. */
async function staysFlapping(tx: TenantTx, change: Change): Promise<boolean> {
  const { organizationId, incidentId, monitorId, severity, at, resolvedAt } = change;
  if (severity !== "critical") return false;
  const { flapping } = await tx.incident.findFirstOrThrow({ where: { id: incidentId }, select: { flapping: true } });
  if (flapping !== null) return true;
  if (!(await flapsNow(tx, monitorId, resolvedAt))) return false;
  const row = await tx.incident.update({
    where: { id: incidentId },
    data: { flapping: { since: at.toISOString(), monitorId } },
    include: { monitor: { select: { id: true, name: true, url: true } } },
  });
  await addEvents(tx, organizationId, incidentId, [{ at, type: "flapping", data: {} }]);
  const cause = { organizationId, incident: incidentOf(row), monitor: row.monitor, at };
  await queueAlerts(tx, { ...cause, kind: "updated", topic: "flapping" });
  await publishChange(tx, { organizationId, kind: "incident", id: incidentId });
  await wakeAlerter(tx);
  return true;
}

/**
 * Ends a monitor's part in its open incident of one severity, and the incident with its last member; does nothing
 * when there is none. Runs under the monitor's row lock.
 */
export async function closeIncident(tx: TenantTx, closing: Closing): Promise<void> {
  const { organizationId, monitorId, severity, at, by, slot } = closing;
  const member = await findActiveMember(tx, monitorId, severity);
  if (!member) return;
  const { incidentId, startedAt, monitor } = member;
  await lockIncident(tx, incidentId);
  // A clock that stepped back never makes an incident end before it began.
  const resolvedAt = new Date(Math.max((slot ?? at).getTime(), startedAt.getTime()));
  await tx.incidentMember.update({ where: { id: member.id }, data: { resolvedAt, superseded: by === "outage" } });
  const others = await tx.incidentMember.findFirst({ where: { incidentId, resolvedAt: null }, select: { id: true } });
  if (others === null) {
    if (
      by === "checks" &&
      (await staysFlapping(tx, { organizationId, incidentId, monitorId, severity, at, resolvedAt }))
    )
      return;
    return endIncident(tx, { organizationId, incidentId, at, by });
  }
  if (await isWorthALine(tx, incidentId)) {
    const downSeconds = Math.round((resolvedAt.getTime() - startedAt.getTime()) / 1000);
    const data = { monitorId, name: monitor.name, by, severity, downSeconds };
    await addEvents(tx, organizationId, incidentId, [{ at, type: "left", data }]);
  }
  await publishChange(tx, { organizationId, kind: "incident", id: incidentId });
}
