import { updateTopics } from "@/lib/alert/notice";
import type { TenantDb, TenantTx } from "@/lib/db";
import { afterDeployment, type IncidentDeployment } from "@/lib/deployment/deployment";
import type { Diagnosis, Report } from "@/lib/diagnosis/diagnosis";
import { notFound } from "@/lib/errors";
import type { Correction } from "@/lib/incident/correction";
import { countedSince, type Flapping, isFlapping } from "@/lib/incident/flapping";
import type {
  Assignee,
  Incident,
  IncidentStatus,
  Severity,
  TimelineEvent,
  TimelineEventType,
} from "@/lib/incident/incident";
import type { Quiet } from "@/lib/incident/quiet";
import { uuidv7 } from "@/lib/uuid";
import type { Prisma } from "@/prisma/generated/client";

type IncidentRow = Prisma.IncidentGetPayload<object>;

const json = (value: unknown): Prisma.InputJsonValue => value as Prisma.InputJsonValue;

export function incidentOf(row: IncidentRow): Incident {
  const diagnosis = row.diagnosis as unknown as Diagnosis;
  const deployment = row.deployment as unknown as IncidentDeployment | null;
  return {
    id: row.id,
    monitorId: row.monitorId,
    status: row.status as IncidentStatus,
    severity: row.severity as Severity,
    severitySet: row.severitySet as Severity | null,
    startedAt: row.startedAt.toISOString(),
    openedAt: row.openedAt.toISOString(),
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    diagnosis: deployment === null ? diagnosis : afterDeployment(diagnosis, deployment),
    report: row.report as unknown as Report,
    deployment,
    correction: row.correction as unknown as Correction | null,
    quiet: row.quiet as unknown as Quiet | null,
    flapping: row.flapping as unknown as Flapping | null,
  };
}

/** Who sees to it, with their name. */
export const withAssignee = {
  select: { userId: true, member: { select: { user: { select: { name: true } } } } },
} satisfies Prisma.IncidentAssigneeDefaultArgs;
type AssigneeRow = Prisma.IncidentAssigneeGetPayload<typeof withAssignee>;

export const assigneeOf = (row: AssigneeRow | null): Assignee | null =>
  row && { userId: row.userId, name: row.member.user.name };

export type EventInput = { at: Date; type: TimelineEventType; data: Record<string, unknown> };

/** The line of a release in the timeline of what followed it, at the release's own time. */
export function deploymentEvents(deployment: IncidentDeployment | null): EventInput[] {
  if (deployment === null) return [];
  const { at, ...data } = deployment;
  return [{ at: new Date(at), type: "deployment", data }];
}

/** Adds lines to a timeline, in the order given. */
export async function addEvents(
  tx: TenantTx | TenantDb,
  organizationId: string,
  incidentId: string,
  events: readonly EventInput[],
): Promise<void> {
  await tx.incidentEvent.createMany({
    data: events.map((event) => ({ ...event, data: json(event.data), organizationId, incidentId })),
  });
}

/**
 * Locks an incident until the transaction ends; lines may still be added to its timeline meanwhile.
 * @returns the database's clock; null when there is no such incident
 */
