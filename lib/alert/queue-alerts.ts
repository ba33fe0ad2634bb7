import { type NoticeKind, updateTopics } from "@/lib/alert/notice";
import { type AlertCause, noticeOf } from "@/lib/alert/notice-of";
import type { TenantTx } from "@/lib/db";
import { severityOf } from "@/lib/incident/incident";
import type { PlannedNotice } from "@/lib/policy/plan";
import { planIncident, tellAt } from "@/lib/policy/plan-incident";
import type { Prisma } from "@/prisma/generated/client";
import { cancelPlanned } from "./planned-store";

/** How long the first word of how many there are waits for more of them. */
const gatherMs = 30_000;

type Telling = {
  channelId: string;
  at: Date;
  kind: NoticeKind;
  sequence: number;
  /** The monitor that this channel was told of first, where another was the incident's own. */
  monitor?: AlertCause["monitor"];
};

/** Without a policy: the monitor's own channels, at once. */
async function monitorChannels(tx: TenantTx, { monitor, at }: AlertCause): Promise<Telling[]> {
  const channels = await tx.monitorChannel.findMany({
    where: { monitorId: monitor.id, channel: { disabledAt: null } },
    select: { channelId: true },
  });
  return channels.map(({ channelId }) => ({ channelId, at, kind: "opened", sequence: 0 }));
}

/** Of an opening: by the policy that applies, with all that follows while nobody acknowledges. */
async function opening(tx: TenantTx, cause: AlertCause): Promise<Telling[]> {
  const { organizationId, incident, monitor, at } = cause;
  const plan = await planIncident(tx, { monitorId: monitor.id, severity: severityOf(incident), at });
  if (plan === null) return monitorChannels(tx, cause);
  await tx.incidentPolicy.createMany({
    data: [{ organizationId, incidentId: incident.id, policyId: plan.policyId, plannedFrom: at }],
    skipDuplicates: true,
  });
  return plan.planned;
}

/** Those that were told of the opening or are just being told, whatever the monitor's channels are by now. */
async function following(tx: TenantTx, cause: AlertCause): Promise<Telling[]> {
  const { incident, kind, at, topic, dueAt = at } = cause;
  const told = await tx.$queryRaw<{ channelId: string; monitor: AlertCause["monitor"] | null }[]>`
    select a.channel_id as "channelId", a.notice -> 'monitor' as monitor
      from alert a join channel c on c.id = a.channel_id and c.disabled_at is null
     where a.incident_id = ${incident.id}::uuid and a.kind = 'opened' and a.status not in ('planned', 'cancelled')`;
  if (told.length === 0) return [];
  const due = await tellAt(tx, incident.id, severityOf(incident), dueAt);
  const sequence = topic === undefined ? 0 : updateTopics[topic];
  return told.map(({ channelId, monitor }) => ({ channelId, at: due, kind, sequence, ...(monitor && { monitor }) }));
}

const noticeFor = (cause: AlertCause, monitor = cause.monitor): Prisma.InputJsonValue =>
  noticeOf({ ...cause, monitor }) as unknown as Prisma.InputJsonValue;

/** Writes rows: what is due by `cause.at` with its notice, what comes later without, as it may change until then. */
export async function writeAlerts(
  tx: TenantTx,
  cause: AlertCause,
  tellings: readonly (Telling | PlannedNotice)[],
): Promise<number> {
  const { count } = await tx.alert.createMany({
    data: tellings.map(({ channelId, at, kind, sequence, ...telling }) => ({
      organizationId: cause.organizationId,
      incidentId: cause.incident.id,
      channelId,
      kind,
      sequence,
      ...(at > cause.at
        ? { status: "planned", notice: {}, dueAt: at }
        : { notice: noticeFor(cause, "monitor" in telling ? telling.monitor : undefined), dueAt: cause.at }),
      createdAt: cause.at,
    })),
    skipDuplicates: true,
  });
  return count;
}

async function bringForward(tx: TenantTx, { incident, at }: AlertCause, tellings: readonly Telling[]): Promise<void> {
  const atOnce = tellings.filter((each) => each.at <= at).map(({ channelId }) => channelId);
  await tx.alert.updateMany({
    where: { incidentId: incident.id, kind: "opened", status: "planned", channelId: { in: atOnce }, dueAt: { gt: at } },
    data: { dueAt: at },
  });
}

/**
 * Writes the outbox rows of one event inside the caller's transaction: they are due if and only if what they tell of
 * happened. Of an opening, the channels that a policy names, each at its time, or the monitor's at once; of what
 * follows, those that were told of the opening: nobody hears of a recovery without the failure. An acknowledgement and
 * an end cancel what was only planned. A row that is there stays. Of a quiet incident nobody is told.
 * @returns how many were written
 */
export async function queueAlerts(tx: TenantTx, cause: AlertCause): Promise<number> {
  const { organizationId, incident, kind } = cause;
  if (incident.quiet !== null) return 0;
  if (kind === "acknowledged" || kind === "resolved") await cancelPlanned(tx, organizationId, incident.id, kind);
  if (kind !== "opened") return writeAlerts(tx, cause, await following(tx, cause));
  const tellings = await opening(tx, cause);
  const written = await writeAlerts(tx, cause, tellings);
  // Who joins an incident may have to be told at once of what another's policy would tell them later.
  if (written < tellings.length) await bringForward(tx, cause, tellings);
  return written;
}

/**
 * Has the channels that were told of an incident hear a little later, once, how many monitors fail in it.
 * @returns how many will
 */
export const queueMembersUpdate = (tx: TenantTx, cause: Omit<AlertCause, "kind">): Promise<number> =>
  queueAlerts(tx, { ...cause, kind: "updated", topic: "members", dueAt: new Date(cause.at.getTime() + gatherMs) });
