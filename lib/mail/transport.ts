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
};

let shared: Transporter | undefined;

function transport(): Transporter {
  shared ??= nodemailer.createTransport(
    { url: env().SMTP_URL, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 },
    {
      // What is in a mail is never a path or an address to fetch.
      disableFileAccess: true,
      disableUrlAccess: true,
      headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    },
  );
  return shared;
}

const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim()
    .slice(0, 200);

/** A 5xx of the mail server is its last word (RFC 5321 §4.2.1); everything else may go better later. */
function failure(error: unknown): SendResult {
  const { responseCode, message } = error as { responseCode?: number; message?: string };
  const answer = (message ?? String(error)).slice(0, 500);
  if (responseCode !== undefined && responseCode >= 500) return { outcome: "refused", answer, disable: false };
  return { outcome: "retry", answer, retryAfterMs: null };
}

/** The domain of message ids: that of the sender. */
export const mailDomain = (): string => env().MAIL_FROM.split("@")[1] ?? "localhost";

/** Sends one mail to one address. Does not throw for the mail server's fault. */
export async function sendMail(mail: Mail): Promise<SendResult> {
  try {
    const { response } = await transport().sendMail({
      from: { name: "Hopcheck", address: env().MAIL_FROM },
      to: { name: "", address: mail.to },
      envelope: { from: env().MAIL_FROM, to: [mail.to] },
      subject: oneLine(mail.subject),
      text: mail.text,
      html: mail.html,
      ...(mail.messageId === undefined ? {} : { messageId: `<${mail.messageId}>` }),
      ...(mail.inReplyTo === undefined
        ? {}
        : { inReplyTo: `<${mail.inReplyTo}>`, references: [`<${mail.inReplyTo}>`] }),
    });
    return { outcome: "delivered", answer: String(response).slice(0, 500) };
  } catch (error) {
    return failure(error);
  }
}
