import PostalMime from "postal-mime";
import type { CaughtMail, StoredMail } from "@/lib/mail/catcher/caught-mail";

const seen = new WeakMap<StoredMail, Promise<CaughtMail>>();

async function takeApart({ id, receivedAt, from, to, raw }: StoredMail): Promise<CaughtMail> {
  const mail = await PostalMime.parse(Buffer.from(raw, "base64")).catch(() => undefined);
  return {
    id,
    receivedAt,
    from: mail?.from?.address ?? from,
    to,
    subject: mail?.subject ?? "",
    messageId: mail?.messageId ?? null,
    inReplyTo: mail?.inReplyTo ?? null,
    references: mail?.references ?? null,
    headers: mail?.headers.map(({ key, value }): [string, string] => [key, value]) ?? [],
    text: mail?.text ?? null,
    html: mail?.html ?? null,
  };
}

/** Takes a stored mail apart, once. A mail that cannot be read still shows its envelope. */
export function readMail(stored: StoredMail): Promise<CaughtMail> {
  const mail = seen.get(stored) ?? takeApart(stored);
  seen.set(stored, mail);
  return mail;
}
