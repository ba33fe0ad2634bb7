import type { AlertCause } from "@/lib/alert/notice-of";
import { writeAlerts } from "@/lib/alert/queue-alerts";
import { type TenantTx, tenantDb } from "@/lib/db";
import { severityOf } from "@/lib/incident/incident";
import { readIncident } from "@/lib/incident/read-incident";
import type { PlannedNotice } from "@/lib/policy/plan";
import { planAgain } from "@/lib/policy/plan-incident";
import { wakeAlerter } from "@/lib/queue/alert-wake";
import { forgetPlanned } from "./planned-store";

/** More are not planned anew at once: their plans stay as they were. */
const most = 500;

/**
 * What is left of a new plan: what lies ahead, and at once the opening to who should have been told by now.
 * @param told the highest sequence of each channel that was told
 */
function ahead(planned: readonly PlannedNotice[], told: ReadonlyMap<string, number>, now: Date): PlannedNotice[] {
  const sequences = new Map(told);
  const left: PlannedNotice[] = [];
  for (const notice of planned) {
    const last = sequences.get(notice.channelId);
    if (last !== undefined && notice.at <= now) continue;
    const sequence = last === undefined ? 0 : last + 1;
    sequences.set(notice.channelId, sequence);
    left.push({ ...notice, sequence, kind: sequence === 0 ? "opened" : "reminder" });
  }
  return left;
}

async function toldOf(tx: TenantTx, incidentId: string): Promise<Map<string, number>> {
  const rows = await tx.alert.groupBy({
    by: ["channelId"],
    where: { incidentId, kind: { in: ["opened", "reminder"] } },
    _max: { sequence: true },
  });
  return new Map(rows.map(({ channelId, _max }) => [channelId, _max.sequence ?? 0]));
}

/**
 * Plans anew what an incident still leads to, as when its severity or its policy has changed. What was sent stays
 * sent. Does nothing for one that is acknowledged, over, or told by no policy.
 */
export async function replanIncident(tx: TenantTx, organizationId: string, incidentId: string): Promise<void> {
  const found = await readIncident(tx, incidentId);
  if (found === null || found.incident.status !== "open") return;
  const again = await planAgain(tx, incidentId, severityOf(found.incident));
  const [clock] = await tx.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`;
  if (again === null || !clock) return;
  await forgetPlanned(tx, organizationId, incidentId);
  const left = ahead(again.planned, await toldOf(tx, incidentId), clock.now);
  const cause: AlertCause = { ...found, organizationId, kind: "opened", at: clock.now };
  await writeAlerts(tx, cause, left);
  await wakeAlerter(tx);
}

/** Plans anew for all incidents that nobody has acknowledged and that a policy, or a rotation in it, has a say in. */
export async function replanIncidents(
  organizationId: string,
  by: { policyId: string } | { rotationId: string },
): Promise<void> {
  const db = tenantDb(organizationId);
  const policy = "policyId" in by ? { id: by.policyId } : { targets: { some: by } };
  const rows = await db.incidentPolicy.findMany({
    where: { policy, incident: { status: "open" } },
    select: { incidentId: true },
    orderBy: { plannedFrom: "desc" },
    take: most,
  });
  for (const { incidentId } of rows) await db.$transaction((tx) => replanIncident(tx, organizationId, incidentId));
}
