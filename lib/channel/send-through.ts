import type { Notice } from "@/lib/alert/notice";
import type { ChannelType, Envelope, SendResult } from "@/lib/channel/channel";
import { channelTypes } from "@/lib/channel/registry";
import { openConfig } from "./store";

/** Sends a notice through a stored channel. @param sealedConfig the channel's settings as they are stored */
export async function sendThrough(
  type: string,
  sealedConfig: string,
  notice: Notice,
  envelope: Envelope,
): Promise<SendResult> {
  const kind = (channelTypes as unknown as Record<string, ChannelType<Record<string, string>>>)[type];
  if (!kind) return { outcome: "refused", answer: `No channel of the type ${type} is known here.`, disable: false };
  try {
    return await kind.send(openConfig(sealedConfig), notice, envelope);
  } catch (error) {
    return { outcome: "retry", answer: error instanceof Error ? error.message : String(error), retryAfterMs: null };
  }
}
