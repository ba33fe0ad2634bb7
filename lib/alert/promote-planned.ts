import type { NoticeKind } from "@/lib/alert/notice";
import { noticeOf } from "@/lib/alert/notice-of";
import { type TenantTx, tenantDb } from "@/lib/db";
import { readIncident } from "@/lib/incident/read-incident";
import { log } from "@/lib/log";
import type { Prisma } from "@/prisma/generated/client";
import { type DuePlanned, findDuePlanned, takeDuePlanned } from "./planned-store";

const batch = 100;

/** Whether it is still to be told: nobody is told of an opening, or reminded, once somebody is at work on it. */
function isWanted(kind: string, status: string): boolean {
  if (kind === "opened" || kind === "reminder") return status === "open";
  return kind === "resolved" || status !== "resolved";
}

async function promote(tx: TenantTx, organizationId: string, incidentId: string): Promise<void> {
  const due = await takeDuePlanned(tx, organizationId, incidentId);
  const found = due.length === 0 ? null : await readIncident(tx, incidentId);
  if (found === null) return;
  const { incident, monitor } = found;
  for (const row of due) {
    const { id, kind } = row;
    const wanted = row.in_use && isWanted(kind, incident.status);
    const told = {
      organizationId,
      incident,
      monitor: row.monitor ?? monitor,
      kind: kind as NoticeKind,
      at: momentOf(row),
    };
    const notice = noticeOf(told) as unknown as Prisma.InputJsonValue;
    await tx.alert.update({ where: { id }, data: wanted ? { status: "pending", notice } : { status: "cancelled" } });
  }
}

/** An opening or a reminder tells of now; what waited for the end of quiet hours, of when it happened. */
const momentOf = ({ kind, created_at, now }: DuePlanned): Date =>
  kind === "opened" || kind === "reminder" ? now : created_at;

/** Makes what was planned and is due a part of the outbox, told as the incident stands now. */
export async function promotePlanned(): Promise<void> {
  for (const { organization_id: organizationId, incident_id: incidentId } of await findDuePlanned(batch)) {
    try {
      await tenantDb(organizationId).$transaction((tx) => promote(tx, organizationId, incidentId));
    } catch (error) {
      // The others are due all the same; this one is tried again at the next look.
      log("alerter").error({ incidentId, error: String(error) }, "what was planned could not be told");
    }
  }
}
