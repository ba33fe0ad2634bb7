import { Transform } from "node:stream";
import nodemailer, { type Transporter } from "nodemailer";
import type { SendResult } from "@/lib/channel/channel";
import { env } from "@/lib/env";

export type Mail = {
  /** One plain address. */
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Without angle brackets; the same on every retry. */
  messageId?: string;
  inReplyTo?: string;
  /** Where the reader ends such mails by one POST. */
  unsubscribe?: string;
  /** The name of the sender, Hopcheck without one. */
  fromName?: string;
  /** More header fields; each value is one line. */
  headers?: Readonly<Record<string, string>>;
};

/** How a mail to one of many ended: `unsure` when the connection broke after it was whole in the server's hands. */
export type BulkResult = SendResult | { outcome: "unsure"; answer: string };

/** For everything together, also against a server that trickles. */
const deadlineMs = 40_000;

/** Mails to many have connections of their own, so that they never stand before an alert. */
type Lane = "single" | "bulk";
const lanes = new Map<Lane, { url: string; transport: Transporter }>();

type Held = { data: { beforeEnd?: () => Promise<void> }; message: { transform(make: () => Transform): void } };

/** Has `beforeEnd` run when all of a mail but its end is sent: without its end a server takes none (RFC 5321 §4.1.1.4). */
function holdTheEnd({ data: { beforeEnd }, message }: Held, done: () => void): void {
  if (beforeEnd)
    message.transform(
      () =>
        new Transform({
          transform: (chunk, _encoding, next) => next(null, chunk),
          flush: (next) => void beforeEnd().then(() => next(), next),
        }),
    );
  done();
}

function transport(lane: Lane): Transporter {
  const url = env().SMTP_URL;
  const known = lanes.get(lane);
  if (known?.url === url) return known.transport;
  known?.transport.close();
  const pooled = {
    url,
    pool: true as const,
    maxConnections: 4,
    idleTimeout: 30_000,
    // One more try when an idle connection turns out closed; after that the outbox decides. Of a mail to many
    // nothing is tried again before it is known that the first try did not arrive.
    maxRequeues: lane === "single" ? 1 : 0,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    dnsTimeout: 10_000,
    socketTimeout: 20_000,
  };
  const made = nodemailer.createTransport(pooled, {
    // What is in a mail is never a path or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
  });
  if (lane === "bulk") made.use("stream", (mail, done) => holdTheEnd(mail as unknown as Held, done));
  lanes.set(lane, { url, transport: made });
  return made;
}

/** Closes the idle connections to the mail server, for a clean stop. The next mail opens new ones. */
export function closeMail(): void {
  for (const { transport: open } of lanes.values()) open.close();
  lanes.clear();
}

const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim()
    .slice(0, 200);

/**
 * A 5xx to the recipient or to the mail itself is the server's last word (RFC 5321 §4.2.1). One before
 * that, such as to our password, is about us and not about the mail: it goes once that is put right.
 */
function failure(error: unknown): SendResult {
  const { responseCode, command, message } = error as { responseCode?: number; command?: string; message?: string };
  const answer = oneLine(message ?? String(error));
  const aboutTheMail = command === "RCPT TO" || command === "DATA";
  if (!aboutTheMail) return { outcome: "away", answer };
  const final = responseCode !== undefined && responseCode >= 500;
  return final ? { outcome: "refused", answer, disable: false } : { outcome: "retry", answer, retryAfterMs: null };
}

/** The domain of message ids: that of the sender. */
export const mailDomain = (): string => env().MAIL_FROM.split("@")[1] ?? "localhost";

/** One click ends it (RFC 8058 §3.1), which mail programs offer for HTTPS only; the link alone is for any (RFC 2369 §3.2). */
const listHeaders = (url: string): Record<string, string> => ({
  "List-Unsubscribe": `<${url}>`,
  ...(url.startsWith("https:") ? { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" } : {}),
});

const messageOf = (mail: Mail, deadline: AbortSignal) => ({
  from: { name: mail.fromName === undefined ? "Hopcheck" : oneLine(mail.fromName), address: env().MAIL_FROM },
  to: { name: "", address: mail.to },
  envelope: { from: env().MAIL_FROM, to: [mail.to] },
  subject: oneLine(mail.subject),
  text: mail.text,
  html: mail.html,
  headers: { ...(mail.unsubscribe === undefined ? {} : listHeaders(mail.unsubscribe)), ...mail.headers },
  ...(mail.messageId === undefined ? {} : { messageId: `<${mail.messageId}>` }),
  ...(mail.inReplyTo === undefined ? {} : { inReplyTo: `<${mail.inReplyTo}>`, references: [`<${mail.inReplyTo}>`] }),
  signal: deadline,
});

const overdue: SendResult = {
  outcome: "retry",
  answer: "The mail server did not finish within 40 seconds.",
  retryAfterMs: null,
};

/** Sends one mail to one address, within 40 seconds. Does not throw for the mail server's fault. */
export async function sendMail(mail: Mail): Promise<SendResult> {
  const deadline = AbortSignal.timeout(deadlineMs);
  try {
    const { response } = await transport("single").sendMail(messageOf(mail, deadline));
    return { outcome: "delivered", answer: String(response).slice(0, 500) };
  } catch (error) {
    return deadline.aborted ? overdue : failure(error);
  }
}

/**
 * Sends one of many mails, beside those that are sent singly.
 * @param beforeEnd runs when the mail is sent but for its end; when it fails, the mail is not completed. Whoever dies
 * before it has sent nothing, whoever dies after it has sent the mail, but for the blink in which its end is written.
 */
export async function sendBulkMail(mail: Mail, beforeEnd: () => Promise<void>): Promise<BulkResult> {
  const deadline = AbortSignal.timeout(deadlineMs);
  let handed = false;
  const hand = async (): Promise<void> => {
    await beforeEnd();
    handed = true;
  };
  try {
    const message = { ...messageOf(mail, deadline), beforeEnd: hand };
    const { response } = await transport("bulk").sendMail(message);
    return { outcome: "delivered", answer: String(response).slice(0, 500) };
  } catch (error) {
    const result = deadline.aborted ? overdue : failure(error);
    const answered = (error as { responseCode?: number }).responseCode !== undefined;
    return handed && !answered ? { outcome: "unsure", answer: result.answer } : result;
  }
}
