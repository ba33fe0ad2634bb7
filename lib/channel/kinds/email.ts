import { channelType } from "@/lib/channel/channel";
import { emailAddress } from "@/lib/channel/field";
import { alertMail } from "@/lib/mail/alert-mail";
import { muteLink } from "@/lib/mail/mute-link";
import { sendMail } from "@/lib/mail/transport";

/** Sends a mail; those of one incident gather in one thread. */
export const email = channelType({
  kind: "email",
  label: "E-mail",
  sign: "@",
  summary: "A mail with the verdict, the hop line and what to check; the mails of an incident are one conversation.",
  fields: {
    address: { schema: emailAddress, label: "Address", control: "email", placeholder: "ops@example.com" },
  },
  guide: {
    steps: [
      "Give one address: a person's, or that of a list or a shared inbox.",
      "Send a test and look for it in the spam folder too; let the sender's address through if it is there.",
      "Every mail has a link that ends it for this address alone.",
    ],
    link: null,
  },
  nameOf: ({ address }) => address,
  goesTo: ({ address }) => address ?? "",
  send: async ({ address }, notice, envelope) => {
    const unsubscribe = muteLink(envelope, address);
    return sendMail({ ...(await alertMail(notice, envelope, unsubscribe)), to: address });
  },
});
