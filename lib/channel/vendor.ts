import type { SendResult } from "@/lib/channel/channel";
import { env } from "@/lib/env";
import { makePolicy } from "@/lib/net/policy";
import { guardedPost, type PostAnswer } from "@/lib/net/post";

const timeoutMs = 15_000;
const longestRetryAfterMs = 86_400_000;

/** One request to the other side; `json` and `form` bring their own `Content-Type`. */
export type VendorRequest = {
  url: string;
  method?: "POST" | "PUT" | "PATCH";
  headers?: readonly (readonly [name: string, value: string])[];
} & ({ json: unknown } | { form: Readonly<Record<string, string>> } | { body: string });

/** An answer with a status, whatever it is. */
export type VendorAnswer = Extract<PostAnswer, { ok: true }>;

function contentOf(request: VendorRequest): { type: string; body: string } {
  if ("json" in request) return { type: "application/json", body: JSON.stringify(request.json) };
  if ("form" in request)
    return { type: "application/x-www-form-urlencoded", body: new URLSearchParams(request.form).toString() };
  return { type: "application/json", body: request.body };
}

/** `Retry-After` in seconds or as a date (RFC 9110 §10.2.3), a day at most; null without one. */
export function retryAfterMs(value: string | undefined): number | null {
  if (value === undefined) return null;
  const ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : new Date(value).getTime() - Date.now();
  return pauseMs(ms);
}

/** A pause that the other side asked for, a day at most; null for what is no time. @param ms milliseconds */
export const pauseMs = (ms: unknown): number | null =>
  typeof ms === "number" && Number.isFinite(ms) && ms > 0 ? Math.min(Math.ceil(ms), longestRetryAfterMs) : null;

/** An answer's body as a JSON object; an empty one for anything else. */
export function jsonOf(answer: VendorAnswer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(answer.body);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {};
  } catch {
    return {};
  }
}

/** What the other side said, on one line. */
export const saidBy = (answer: VendorAnswer): string =>
  `${answer.status} ${answer.body.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").slice(0, 400)}`.trim();

/** How a vendor's answers are to be read, where they differ from the habit. */
export type Habits = {
  /** Statuses that mean the destination is gone, or its key is not valid any more. */
  gone?: readonly number[];
  /** Statuses that mean that the request itself is at fault: the same one would be refused for ever. */
  final?: readonly number[];
  /** Reads an answer first; null leaves it to its status. */
  read?: (answer: VendorAnswer) => SendResult | null;
};

const usuallyFinal: readonly number[] = [400, 405, 413, 414, 415, 422];

/**
 * Reads an answer by its status: 2xx was taken, 410 and what the vendor calls gone end the channel, what is wrong
 * with the request itself is never tried again, and anything else is, after what `Retry-After` says.
 */
export function resultOf(answer: VendorAnswer, { gone = [], final = usuallyFinal, read }: Habits = {}): SendResult {
  const known = read?.(answer) ?? null;
  if (known !== null) return known;
  const said = saidBy(answer);
  if (answer.status >= 200 && answer.status < 300) return { outcome: "delivered", answer: said };
  if (answer.status === 410 || gone.includes(answer.status)) return { outcome: "refused", answer: said, disable: true };
  if (final.includes(answer.status)) return { outcome: "refused", answer: said, disable: false };
  return { outcome: "retry", answer: said, retryAfterMs: retryAfterMs(answer.headers["retry-after"]) };
}

/** Sends one request through the guard and returns the answer as it came. */
export function ask(request: VendorRequest): Promise<PostAnswer> {
  const { type, body } = contentOf(request);
  return guardedPost(request.url, {
    method: request.method ?? "POST",
    headers: [["Content-Type", type], ["User-Agent", "Hopcheck/0.1"], ...(request.headers ?? [])],
    body,
    timeoutMs,
    policy: makePolicy(env().PROBE_ALLOW_PRIVATE),
  });
}

/** Sends one request through the guard and reads the answer. */
export async function tell(request: VendorRequest, habits: Habits = {}): Promise<SendResult> {
  const answer = await ask(request);
  if (answer.ok) return resultOf(answer, habits);
  return { outcome: "retry", answer: `${answer.code}: ${answer.message}`, retryAfterMs: null };
}
