import { channelType, type SendResult } from "@/lib/channel/channel";
import { token } from "@/lib/channel/field";
import { type Story, storyOf } from "@/lib/channel/story";
import { clip } from "@/lib/channel/text";
import { jsonOf, saidBy, tell, type VendorAnswer } from "@/lib/channel/vendor";

/** Two or three parts of a text message; what is longer is cut, the link never. */
const most = 320;

const number = [/^\+[1-9]\d{6,14}$/, "A number is written like +491701234567."] as const;

/** Codes that no try mends: a number that is none, or cannot be reached, or said STOP (https://www.twilio.com/docs/api/errors). */
const lost: ReadonlySet<unknown> = new Set([21211, 21214, 21217, 21610, 21614]);

function textOf({ title, text, link, acknowledgeLink }: Story): string {
  const end = acknowledgeLink === null ? `\n${link}` : `\nAck: ${acknowledgeLink}`;
  return `${clip(`${title}\n${text}`, most - end.length)}${end}`;
}

function read(answer: VendorAnswer): SendResult | null {
  if (!lost.has(jsonOf(answer)["code"])) return null;
  return { outcome: "refused", answer: saidBy(answer), disable: true };
}

/** @param base where the service is */
export const twilioAt = (base: string) =>
  channelType({
    kind: "twilio",
    label: "SMS by Twilio",
    sign: "Tw",
    summary: "A text message to a phone, of at most 320 characters, through your Twilio account.",
    fields: {
      account: {
        schema: token("Give the account's SID.", 34, [/^AC[0-9a-fA-F]{32}$/, "An account SID is AC and 32 digits."]),
        label: "Account SID",
        placeholder: "AC...",
      },
      token: {
        schema: token("Give the auth token.", 64),
        label: "Auth token",
        secret: true,
      },
      from: {
        schema: token("Give the sender.", 34, [
          /^(\+[1-9]\d{6,14}|MG[0-9a-fA-F]{32}|[A-Za-z0-9]{1,11})$/,
          "A sender is a number like +15005550006, a messaging service MG..., or a name of up to 11 letters.",
        ]),
        label: "From",
        placeholder: "+15005550006",
        hint: "A number of yours, or a messaging service's SID.",
      },
      to: { schema: token("Give the number.", 16, number), label: "To", placeholder: "+491701234567" },
    },
    guide: {
      steps: [
        "In Twilio's console copy “Account SID” and “Auth Token” from the first page.",
        "Under “Phone Numbers” buy a number that can send text messages, or make a messaging service.",
        "A trial account sends only to numbers that you verified.",
      ],
      link: {
        label: "Sending messages, in Twilio's documentation",
        url: "https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource",
      },
    },
    nameOf: ({ to }) => `SMS to ${to}`,
    goesTo: ({ to }) => to ?? "",
    send: ({ account, token: secret, from, to }, notice, envelope) => {
      const basic = Buffer.from(`${account}:${secret}`).toString("base64");
      const form = {
        To: to,
        [from.startsWith("MG") ? "MessagingServiceSid" : "From"]: from,
        Body: textOf(storyOf(notice, envelope)),
      };
      const url = `${base}/2010-04-01/Accounts/${account}/Messages.json`;
      // 401 and 404 are an account or a token that is not valid any more.
      return tell({ url, headers: [["Authorization", `Basic ${basic}`]], form }, { gone: [401, 404], read });
    },
  });

export const twilio = twilioAt("https://api.twilio.com");
