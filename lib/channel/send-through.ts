import type { Notice } from "@/lib/alert/notice";
import type { ChannelType, Envelope, SendResult } from "@/lib/channel/channel";
import { channelTypeOf } from "@/lib/channel/registry";
import { openConfig } from "./store";

/** Shorter ones would hide what is no secret. */
const leastSecret = 6;

/** The values that must not be seen: settings that are secret, and secrets of our making. */
function secretsOf({ fields }: ChannelType, config: Record<string, unknown>): string[] {
  const secret = Object.entries(config).filter(([name]) => fields[name] === undefined || fields[name].secret);
  return secret
    .flatMap(([, value]) => (typeof value === "object" && value !== null ? Object.values(value) : [value]))
    .filter((value): value is string => typeof value === "string" && value.length >= leastSecret)
    .flatMap((value) => [value, encodeURIComponent(value)]);
}

/** Other sides repeat what they were sent: their answers are kept and shown without our secrets. */
const masked = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((said, secret) => said.replaceAll(secret, "***"), text).slice(0, 500);

/** Sends a notice through a stored channel. @param sealedConfig the channel's settings as they are stored */
export async function sendThrough(
  kind: string,
  sealedConfig: string,
  notice: Notice,
  envelope: Envelope,
): Promise<SendResult> {
  const type = channelTypeOf(kind);
  if (!type) return { outcome: "refused", answer: `No channel of the type ${kind} is known here.`, disable: false };
  try {
    const config = openConfig(sealedConfig);
    const result = await type.send(config, notice, envelope);
    return { ...result, answer: masked(result.answer, secretsOf(type, config)) };
  } catch (error) {
    return { outcome: "retry", answer: error instanceof Error ? error.message : String(error), retryAfterMs: null };
  }
}
