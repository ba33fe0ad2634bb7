import type { SendResult } from "@/lib/channel/channel";
import { sendLetter } from "@/lib/mail/letter";

/** The name stays out of the mail: whoever signs up chooses it, and the address may be somebody else's. */
export type AccountMail = { to: string; name: string; url: string };

/** Asks a new person to show that the address is theirs. */
export const sendVerificationMail = ({ to, url }: AccountMail): Promise<SendResult> =>
  sendLetter({
    to,
    url,
    subject: "Confirm your e-mail address",
    lines: ["Confirm that this address is yours, and your Hopcheck account is ready. The link works for one hour."],
    button: "Confirm the address",
    why: "You get this because somebody signed up with this address. If it was not you, leave it: without the link nothing happens.",
  });

/** Lets a person choose another password. */
export const sendResetMail = ({ to, url }: AccountMail): Promise<SendResult> =>
  sendLetter({
    to,
    url,
    subject: "Choose a new password",
    lines: [
      "With this link you choose a new password. It works once, for one hour. Every session that is open ends when you do.",
    ],
    button: "Choose a password",
    why: "You get this because somebody asked for it with this address. If it was not you, leave it: your password stays as it is.",
  });

/** Tells the owner of an address that somebody tried to sign up with it. */
export const sendKnownAddressMail = ({ to, url }: AccountMail): Promise<SendResult> =>
  sendLetter({
    to,
    url,
    subject: "You have an account already",
    lines: [
      "Somebody, probably you, tried to sign up with this address. It has an account: sign in, or choose a new password there.",
    ],
    button: "Sign in",
    why: "If it was not you, leave it: nothing has changed.",
  });
