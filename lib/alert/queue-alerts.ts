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
  const { monitorId: _monitor, ...shown } = incident;
  return {
    kind,
    occurredAt: at.toISOString(),
    monitor: { id: monitor.id, name: monitor.name, url: monitor.url },
    incident: shown,
  };
}

/**
 * Writes the outbox rows of one event, one a channel of the monitor that is not disabled, inside the
 * caller's transaction: they are due if and only if what they tell of happened. A row that is there stays.
 * @returns how many were written
 */
export async function queueAlerts(tx: TenantTx, cause: AlertCause): Promise<number> {
  const channels = await tx.monitorChannel.findMany({
    where: { monitorId: cause.monitor.id, channel: { disabledAt: null } },
    select: { channelId: true },
  });
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