export async function lockIncident(tx: TenantTx, id: string): Promise<Date | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`select id from incident where id = ${id}::uuid for no key update`;
  if (rows.length === 0) return null;
  const [clock] = await tx.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`;
  return clock?.now ?? null;
}

/** A monitor's part in the incident of this severity that it is failing in; there is one at most. */
export const findActiveMember = (tx: TenantTx, monitorId: string, severity: Severity) =>
  tx.incidentMember.findFirst({
    where: { monitorId, resolvedAt: null, incident: { severity } },
    include: { incident: true, monitor: { select: { name: true } } },
  });

export type MemberInput = {
  organizationId: string;
  incidentId: string;
  monitorId: string;
  startedAt: Date;
  joinedBy: string | null;
};

export async function addMember(tx: TenantTx, member: MemberInput): Promise<void> {
  await tx.incidentMember.create({ data: member });
}

/** The monitors that fail in an incident now. */
export async function openMembers(tx: TenantTx, incidentId: string): Promise<string[]> {
  const rows = await tx.incidentMember.findMany({
    where: { incidentId, resolvedAt: null },
    select: { monitorId: true },
    distinct: ["monitorId"],
  });
  return rows.map(({ monitorId }) => monitorId);
}

const mostLines = 50;

/** Whether one more member coming or going is told by a line: of a few it is, a flood is read from the list of members. */
export async function isWorthALine(tx: TenantTx, incidentId: string): Promise<boolean> {
  const spans = await tx.incidentMember.findMany({ where: { incidentId }, select: { id: true }, take: mostLines + 1 });
  return spans.length <= mostLines;
}

/**
 * Adds a member to an incident that is open, and locks the incident until the transaction ends.
 * @returns false when it is resolved by now
 */
export async function addToOpen(tx: TenantTx, member: MemberInput): Promise<boolean> {
  const { organizationId, incidentId, monitorId, startedAt, joinedBy } = member;
  const added = await tx.$executeRaw`
    insert into incident_member (id, organization_id, incident_id, monitor_id, started_at, joined_by)
    select ${uuidv7()}::uuid, ${organizationId}::uuid, i.id, ${monitorId}::uuid, ${startedAt}, ${joinedBy}
      from (select id from incident where id = ${incidentId}::uuid and resolved_at is null for no key update) i`;
  return added > 0;
}

/**
 * What a new member makes due: the word of the opening to channels of its own, the number of members to those that
 * were told, a line in the timeline. In one question, since in a flood it is asked of each.
 */
export async function dueForMember(
  tx: TenantTx,
  organizationId: string,
  incidentId: string,
  monitorId: string,
): Promise<{ opening: boolean; update: boolean; line: boolean }> {
  const [due] = await tx.$queryRaw<{ opening: boolean; update: boolean; line: boolean }[]>`
    select exists (select 1 from monitor_channel mc join channel c on c.id = mc.channel_id and c.disabled_at is null
                    where mc.monitor_id = ${monitorId}::uuid
                      and not exists (select 1 from alert o where o.incident_id = ${incidentId}::uuid and o.kind = 'opened'
                                         and o.channel_id = mc.channel_id))
             or exists (select 1 from alert_policy where organization_id = ${organizationId}::uuid) as opening,
           exists (select 1 from alert o where o.incident_id = ${incidentId}::uuid and o.kind = 'opened' and o.status not in ('planned', 'cancelled')
                      and not exists (select 1 from alert u where u.incident_id = ${incidentId}::uuid and u.kind = 'updated'
                                         and u.sequence = ${updateTopics.members} and u.channel_id = o.channel_id)) as update,
           (select count(*) from (select 1 from incident_member where incident_id = ${incidentId}::uuid
                                   limit ${mostLines + 1}) members) <= ${mostLines} as line`;
  return due ?? { opening: false, update: false, line: false };
}

/**
 * Lets nobody else open an incident under one of these keys until the transaction ends. Locked in the order of
 * their hashes, so that two never wait for each other.
 */
export async function lockKeys(tx: TenantTx, organizationId: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const named = keys.map((key) => `${organizationId} ${key}`);
  await tx.$executeRaw`
    select pg_advisory_xact_lock(hash)
      from (select distinct hashtextextended(key, 0) as hash from unnest(${named}::text[]) key order by 1) locks`;
}

export type Joinable = { id: string; groupKeys: string[] };

/**
 * The oldest open incident with one of these keys, of which a member began to fail at this time or later; null when
 * there is none. The keys lead to it, never the organization's other incidents.
 */
export async function findJoinable(
  tx: TenantTx,
  organizationId: string,
  keys: readonly string[],
  since: Date,
): Promise<Joinable | null> {
  if (keys.length === 0) return null;
  const [found] = await tx.$queryRaw<Joinable[]>`
    with sharing as materialized (
      select id, organization_id, opened_at, group_keys from incident where resolved_at is null and group_keys && ${keys}::text[]
    )
    select i.id, i.group_keys as "groupKeys" from sharing i
     where i.organization_id = ${organizationId}::uuid
       and exists (select 1 from incident_member m where m.incident_id = i.id and m.started_at >= ${since})
     order by i.opened_at limit 1`;
  return found ?? null;
}

/** Whether a monitor flaps with a change at this time. Only outages count. */
export async function flapsNow(tx: TenantTx, monitorId: string, at: Date): Promise<boolean> {
  const monitor = await tx.monitor.findFirst({ where: { id: monitorId }, select: { intervalSeconds: true } });
  if (monitor === null) return false;
  const since = countedSince(at, monitor.intervalSeconds);
  const spans = await tx.incidentMember.findMany({
    where: {
      monitorId,
      incident: { severity: "critical" },
      OR: [{ startedAt: { gte: since } }, { resolvedAt: { gte: since } }],
    },
    select: { startedAt: true, resolvedAt: true },
    orderBy: { startedAt: "desc" },
    take: 20,
  });
  const times = spans.map(({ startedAt, resolvedAt }) => ({ from: startedAt, to: resolvedAt }));
  return isFlapping(times, at, monitor.intervalSeconds);
}

/** The incident that a flapping monitor's next failure belongs to; null when there is none. */
export async function findFlapping(tx: TenantTx, monitorId: string, severity: Severity): Promise<string | null> {
  const [found] = await tx.$queryRaw<{ id: string }[]>`
    select i.id from incident i
     where i.flapping is not null and i.resolved_at is null and i.severity = ${severity}
       and i.flapping ->> 'monitorId' = ${monitorId} limit 1`;
  return found?.id ?? null;
}

/** At most so many of the members of one incident are read. */
const mostSpans = 1000;

/** Who is in an incident, oldest first, for `membersOf`. */
export const withMembers = {
  members: {
    orderBy: [{ startedAt: "asc" as const }, { id: "asc" as const }],
    take: mostSpans,
    select: { monitorId: true, startedAt: true, resolvedAt: true, monitor: { select: { name: true } } },
  },
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @throws AppError `not-found`, the same for a foreign id, an unknown one and one that is no id. */
export async function findIncident(db: TenantDb | TenantTx, id: string) {
  const row = uuid.test(id)
    ? await db.incident.findFirst({
        where: { id },
        include: {
          ...withMembers,
          monitor: { select: { name: true, url: true } },
          assignee: withAssignee,
          events: { orderBy: [{ at: "asc" }, { id: "asc" }] },
        },
      })
    : null;
  if (!row) throw notFound("incident");
  return row;
}

export const eventOf = (row: { id: string; at: Date; type: string; data: unknown }): TimelineEvent => ({
  id: row.id,
  at: row.at.toISOString(),
  type: row.type as TimelineEventType,
  data: row.data as Record<string, unknown>,
});
