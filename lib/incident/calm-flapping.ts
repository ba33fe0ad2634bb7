import { pool, type TenantTx, tenantDb } from "@/lib/db";
import { endIncident } from "@/lib/incident/close-incident";
import { calmMs } from "@/lib/incident/flapping";
import { publishChange } from "@/lib/live/publish-change";
import { Prisma } from "@/prisma/generated/client";
import { addEvents, lockIncident } from "./store";

const most = 200;

type Named = { id: string; organization_id: string };

const flapping = `select id, organization_id from incident where flapping is not null and resolved_at is null and id > $1 order by id limit $2`;

/** Looks whether one is calm: then it is over, or, when it fails steadily, an incident like any other. */
async function look(tx: TenantTx, { id, organization_id: organizationId }: Named): Promise<void> {
  const at = await lockIncident(tx, id);
  const spans = await tx.incidentMember.findMany({
    where: { incidentId: id, incident: { resolvedAt: null } },
    select: { startedAt: true, resolvedAt: true, monitor: { select: { intervalSeconds: true } } },
  });
  if (at === null || spans.length === 0) return;
  const last = Math.max(...spans.map(({ startedAt, resolvedAt }) => (resolvedAt ?? startedAt).getTime()));
  const waitMs = calmMs(Math.max(...spans.map(({ monitor }) => monitor.intervalSeconds)));
  if (at.getTime() < last + waitMs) return;
  if (spans.every(({ resolvedAt }) => resolvedAt !== null))
    return endIncident(tx, { organizationId, incidentId: id, at, by: "checks" });
  await tx.incident.update({ where: { id }, data: { flapping: Prisma.DbNull } });
  await addEvents(tx, organizationId, id, [{ at, type: "steady", data: {} }]);
  await publishChange(tx, { organizationId, kind: "incident", id });
}

/**
 * Ends the flapping incidents that have been calm long enough. Bounded: some in each round, in turn.
 * @param after the id that the last round ended with, "" for the first
 * @returns the id to go on after
 */
export async function calmFlapping(after: string): Promise<string> {
  const first = "00000000-0000-0000-0000-000000000000";
  const { rows } = await pool().query<Named>(flapping, [after === "" ? first : after, most]);
  for (const each of rows) await tenantDb(each.organization_id).$transaction((tx) => look(tx, each));
  return rows.length === most ? (rows.at(-1)?.id ?? "") : "";
}
