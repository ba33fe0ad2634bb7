import { setTimeout as wait } from "node:timers/promises";
import { publishChange } from "@/lib/live/publish-change";
import { log } from "@/lib/log";
import { pageAddress } from "@/lib/status-page/address";
import { subscriberLinks } from "@/lib/subscriber/links";
import type { Message } from "@/lib/subscriber/message";
import { nextDeliveryMs } from "@/lib/subscriber/schedule";
import { type MessageResult, sendMessage } from "@/lib/subscriber/send-message";
import {
  type ClaimedDelivery,
  claimDeliveries,
  type DeliveryOutcome,
  finishDelivery,
  noteHanded,
  openTarget,
  settleUnsure,
  spreadBulletins,
  stopSubscriber,
} from "./store";

const recordTries = 10;
const betweenRecordTriesMs = 1000;

function messageOf(delivery: ClaimedDelivery): Message {
  const { page_slug: slug, page_name: name, subscriber_id: subscriberId, thread_id: threadId, now } = delivery;
  return {
    id: delivery.id,
    purpose: delivery.letter ?? "bulletin",
    page: { name, url: pageAddress({ slug }) },
    notice: delivery.notice,
    thread: threadId === null ? null : `${threadId}.${subscriberId}`,
    links: subscriberLinks({ slug }, subscriberId, now),
    at: now,
  };
}

function outcomeOf({ attempts }: ClaimedDelivery, result: MessageResult): DeliveryOutcome {
  const { answer } = result;
  if (result.outcome === "delivered") return { status: "sent", answer, waitMs: null };
  if (result.outcome === "unsure") return { status: "unsure", answer, waitMs: null };
  const waitMs = result.outcome === "retry" ? nextDeliveryMs(attempts, Math.random(), result.retryAfterMs) : null;
  return waitMs === null ? { status: "failed", answer, waitMs } : { status: "pending", answer, waitMs };
}

/** What was sent and could not be written down would be in doubt: a database that restarts is waited for. */
async function finishPatiently(delivery: ClaimedDelivery, outcome: DeliveryOutcome): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await finishDelivery(delivery, outcome);
    } catch (error) {
      if (attempt === recordTries) throw error;
      await wait(betweenRecordTriesMs);
    }
  }
}

/** Sends one delivery and writes down how that ended. */
async function deliver(delivery: ClaimedDelivery): Promise<void> {
  const message = messageOf(delivery);
  const result = await sendMessage(delivery.kind, openTarget(delivery.target), message, () => noteHanded(delivery));
  const written = await finishPatiently(delivery, outcomeOf(delivery, result));
  if (written && result.outcome === "refused" && result.disable)
    await stopSubscriber(delivery.subscriber_id, "The other side says that nobody is there any more.");
}

/** Tells open pages of the dashboard how far it has come. */
async function tellProgress(deliveries: readonly ClaimedDelivery[]): Promise<void> {
  const pages = new Map(deliveries.map((each) => [each.status_page_id, each.organization_id]));
  for (const [id, organizationId] of pages) await publishChange("now", { organizationId, kind: "status-page", id });
}

/**
 * Sends what is due to subscribers: works out who is told of new bulletins, claims messages with a lease, and sends
 * each beside the others. None is sent twice, whatever dies: see `store.ts`.
 * @param most how many to claim
 * @param aSecond how many all processes together may begin in a second
 * @returns what settles as each of those that were claimed has ended; none of it fails
 */
export async function deliverBulletins(most: number, aSecond: number): Promise<Promise<void>[]> {
  const logger = log("teller");
  await settleUnsure();
  await spreadBulletins();
  const deliveries = await claimDeliveries(most, aSecond);
  const sending = deliveries.map((delivery) =>
    deliver(delivery).catch((error: unknown) =>
      logger.error(
        { delivery: delivery.id, error: String(error) },
        "a message to a subscriber could not be handled; its lease will end",
      ),
    ),
  );
  Promise.all(sending)
    .then(() => tellProgress(deliveries))
    .catch((error: unknown) => logger.warn({ error: String(error) }, "open pages could not be told of the progress"));
  return sending;
}
