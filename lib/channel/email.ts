import type { ChannelType } from "@/lib/channel/channel";
import { alertMail } from "@/lib/mail/alert-mail";
import { sendMail } from "@/lib/mail/transport";

export type EmailConfig = { address: string };

/** Sends a mail; those of one incident gather in one thread. */
export const email: ChannelType<EmailConfig> = {
  send: async ({ address }, notice, envelope) => sendMail({ ...(await alertMail(notice, envelope)), to: address }),
};
