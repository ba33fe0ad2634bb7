import type { Notice } from "@/lib/alert/notice";
import type { SendResult } from "@/lib/channel/channel";
import { sendThrough } from "@/lib/channel/send-through";
import { type TenantDb, tenantDb } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { Actor } from "@/lib/organization/actor";
import { type ChannelRow, findChannel } from "./store";

export type TestResult = { outcome: Exclude<SendResult["outcome"], "away">; answer: string; durationMs: number };

const perMinute = { channel: 5, organization: 20 };

type Begun = { id: string; notice: Notice; now: Date };

/**
 * Notes the test in the delivery log before it is sent, so that its place among the few a minute is taken.
 * Tests of one organization are counted one after the other: many at once are no way around the limit.
 */
async function begin(db: TenantDb, organizationId: string, channel: ChannelRow): Promise<Begun> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${organizationId}, 0))`;
    const [clock] = await tx.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`;
    const now = clock?.now ?? new Date();
    const recent = { kind: "test", createdAt: { gt: new Date(now.getTime() - 60_000) } };
    if (
      (await tx.alert.count({ where: { ...recent, channelId: channel.id } })) >= perMinute.channel ||
      (await tx.alert.count({ where: recent })) >= perMinute.organization
    )
      throw new AppError("limit", "That were enough tests for now. Try again in a minute.");
    const notice: Notice = {
      kind: "test",
      occurredAt: now.toISOString(),
      monitor: { id: channel.id, name: channel.name, url: env().APP_URL },
      incident: null,
    };
    const { id } = await tx.alert.create({
      data: {
        organizationId,
        channelId: channel.id,
        kind: "test",
        notice,
        // A test is not tried again, also when this process ends before it has an answer.
        status: "dead",
        dueAt: now,
        createdAt: now,
        attempts: 1,
      },
    });
    return { id, notice, now };
  });
}

/**
 * Sends a test notice at once and records it in the delivery log. It is not tried again.
 * @returns how the other side took it
 * @throws AppError `not-found`, or `limit` after five tests of the channel or twenty of the organization a minute
 */
export async function testChannel(actor: Actor, id: string): Promise<TestResult> {
  const db = tenantDb(actor.organizationId);
  const { organizationId } = actor;
  const channel = await findChannel(db, id);
  const { id: alertId, notice, now } = await begin(db, organizationId, channel);
  const started = performance.now();
  const result = await sendThrough(channel.type, channel.config, notice, {
    id: alertId,
    organizationId,
    channelId: channel.id,
    threadId: null,
    opening: null,
    late: false,
    acknowledgeLink: null,
    link: `${env().APP_URL}/channels/${channel.id}`,
    at: now,
  });
  const durationMs = Math.round(performance.now() - started);
  const at = new Date(now.getTime() + durationMs);
  const delivered = result.outcome === "delivered";
  const answer = result.answer.slice(0, 500);
  await db.alertAttempt.create({
    data: { organizationId, alertId, at, outcome: delivered ? "delivered" : "dead", durationMs, answer },
  });
  if (delivered) await db.alert.update({ where: { id: alertId }, data: { status: "delivered", deliveredAt: at } });
  return { outcome: result.outcome === "away" ? "retry" : result.outcome, answer: result.answer, durationMs };
}
