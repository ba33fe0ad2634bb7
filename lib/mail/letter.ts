import type { SendResult } from "@/lib/channel/channel";
import { button, heading, paragraph, renderMail } from "@/lib/mail/layout";
import { sendMail } from "@/lib/mail/transport";

/** A short mail with one button. All of it is plain text. */
export type Letter = {
  to: string;
  subject: string;
  lines: readonly string[];
  button: string;
  url: string;
  /** Why the reader gets it. */
  why: string;
};

/** Sends a letter, as HTML and as text. Does not throw for the mail server's fault. */
export async function sendLetter(letter: Letter): Promise<SendResult> {
  const { to, subject, lines, url, why } = letter;
  const html = await renderMail({
    preview: lines[0] ?? "",
    title: subject,
    body: [heading(subject), ...lines.map(paragraph), button(letter.button, url)].join(""),
    footer: why,
  });
  return sendMail({ to, subject, text: `${lines.join("\n\n")}\n\n${url}\n\n${why}\n`, html });
}
