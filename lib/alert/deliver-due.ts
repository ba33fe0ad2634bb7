import { nextTryMs } from "@/lib/alert/schedule";
import type { SendResult } from "@/lib/channel/channel";
import { disableChannel } from "@/lib/channel/disable-channel";
import { sendThrough } from "@/lib/channel/send-through";
import { tenantDb } from "@/lib/db";
import { env } from "@/lib/env";
import { addTimelineEvent } from "@/lib/incident/add-timeline-event";
import { publishChange } from "@/lib/live/publish-change";
import { log } from "@/lib/log";
import { type ClaimedAlert, claimAlerts, finishAttempt, type Outcome } from "./store";

const linkTo = (alert: ClaimedAlert): string =>
  `${env().APP_URL}${alert.incident_id === null ? `/channels/${alert.channel_id}` : `/incidents/${alert.incident_id}`}`;

function outcomeOf(alert: ClaimedAlert, result: SendResult, durationMs: number): Outcome {
  if (result.outcome === "delivered") return { status: "delivered", answer: result.answer, durationMs, waitMs: null };
  const waitMs = result.outcome === "retry" ? nextTryMs(alert.attempts, Math.random(), result.retryAfterMs) : null;
  return { status: waitMs === null ? "dead" : "pending", answer: result.answer, durationMs, waitMs };
}

/** The first failure and the end are worth a line; the tries between are in the delivery log. */
const isWorthALine = (alert: ClaimedAlert, outcome: Outcome): boolean =>
  outcome.status !== "pending" || alert.attempts === 1;

async function tell(alert: ClaimedAlert, outcome: Outcome): Promise<void> {
  const { organization_id: organizationId, incident_id: incidentId } = alert;
  if (incidentId !== null && isWorthALine(alert, outcome)) {
    await addTimelineEvent(
      tenantDb(organizationId),
      organizationId,
      incidentId,
      outcome.status === "delivered" ? "notice-sent" : "notice-failed",
      {
        channel: alert.channel_name,
        channelType: alert.channel_type,
        kind: alert.kind,
        answer: outcome.answer.slice(0, 200),
        attempts: alert.attempts,
        final: outcome.status !== "pending",
      },
    );
  }
  await publishChange("now", { organizationId, kind: "alert", id: alert.id });
}

async function deliver(alert: ClaimedAlert): Promise<void> {
  const started = performance.now();
  const envelope = { id: alert.id, threadId: alert.thread_id, link: linkTo(alert) };
  const result = await sendThrough(alert.channel_type, alert.channel_config, alert.notice, envelope);
  const outcome = outcomeOf(alert, result, performance.now() - started);
  if (!(await finishAttempt(alert, outcome))) return;
  await tell(alert, outcome);
  if (result.outcome === "refused" && result.disable)
    await disableChannel(alert.organization_id, alert.channel_id, result.answer);
}

/**
 * Sends what is due: claims alerts with a lease, sends each outside of any transaction and records how
 * it ended. At least once; the id that the receiver sees is the same on every try.
 * @returns how many were claimed
 */
export async function deliverDueAlerts(most = 50): Promise<{ claimed: number; done: Promise<void> }> {
  const alerts = await claimAlerts(most);
  const sending = alerts.map((alert) =>
    deliver(alert).catch((error: unknown) =>
      log("alerter").error(
        { alert: alert.id, error: String(error) },
        "an alert could not be handled; its lease will end",
      ),
    ),
  );
  return { claimed: alerts.length, done: Promise.all(sending).then(() => undefined) };
}
