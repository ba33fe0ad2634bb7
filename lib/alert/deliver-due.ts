import { setTimeout as wait } from "node:timers/promises";
import { acknowledgeLink } from "@/lib/alert/acknowledge-link";
import { dropSuperseded } from "@/lib/alert/drop-alerts";
import { gatherDigests } from "@/lib/alert/gather-digests";
import { promotePlanned } from "@/lib/alert/promote-planned";
import { type ChannelEnd, recordAttempt } from "@/lib/alert/record-attempt";
import { awayWaitMs, nextTryMs } from "@/lib/alert/schedule";
import type { Envelope, SendResult } from "@/lib/channel/channel";
import { sendThrough } from "@/lib/channel/send-through";
import { settleDisabled } from "@/lib/channel/settle-disabled";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { type ClaimedAlert, claimAlerts, dropNeedless, type Outcome, renewLease } from "./store";

/** What was sent is written down however long the database is away, up to here. */
const recordPatienceMs = 300_000;
const betweenRecordTriesMs = 1000;
/** Several times before a lease ends. */
const renewEachMs = 5000;

function outcomeOf(alert: ClaimedAlert, result: SendResult, durationMs: number): Outcome {
  const ended = { answer: result.answer, durationMs };
  if (result.outcome === "delivered") return { ...ended, outcome: "delivered", waitMs: null };
  if (result.outcome === "away") {
    const ageMs = alert.now.getTime() - alert.created_at.getTime();
    return { ...ended, outcome: "away", waitMs: awayWaitMs(ageMs, Math.random()) };
  }
  const waitMs = result.outcome === "retry" ? nextTryMs(alert.attempts, Math.random(), result.retryAfterMs) : null;
  if (result.outcome === "refused" || waitMs === null) return { ...ended, outcome: "dead", waitMs: null };
  return { ...ended, outcome: result.retryAfterMs === null ? "retry" : "throttled", waitMs };
}

/** What a try says of the channel itself. */
function endOf(result: SendResult, outcome: Outcome): ChannelEnd | null {
  const { answer } = result;
  if (result.outcome === "refused") return { why: result.disable ? "gone" : "refused", answer };
  return outcome.outcome === "dead" ? { why: "unreachable", answer } : null;
}

/** Of an incident that nobody had acknowledged when the notice was made. */
function linkToAcknowledge({ notice, organization_id, incident_id, channel_id }: ClaimedAlert): string | null {
  if (incident_id === null || notice.incident?.status !== "open") return null;
  const link = { organizationId: organization_id, incidentId: incident_id, channelId: channel_id };
  return acknowledgeLink(link, new Date(notice.occurredAt));
}

function placeOf({ kind, incident_id, channel_id }: ClaimedAlert): string {
  if (incident_id !== null) return `/incidents/${incident_id}`;
  return kind === "digest" ? "/incidents" : `/channels/${channel_id}`;
}

const envelopeOf = (alert: ClaimedAlert): Envelope => ({
  id: alert.id,
  organizationId: alert.organization_id,
  channelId: alert.channel_id,
  threadId: alert.opening_id,
  opening: alert.opening_notice,
  late: alert.late,
  link: `${env().APP_URL}${placeOf(alert)}`,
  acknowledgeLink: linkToAcknowledge(alert),
  at: alert.now,
});

/** What was sent and could not be written down would be sent again: a database that restarts is waited for. */
async function recordPatiently(alert: ClaimedAlert, outcome: Outcome, end: ChannelEnd | null): Promise<boolean> {
  for (const started = performance.now(); ; ) {
    try {
      return await recordAttempt(alert, outcome, end);
    } catch (error) {
      if (performance.now() - started > recordPatienceMs) throw error;
      await wait(betweenRecordTriesMs);
    }
  }
}

/** Does what takes a while with an alert, and keeps it ours meanwhile. */
async function whileOurs<T>(alert: ClaimedAlert, work: () => Promise<T>): Promise<T> {
  // While the database is away there is nothing to renew, and nobody who could take it.
  const renewing = setInterval(() => void renewLease(alert).catch(() => undefined), renewEachMs);
  try {
    return await work();
  } finally {
    clearInterval(renewing);
  }
}

async function deliver(alert: ClaimedAlert): Promise<void> {
  const started = performance.now();
  const result = await sendThrough(alert.channel_type, alert.channel_config, alert.notice, envelopeOf(alert));
  const outcome = outcomeOf(alert, result, performance.now() - started);
  const ended = await recordPatiently(alert, outcome, endOf(result, outcome));
  if (ended) await settleDisabled();
}

/**
 * Sends what is due: claims alerts with a lease, sends each outside of any transaction and records how
 * it ended. At least once; the id that the receiver sees is the same on every try.
 * @param most how many to claim
 * @returns how many were claimed, and what settles when all of them have ended
 */
export async function deliverDueAlerts(most = 50): Promise<{ claimed: number; done: Promise<void> }> {
  await promotePlanned();
  await dropSuperseded();
  await dropNeedless();
  await gatherDigests();
  const alerts = await claimAlerts(most);
  const sending = alerts.map((alert) =>
    whileOurs(alert, () => deliver(alert)).catch((error: unknown) =>
      log("alerter").error(
        { alert: alert.id, error: String(error) },
        "an alert could not be handled; its lease will end",
      ),
    ),
  );
  return { claimed: alerts.length, done: Promise.all(sending).then(() => undefined) };
}
