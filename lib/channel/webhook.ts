import { createHmac, randomBytes } from "node:crypto";
import type { Notice } from "@/lib/alert/notice";
import type { ChannelType, SendResult } from "@/lib/channel/channel";
import { env } from "@/lib/env";
import { makePolicy } from "@/lib/net/policy";
import { guardedPost, type PostAnswer } from "@/lib/net/post";

export type WebhookConfig = { url: string; secret: string };

const timeoutMs = 15_000;
const longestRetryAfterMs = 86_400_000;
/** Standard Webhooks asks for less than 20 kB; evidence is what can be long. */
const mostBytes = 20_000;
const mostOfALine = 300;

/** A signing secret as Standard Webhooks writes it. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString("base64")}`;

/** The signature of Standard Webhooks 1.0: HMAC-SHA256 over `id.timestamp.body`. */
function signatureOf(secret: string, id: string, timestamp: string, body: string): string {
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
}

type Incident = NonNullable<Notice["incident"]>;

/** The same incident with its evidence cut: the whole of it is a call of the API away. */
function shortened(incident: Incident): Incident {
  const { diagnosis, report } = incident;
  const lines = diagnosis.evidence.slice(0, 20).map((line) => line.slice(0, mostOfALine));
  const short = { ...diagnosis, summary: diagnosis.summary.slice(0, 1000), evidence: lines };
  return {
    ...incident,
    diagnosis: short,
    report: {
      ...report,
      response: report.response && { ...report.response, headers: [] },
      diagnosis: report.diagnosis && short,
    },
  };
}

function bodyOf(notice: Notice, incident: Incident | null, late: boolean): string {
  return JSON.stringify({
    type: notice.kind === "test" ? "test" : `incident.${notice.kind}`,
    timestamp: notice.occurredAt,
    data: {
      incident: incident && { ...incident, monitorId: notice.monitor.id },
      monitor: notice.monitor,
      ...(late ? { late } : {}),
    },
  });
}

/**
 * The body that receivers rely on, less than 20 kB. It is the same on every try.
 * @param late adds `data.late`: the opening of this incident never got through
 */
export function webhookBody(notice: Notice, late: boolean): string {
  const body = bodyOf(notice, notice.incident, late);
  if (Buffer.byteLength(body) < mostBytes || notice.incident === null) return body;
  return bodyOf(notice, shortened(notice.incident), late);
}

/** `Retry-After` in seconds or as a date (RFC 9110 §10.2.3), a day at most; null without one. */
function retryAfterMs(value: string | undefined): number | null {
  if (value === undefined) return null;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : new Date(value).getTime() - Date.now();
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, longestRetryAfterMs) : null;
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
    const body = webhookBody(notice, envelope.late);
    const timestamp = String(Math.floor(envelope.at.getTime() / 1000));
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
