import { setTimeout as sleep } from "node:timers/promises";
import type { CaughtMail } from "@/lib/mail/catcher/caught-mail";

/** The mails that came for an address, newest first. */
export async function mailsTo(inboxUrl: string, address: string): Promise<CaughtMail[]> {
  const answer = await fetch(`${inboxUrl}/api/messages?to=${encodeURIComponent(address)}`);
  if (!answer.ok) throw new Error(`The inbox answered ${answer.status}.`);
  return ((await answer.json()) as { data: CaughtMail[] }).data;
}

/**
 * Waits for a mail to an address whose subject matches; the newest one when there are several.
 * @throws Error that lists the subjects that came instead
 */
export async function waitForMail(
  inboxUrl: string,
  address: string,
  subject: RegExp,
  timeoutMs = 30_000,
): Promise<CaughtMail> {
  let subjects: string[] = [];
  for (const until = performance.now() + timeoutMs; performance.now() < until; await sleep(200)) {
    const mails = await mailsTo(inboxUrl, address);
    const found = mails.find((mail) => subject.test(mail.subject));
    if (found) return found;
    subjects = mails.map((mail) => mail.subject);
  }
  throw new Error(
    `No mail to ${address} with ${subject} within ${timeoutMs} ms; there were: ${subjects.join(" | ") || "none"}`,
  );
}

/** The first link of a mail's text to a path that begins so. @throws Error when there is none */
export function linkIn(mail: CaughtMail, path: string): string {
  const links = (mail.text ?? "").match(/https?:\/\/[^\s<>")\]]+/g) ?? [];
  const found = links.find((link) => URL.canParse(link) && new URL(link).pathname.startsWith(path));
  if (!found) throw new Error(`The mail "${mail.subject}" has no link to ${path}: ${links.join(" ")}`);
  return found;
}
