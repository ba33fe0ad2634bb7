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
};

/** For everything together, also against a server that trickles. */
const deadlineMs = 40_000;

let shared: { url: string; transport: Transporter } | undefined;

function transport(): Transporter {
  const url = env().SMTP_URL;
  if (shared?.url === url) return shared.transport;
  closeMail();
  const pooled = {
    url,
    pool: true as const,
    maxConnections: 4,
    idleTimeout: 30_000,
    // One more try when an idle connection turns out closed; after that the outbox decides.
    maxRequeues: 1,
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
  shared = { url, transport: made };
  return made;
}

/** Closes the idle connections to the mail server, for a clean stop. The next mail opens new ones. */
export function closeMail(): void {
  shared?.transport.close();
  shared = undefined;
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

/** Sends one mail to one address, within 40 seconds. Does not throw for the mail server's fault. */
export async function sendMail(mail: Mail): Promise<SendResult> {
  const deadline = AbortSignal.timeout(deadlineMs);
  const message = {
    from: { name: "Hopcheck", address: env().MAIL_FROM },
    to: { name: "", address: mail.to },
    envelope: { from: env().MAIL_FROM, to: [mail.to] },
    subject: oneLine(mail.subject),
    text: mail.text,
    html: mail.html,
    ...(mail.messageId === undefined ? {} : { messageId: `<${mail.messageId}>` }),
    ...(mail.inReplyTo === undefined ? {} : { inReplyTo: `<${mail.inReplyTo}>`, references: [`<${mail.inReplyTo}>`] }),
    ...(mail.unsubscribe === undefined ? {} : { headers: listHeaders(mail.unsubscribe) }),
    signal: deadline,
  };
  try {
    const { response } = await transport().sendMail(message);
    return { outcome: "delivered", answer: String(response).slice(0, 500) };
  } catch (error) {
    if (deadline.aborted)
      return { outcome: "retry", answer: "The mail server did not finish within 40 seconds.", retryAfterMs: null };
    return failure(error);
  }
}
