import { disableChannel, type EndReason } from "@/lib/channel/disable-channel";
import { tenantDb } from "@/lib/db";
import { addTimelineEvent } from "@/lib/incident/add-timeline-event";
import { publishChange } from "@/lib/live/publish-change";
import { settleGathered } from "./digest-store";
import { type ClaimedAlert, finishAttempt, type Outcome } from "./store";

/** The first failure and the end are worth a line; the tries between are in the delivery log. */
const isWorthALine = (alert: ClaimedAlert, { outcome }: Outcome): boolean =>
  outcome === "delivered" || outcome === "dead" || (outcome !== "away" && alert.attempts === 1);

// A transaction may wait for a connection while many alerts end at once: longer than usual.
const patience = { maxWait: 20_000, timeout: 20_000 };

/** What a try says of the channel itself: that it may be of no use any more. */
export type ChannelEnd = { why: EndReason; answer: string };

/**
 * Writes down how a try ended: the outbox row, the delivery log, the incident's timeline and the end of the channel
 * if it ends with it, all or nothing.
 * @returns whether the channel went out of use; nothing is written when the lease was lost
 */
export async function recordAttempt(alert: ClaimedAlert, outcome: Outcome, end: ChannelEnd | null): Promise<boolean> {
  const { organization_id: organizationId, incident_id: incidentId } = alert;
  return tenantDb(organizationId).$transaction(async (tx) => {
    if (!(await finishAttempt(tx, alert, outcome))) return false;
    if (incidentId !== null && isWorthALine(alert, outcome)) {
      const type = outcome.outcome === "delivered" ? "notice-sent" : "notice-failed";
      await addTimelineEvent(tx, organizationId, incidentId, type, {
        channel: alert.channel_name,
        channelType: alert.channel_type,
        kind: alert.kind,
        answer: outcome.answer.slice(0, 200),
        attempts: alert.attempts,
        final: outcome.waitMs === null,
      });
    }
    if (alert.kind === "digest" && (outcome.outcome === "delivered" || outcome.outcome === "dead"))
      await settleGathered(tx, alert, outcome.outcome, outcome.answer);
    await publishChange(tx, { organizationId, kind: "alert", id: alert.id });
    return end !== null && (await disableChannel(tx, alert.channel_id, end.why, end.answer));
  }, patience);
}
