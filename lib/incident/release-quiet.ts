import { queueAlerts } from "@/lib/alert/queue-alerts";
import { pool, type TenantTx, tenantDb } from "@/lib/db";
import { loudKey } from "@/lib/incident/grouping";
import type { Quiet } from "@/lib/incident/quiet";
import { quietFor } from "@/lib/incident/quiet-for";
import { publishChange } from "@/lib/live/publish-change";
import { wakeAlerter } from "@/lib/queue/alert-wake";
import { Prisma } from "@/prisma/generated/client";
import { addEvents, incidentOf, lockIncident, openMembers } from "./store";

/** How many are looked at in one round: those whose time is up, and some of the others in turn. */
const most = { due: 100, others: 200 };
/** Members share their reason: so many are asked. */
const mostAsked = 20;

type Named = { id: string; organization_id: string };

const open = "quiet is not null and resolved_at is null";
const due = "(quiet ->> 'until')::timestamptz <= clock_timestamp()";

const inTurn = `select id, organization_id from incident where ${open} and id > $1 order by id limit $2`;
const timeIsUp = `select id, organization_id from incident where ${open} and ${due} order by opened_at limit $1`;

/** Why nobody is told of any of these monitors, as it is of the first; null as soon as one has no reason. */
async function commonReason(tx: TenantTx, organizationId: string, monitorIds: readonly string[], at: Date) {
  let first: Quiet | null = null;
  for (const monitorId of monitorIds) {
    const found = await quietFor(tx, { organizationId, monitorId, at });
    if (found === null) return null;
    first ??= found;
  }
  return first;
}

type Release = { before: Quiet; members: readonly string[]; at: Date };

async function tell(tx: TenantTx, { id, organization_id: organizationId }: Named, release: Release): Promise<void> {
  const { before, members, at } = release;
  const { groupKeys } = await tx.incident.findFirstOrThrow({ where: { id }, select: { groupKeys: true } });
  const row = await tx.incident.update({
    where: { id },
    data: { quiet: Prisma.DbNull, groupKeys: groupKeys.map((key) => loudKey(key, before)) },
  });
  const monitors = await tx.monitor.findMany({
    where: { id: { in: [...members] } },
    select: { id: true, name: true, url: true },
  });
  await addEvents(tx, organizationId, id, [{ at, type: "loud", data: { quiet: before } }]);
  for (const monitor of monitors)
    await queueAlerts(tx, { organizationId, incident: incidentOf(row), monitor, kind: "opened", at });
  await publishChange(tx, { organizationId, kind: "incident", id });
  await wakeAlerter(tx);
}

/** Looks at one quiet incident again. @returns whether it was told now */
async function look(named: Named): Promise<boolean> {
  const { id, organization_id: organizationId } = named;
  return tenantDb(organizationId).$transaction(async (tx) => {
    const at = await lockIncident(tx, id);
    const incident = await tx.incident.findFirst({ where: { id, resolvedAt: null } });
    if (at === null || incident === null || incident.quiet === null) return false;
    const before = incident.quiet as unknown as Quiet;
    const members = await openMembers(tx, id);
    const now = await commonReason(tx, organizationId, members.slice(0, mostAsked), at);
    if (now === null) {
      await tell(tx, named, { before, members, at });
      return true;
    }
    if (JSON.stringify(now) !== JSON.stringify(before))
      await tx.incident.update({ where: { id }, data: { quiet: now as unknown as Prisma.InputJsonValue } });
    return false;
  });
}

/**
 * Tells of the quiet incidents whose reason has ended while they are open. Bounded: of those whose reason has no
 * known end some are looked at in each round, in turn.
 * @param after the id that the last round ended with, "" for the first
 * @returns the id to go on after, and how many were told
 */
export async function releaseQuiet(after: string): Promise<{ after: string; told: number }> {
  const first = "00000000-0000-0000-0000-000000000000";
  const [up, others] = await Promise.all([
    pool().query<Named>(timeIsUp, [most.due]),
    pool().query<Named>(inTurn, [after === "" ? first : after, most.others]),
  ]);
  const named = new Map([...up.rows, ...others.rows].map((each) => [each.id, each]));
  let told = 0;
  for (const each of named.values()) if (await look(each)) told += 1;
  const last = others.rows.at(-1);
  return { after: last && others.rows.length === most.others ? last.id : "", told };
}
