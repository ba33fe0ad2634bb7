import { createHmac, randomBytes } from "node:crypto";
import type { Notice } from "@/lib/alert/notice";
import type { ChannelType, SendResult } from "@/lib/channel/channel";
import { env } from "@/lib/env";
import { makePolicy } from "@/lib/net/policy";
import { guardedPost, type PostAnswer } from "@/lib/net/post";

export type WebhookConfig = { url: string; secret: string };

const timeoutMs = 15_000;

/** A signing secret as Standard Webhooks writes it. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString("base64")}`;

/** The signature of Standard Webhooks 1.0: HMAC-SHA256 over `id.timestamp.body`. */
function signatureOf(secret: string, id: string, timestamp: string, body: string): string {
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
}

/** The body that receivers rely on. */
export const webhookBody = (notice: Notice): string =>
  JSON.stringify({
    type: notice.kind === "test" ? "test" : `incident.${notice.kind}`,
    timestamp: notice.occurredAt,
    data: {
      incident: notice.incident === null ? null : { ...notice.incident, monitorId: notice.monitor.id },
      monitor: notice.monitor,
    },
  });

/** `Retry-After` in seconds or as a date (RFC 9110 §10.2.3). */
function retryAfterMs(value: string | undefined): number | null {
  if (value === undefined) return null;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : new Date(value).getTime() - Date.now();
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, 86_400_000) : null;
}

function resultOf(answer: PostAnswer): SendResult {
  if (!answer.ok) return { outcome: "retry", answer: `${answer.code}: ${answer.message}`, retryAfterMs: null };
  const said = `${answer.status} ${answer.body.slice(0, 400)}`.trim();
  if (answer.status >= 200 && answer.status < 300) return { outcome: "delivered", answer: said };
  if (answer.status === 410) return { outcome: "refused", answer: said, disable: true };
  return { outcome: "retry", answer: said, retryAfterMs: retryAfterMs(answer.headers["retry-after"]) };
}

/** Posts signed JSON (Standard Webhooks). 2xx is success, 410 ends the channel, anything else is tried again. */
export const webhook: ChannelType<WebhookConfig> = {
  send: async ({ url, secret }, notice, envelope) => {
    const body = webhookBody(notice);
    const timestamp = String(Math.floor(Date.now() / 1000));
    const answer = await guardedPost(url, {
      headers: [
        ["Content-Type", "application/json"],
        ["User-Agent", "Hopcheck/0.1"],
        ["webhook-id", envelope.id],
        ["webhook-timestamp", timestamp],
        ["webhook-signature", signatureOf(secret, envelope.id, timestamp, body)],
      ],
      body,
      timeoutMs,
      policy: makePolicy(env().PROBE_ALLOW_PRIVATE),
    });
    return resultOf(answer);
  },
};
