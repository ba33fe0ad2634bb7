import type { SendResult } from "@/lib/channel/channel";
import { sendLetter } from "@/lib/mail/letter";

export type DisabledChannel = { to: string; channel: string; reason: string; url: string };

/** Tells an owner that notices do not go through a channel any more. */
export const sendChannelDisabledMail = ({ to, channel, reason, url }: DisabledChannel): Promise<SendResult> =>
  sendLetter({
    to,
    subject: `Channel disabled: ${channel}`,
    lines: [
      `No more notices are sent through the channel ${channel}.`,
      reason,
      "On its page you can change where it goes, send a test and use it again.",
    ],
    button: "Open the channel",
    url,
    why: "You get this because you are an owner of the Hopcheck organization that this channel belongs to.",
  });
