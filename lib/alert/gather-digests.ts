import { digestOf, mostNamed, usualNoticesPerMinute } from "@/lib/alert/digest";
import type { DigestItem, Notice, NoticeKind } from "@/lib/alert/notice";
import { headline } from "@/lib/channel/message";
import { type TenantTx, tenantDb } from "@/lib/db";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import type { Prisma } from "@/prisma/generated/client";
import { findCrowded, type Gathered, gather, lockDigest, noticesOf, takeWaiting } from "./digest-store";

/** More wait for the next digest. */
const mostInOne = 5000;

function itemOf({ id, kind, incident_id, late }: Gathered, notices: ReadonlyMap<string, Notice>): DigestItem {
  const notice = notices.get(id);
  const monitor = notice?.monitor.name ?? "";
  return {
    kind: kind as NoticeKind,
    incidentId: incident_id,
    monitor,
    headline: notice ? headline(notice, late) : "",
  };
}

async function makeDigest(tx: TenantTx, organizationId: string, channelId: string): Promise<void> {
  if (!(await lockDigest(tx, channelId))) return;
  const channel = await tx.channel.findFirst({ where: { id: channelId }, select: { name: true, type: true } });
  // A program needs all of it by name: no more than can be named.
  const most = channel !== null && usualNoticesPerMinute(channel.type) === null ? mostNamed : mostInOne;
  const waiting = await takeWaiting(tx, organizationId, channelId, most);
  const [first] = waiting;
  // One alone is told by itself, when its turn comes.
  if (channel === null || first === undefined || waiting.length < 2) return;
  const notices = await noticesOf(
    tx,
    waiting.slice(0, mostNamed).map(({ id }) => id),
  );
  const notice: Notice = {
    kind: "digest",
    occurredAt: first.now.toISOString(),
    monitor: { id: channelId, name: channel.name, url: env().APP_URL },
    digest: digestOf(waiting.map((each) => itemOf(each, notices))),
    incident: null,
  };
  const { id } = await tx.alert.create({
    data: {
      organizationId,
      channelId,
      kind: "digest",
      notice: notice as unknown as Prisma.InputJsonValue,
      dueAt: first.now,
      createdAt: first.now,
    },
  });
  await gather(
    tx,
    id,
    waiting.map((each) => each.id),
  );
}

/** Combines what waits for channels that have been told enough in this minute. */
export async function gatherDigests(): Promise<void> {
  for (const { channel_id: channelId, organization_id: organizationId } of await findCrowded()) {
    try {
      await tenantDb(organizationId).$transaction((tx) => makeDigest(tx, organizationId, channelId), {
        maxWait: 20_000,
        timeout: 20_000,
      });
    } catch (error) {
      log("alerter").error({ channelId, error: String(error) }, "notices could not be combined; trying again");
    }
  }
}
