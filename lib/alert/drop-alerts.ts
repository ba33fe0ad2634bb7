import { tenantDb } from "@/lib/db";
import { addTimelineEvent } from "@/lib/incident/add-timeline-event";
import { publishChange } from "@/lib/live/publish-change";
import { settleGathered } from "./digest-store";
import { cancelReminders } from "./planned-store";
import { type AlertRow, findSuperseded, findWaiting, giveUp } from "./store";

const batch = 200;

/** Ends one alert that was not sent, with the reason in the delivery log and on the timeline. */
async function drop(alert: AlertRow, outcome: string, reason: string): Promise<boolean> {
  const { organization_id: organizationId, incident_id: incidentId } = alert;
  return tenantDb(organizationId).$transaction(async (tx) => {
    if (!(await giveUp(tx, alert, outcome, reason))) return false;
    if (alert.kind === "digest") await settleGathered(tx, alert, "dead", reason);
    if (incidentId !== null) {
      await addTimelineEvent(tx, organizationId, incidentId, "notice-failed", {
        channel: alert.channel_name,
        channelType: alert.channel_type,
        kind: alert.kind,
        answer: reason,
        attempts: Math.max(1, alert.attempts),
        final: true,
      });
    }
    await publishChange(tx, { organizationId, kind: "alert", id: alert.id });
    return true;
  });
}

/**
 * Gives up what would come too late: notices of an incident that is over, where its recovery is still to
 * be told on the same channel. The recovery then tells of both.
 */
export async function dropSuperseded(): Promise<void> {
  for (const alert of await findSuperseded(batch))
    await drop(alert, "superseded", "Not sent by itself: the recovery came first and tells of both.");
}

/** Gives up what waits for a channel that is out of use. @param reason for the delivery log */
export async function dropWaiting(organizationId: string, channelId: string, reason: string): Promise<void> {
  await cancelReminders(organizationId, channelId);
  let waiting: AlertRow[];
  do {
    waiting = await findWaiting(organizationId, channelId, batch);
    for (const alert of waiting) await drop(alert, "dead", reason);
  } while (waiting.length === batch);
}
