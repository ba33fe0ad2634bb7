import type { SendResult } from "@/lib/channel/channel";
import { button, heading, paragraph, renderMail } from "@/lib/mail/layout";
import { sendMail } from "@/lib/mail/transport";

export type AccountMail = { to: string; name: string; url: string };

type Wording = { subject: string; lines: readonly string[]; button: string; why: string };

async function send({ to, url }: AccountMail, wording: Wording): Promise<SendResult> {
  const html = await renderMail({
    preview: wording.lines[0] ?? "",
    title: wording.subject,
    body: [heading(wording.subject), ...wording.lines.map(paragraph), button(wording.button, url)].join(""),
    footer: wording.why,
  });
  return sendMail({
    to,
    subject: wording.subject,
    text: `${wording.lines.join("\n\n")}\n\n${url}\n\n${wording.why}\n`,
    html,
  });
}

/** Asks a new person to show that the address is theirs. */
export const sendVerificationMail = (mail: AccountMail): Promise<SendResult> =>
  send(mail, {
    subject: "Confirm your e-mail address",
    lines: ["Confirm that this address is yours, and your Hopcheck account is ready. The link works for one hour."],
    button: "Confirm the address",
    why: "You get this because somebody signed up with this address. If it was not you, leave it: without the link nothing happens.",
  });

/** Lets a person choose another password. */
export const sendResetMail = (mail: AccountMail): Promise<SendResult> =>
  send(mail, {
    subject: "Choose a new password",
    lines: [
      "With this link you choose a new password. It works once, for one hour. Every session that is open ends when you do.",
    ],
    button: "Choose a password",
    why: "You get this because somebody asked for it with this address. If it was not you, leave it: your password stays as it is.",
  });

/** Tells the owner of an address that somebody tried to sign up with it. */
export const sendKnownAddressMail = (mail: AccountMail): Promise<SendResult> =>
  send(mail, {
    subject: "You have an account already",
    lines: [
      "Somebody, probably you, tried to sign up with this address. It has an account: sign in, or choose a new password there.",
    ],
    button: "Sign in",
    why: "If it was not you, leave it: nothing has changed.",
  });
