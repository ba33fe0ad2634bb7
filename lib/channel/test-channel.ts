import type { Notice } from "@/lib/alert/notice";
import type { SendResult } from "@/lib/channel/channel";
import { sendThrough } from "@/lib/channel/send-through";
import { tenantDb } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { Actor } from "@/lib/organization/actor";
import { findChannel } from "./store";

export type TestResult = { outcome: SendResult["outcome"]; answer: string; durationMs: number };

const testsPerMinute = 5;

/**
 * Sends a test notice at once and records it in the delivery log. It is not tried again.
 * @returns how the other side took it
 * @throws AppError `not-found`, or `limit` after five tests a minute
 */
export async function testChannel(actor: Actor, id: string): Promise<TestResult> {
  const db = tenantDb(actor.organizationId);
  const { organizationId } = actor;
  const channel = await findChannel(db, id);
  const now = new Date();
  const recent = await db.alert.count({
    where: { channelId: channel.id, kind: "test", createdAt: { gt: new Date(now.getTime() - 60_000) } },
  });
  if (recent >= testsPerMinute) throw new AppError("limit", "Five tests a minute are enough. Try again in a minute.");
  const notice: Notice = {
    kind: "test",
    occurredAt: now.toISOString(),
    monitor: { id: channel.id, name: channel.name, url: env().APP_URL },
    incident: null,
  };
  const alert = await db.alert.create({
    data: {
      organizationId,
      channelId: channel.id,
      kind: "test",
      notice,
      status: "dead",
      dueAt: now,
      createdAt: now,
      attempts: 1,
    },
  });
  const started = performance.now();
  const result = await sendThrough(channel.type, channel.config, notice, {
    id: alert.id,
    threadId: null,
    link: `${env().APP_URL}/channels/${channel.id}`,
  });
  const durationMs = Math.round(performance.now() - started);
  const delivered = result.outcome === "delivered";
  await db.alertAttempt.create({
    data: {
      organizationId,
      alertId: alert.id,
      at: new Date(),
      outcome: delivered ? "delivered" : "dead",
      durationMs,
      answer: result.answer.slice(0, 500),
    },
  });
  if (delivered)
    await db.alert.update({ where: { id: alert.id }, data: { status: "delivered", deliveredAt: new Date() } });
  return { outcome: result.outcome, answer: result.answer, durationMs };
}
