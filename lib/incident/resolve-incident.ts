import { forgetViews } from "@/lib/check/forget-views";
import { type TenantTx, tenantDb } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { endIncident } from "@/lib/incident/close-incident";
import { getIncident, type IncidentDetail } from "@/lib/incident/get-incident";
import type { Actor } from "@/lib/organization/actor";
import { findIncident, lockIncident, openMembers } from "./store";

const mostTries = 5;

/** Ends it for all of its members. @returns false when one more joined meanwhile, whose row is not locked */
async function resolve(tx: TenantTx, organizationId: string, id: string): Promise<boolean> {
  const { resolvedAt } = await findIncident(tx, id);
  if (resolvedAt !== null) return true;
  const members = await openMembers(tx, id);
  // Monitors before their incident, as checks lock them.
  await tx.$queryRaw`select id from monitor where id = any(${members}::uuid[]) order by id for update`;
  const at = await lockIncident(tx, id);
  const now = await openMembers(tx, id);
  if (now.some((monitorId) => !members.includes(monitorId))) return false;
  const row = await tx.incident.findFirst({ where: { id, resolvedAt: null } });
  if (at === null || row === null) return true;
  await tx.incidentMember.updateMany({ where: { incidentId: id, resolvedAt: null }, data: { resolvedAt: at } });
  await endIncident(tx, { organizationId, incidentId: id, at, by: "person" });
  await forgetViews(tx, organizationId, now, at);
  await tx.monitor.updateMany({ where: { id: { in: now } }, data: { state: "pending", stateSince: at } });
  return true;
}

/**
 * Closes an incident by hand. Its monitors are looked at afresh: if one still fails, that is
 * confirmed again and a new incident opens. Resolving twice changes nothing.
 * @throws AppError `not-found`, `conflict` when monitors join faster than it can be closed
 */
export async function resolveIncident(actor: Actor, id: string): Promise<IncidentDetail> {
  const { organizationId } = actor;
  for (let tries = 1; ; tries++) {
    const done = await tenantDb(organizationId).$transaction((tx) => resolve(tx, organizationId, id), {
      timeout: 20_000,
    });
    if (done) return getIncident(actor, id);
    if (tries === mostTries) throw new AppError("conflict", "More monitors fail at this moment. Try again.");
  }
}
