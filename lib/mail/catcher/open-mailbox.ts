import { randomUUID } from "node:crypto";
import { appendFile, readFile, rename, writeFile } from "node:fs/promises";
import type { StoredMail } from "@/lib/mail/catcher/caught-mail";

export type Mailbox = {
  /** Newest first. */
  mails: () => readonly StoredMail[];
  add: (mail: { from: string; to: string[]; raw: Buffer }) => Promise<StoredMail>;
};

const line = (mail: StoredMail): string => `${JSON.stringify(mail)}\n`;

function readLine(text: string): StoredMail[] {
  try {
    return [JSON.parse(text) as StoredMail];
  } catch {
    // The last line of a catcher that was killed while it wrote.
    return [];
  }
}

/**
 * Opens the place where caught mails are kept.
 * @param file JSON Lines, oldest first; absent means in memory only
 * @param cap how many mails are kept; the oldest go first
 */
export async function openMailbox(file: string | undefined, cap: number): Promise<Mailbox> {
  const text = file === undefined ? "" : await readFile(file, "utf8").catch(() => "");
  const mails = text.split("\n").filter(Boolean).flatMap(readLine).slice(-cap).reverse();
  let lines = 0;
  let writing: Promise<void> = Promise.resolve();

  const rewrite = async (): Promise<void> => {
    if (file === undefined) return;
    await writeFile(`${file}.new`, [...mails].reverse().map(line).join(""), { mode: 0o600 });
    await rename(`${file}.new`, file);
    lines = mails.length;
  };
  const append = async (mail: StoredMail): Promise<void> => {
    if (file === undefined) return;
    if (lines >= cap * 2) return rewrite();
    await appendFile(file, line(mail));
    lines += 1;
  };
  await rewrite();

  return {
    mails: () => mails,
    add: async ({ from, to, raw }) => {
      const mail = { id: randomUUID(), receivedAt: new Date().toISOString(), from, to, raw: raw.toString("base64") };
      mails.unshift(mail);
      mails.length = Math.min(mails.length, cap);
      writing = writing.catch(() => undefined).then(() => append(mail));
      await writing;
      return mail;
    },
  };
}
