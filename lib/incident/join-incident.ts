import { queueAlerts, queueMembersUpdate } from "@/lib/alert/queue-alerts";
import type { TenantTx } from "@/lib/db";
import type { Report } from "@/lib/diagnosis/diagnosis";
import { sharedReason } from "@/lib/incident/grouping";
import { failureLine } from "@/lib/incident/timeline";
import { publishChange } from "@/lib/live/publish-change";
import { wakeAlerter } from "@/lib/queue/alert-wake";
import { addEvents, addToOpen, dueForMember, findJoinable, incidentOf } from "./store";

export type Joining = {
  organizationId: string;
  monitorId: string;
  at: Date;
  startedAt: Date;
  region: string;
  report: Report;
  keys: readonly string[];
  /** The last failure of the incident began no longer ago than this. */
  since: Date;
};

/**
 * Makes a failing monitor a member of the open incident that it shares a reason with. Its channels are told of the
 * opening unless they were; those that were hear a little later how many there are. Runs under the locks of the
 * keys, so that two that fail at once do not both find nothing.
 * @returns false when there is no such incident
 */
export async function joinIncident(tx: TenantTx, joining: Joining): Promise<boolean> {
  const { organizationId, monitorId, at, startedAt, region, report, keys, since } = joining;
  const found = await findJoinable(tx, organizationId, keys, since);
  if (found === null) return false;
  const { id } = found;
  const joinedBy = sharedReason(keys, found.groupKeys);
  if (!(await addToOpen(tx, { organizationId, incidentId: id, monitorId, startedAt, joinedBy }))) return false;
  const due = await dueForMember(tx, organizationId, id, monitorId);
  if (due.line || due.opening || due.update) {
    const monitor = await tx.monitor.findFirstOrThrow({
      where: { id: monitorId },
      select: { id: true, name: true, url: true },
    });
    if (due.line) {
      const data = { monitorId, name: monitor.name, joinedBy, ...failureLine(report, region) };
      await addEvents(tx, organizationId, id, [{ at, type: "joined", data }]);
    }
    if (due.opening || due.update) {
      const incident = incidentOf(await tx.incident.findFirstOrThrow({ where: { id } }));
      // In this order: those who were told before are those who hear how many there are.
      if (due.update) await queueMembersUpdate(tx, { organizationId, incident, monitor, at });
      if (due.opening) await queueAlerts(tx, { organizationId, incident, monitor, kind: "opened", at });
      await wakeAlerter(tx);
    }
  }
  await publishChange(tx, { organizationId, kind: "incident", id });
  return true;
}
