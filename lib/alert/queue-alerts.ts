import type { Notice, NoticeKind } from "@/lib/alert/notice";
import type { TenantTx } from "@/lib/db";
import type { Incident } from "@/lib/incident/incident";
import type { Prisma } from "@/prisma/generated/client";

export type AlertCause = {
  organizationId: string;
  incident: Incident;
  monitor: { id: string; name: string; url: string };
  kind: NoticeKind;
  at: Date;
};

function noticeOf({ incident, monitor, kind, at }: AlertCause): Notice {
  const { monitorId: _monitor, correction: _correction, quiet: _quiet, ...shown } = incident;
  return {
    kind,
    occurredAt: at.toISOString(),
    monitor: { id: monitor.id, name: monitor.name, url: monitor.url },
    incident: shown,
  };
}

/**
 * Who is told: of an opening, the channels of the monitor; of what follows, those that were to be told of the
 * opening, whatever the monitor's channels are by then. Nobody hears of a recovery without the failure.
 */
async function channelsFor(tx: TenantTx, { monitor, incident, kind }: AlertCause): Promise<{ channelId: string }[]> {
  const inUse = { channel: { disabledAt: null } };
  return kind === "opened"
    ? tx.monitorChannel.findMany({ where: { monitorId: monitor.id, ...inUse }, select: { channelId: true } })
    : tx.alert.findMany({ where: { incidentId: incident.id, kind: "opened", ...inUse }, select: { channelId: true } });
}

/**
 * Writes the outbox rows of one event, one a channel that is in use, inside the caller's transaction: they are
 * due if and only if what they tell of happened. A row that is there stays. Of a quiet incident nobody is told.
 * @returns how many were written
 */
export async function queueAlerts(tx: TenantTx, cause: AlertCause): Promise<number> {
  if (cause.incident.quiet !== null) return 0;
  const channels = await channelsFor(tx, cause);
  const notice = noticeOf(cause) as unknown as Prisma.InputJsonValue;
  const { count } = await tx.alert.createMany({
    data: channels.map(({ channelId }) => ({
      organizationId: cause.organizationId,
      incidentId: cause.incident.id,
      channelId,
      kind: cause.kind,
      notice,
      dueAt: cause.at,
      createdAt: cause.at,
    })),
    skipDuplicates: true,
  });
  return count;
}
