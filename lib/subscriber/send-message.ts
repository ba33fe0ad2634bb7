import type { SendResult } from "@/lib/channel/channel";
import { sendEmail } from "@/lib/subscriber/kinds/email";
import { sendSlack, sendTeams, sendWebhook } from "@/lib/subscriber/kinds/hooks";
import type { HandOver, Message } from "@/lib/subscriber/message";
import type { SubscriberKind } from "@/lib/subscriber/subscriber";

/** How a message ended; `unsure` when it may have arrived. */
export type MessageResult = SendResult | { outcome: "unsure"; answer: string };

const senders: Record<SubscriberKind, (target: string, message: Message, hand: HandOver) => Promise<MessageResult>> = {
  email: sendEmail,
  webhook: sendWebhook,
  slack: sendSlack,
  teams: sendTeams,
};

/**
 * Sends a message to one subscriber. Does not throw for the other side's fault, and says nothing of the target,
 * which is a key.
 * @param hand runs when the message is about to be whole in the other side's hands
 */
export async function sendMessage(
  kind: SubscriberKind,
  target: string,
  message: Message,
  hand: HandOver,
): Promise<MessageResult> {
  let handed = false;
  const noted: HandOver = async () => {
    await hand();
    handed = true;
  };
  try {
    const result = await senders[kind](target, message, noted);
    const answer = result.answer.replaceAll(target, "***").slice(0, 500);
    return { ...result, answer };
  } catch (error) {
    const answer = error instanceof Error ? error.message : String(error);
    return handed ? { outcome: "unsure", answer } : { outcome: "retry", answer, retryAfterMs: null };
  }
}
