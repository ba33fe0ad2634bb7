import { channelType, type SendResult } from "@/lib/channel/channel";
import { line, webUrl } from "@/lib/channel/field";
import { checksOf, hues, linksOf, type Story, storyOf } from "@/lib/channel/story";
import { asCode, clip, disarm } from "@/lib/channel/text";
import { jsonOf, saidBy, tell, type VendorAnswer } from "@/lib/channel/vendor";

/** A message has 5000 characters unless the server says otherwise. */
const said = (text: string, most: number): string => disarm(clip(text, most));

function attachmentOf(story: Story) {
  const checks = checksOf(
    story,
    (text) => said(text, 400),
    (command) => ` \`${asCode(clip(command, 300))}\``,
  );
  return {
    color: hues[story.tone],
    title: said(story.title, 300),
    title_link: story.link,
    text: [said(story.text, 1500), ...checks].join("\n"),
    fields: story.facts.map(([title, value]) => ({ title, value: said(value, 400), short: title !== "Checked" })),
    actions: linksOf(story).map(({ label, url }) => ({ type: "button", text: label, url })),
  };
}

/** The answer's `success` decides (https://docs.rocket.chat/docs/integrations). */
function read(answer: VendorAnswer): SendResult | null {
  if (answer.status !== 200 || jsonOf(answer)["success"] === true) return null;
  return { outcome: "retry", answer: saidBy(answer), retryAfterMs: null };
}

export const rocketChat = channelType({
  kind: "rocket-chat",
  label: "Rocket.Chat",
  sign: "RC",
  summary: "A message with a coloured edge in a channel of your Rocket.Chat.",
  fields: {
    url: {
      schema: webUrl("Give the webhook's URL."),
      label: "Webhook URL",
      control: "url",
      placeholder: "https://chat.example.com/hooks/id/token",
      secret: true,
      target: true,
    },
    room: {
      rare: true,
      schema: line("Give the channel's name.", 64).optional(),
      label: "Channel",
      hint: "Another than the webhook's own: #channel or @person.",
    },
  },
  guide: {
    steps: [
      "As an administrator open “Workspace”, “Integrations”, “New”, “Incoming”.",
      "Switch it on, choose the channel and the user it posts as, and save.",
      "Copy the webhook URL.",
    ],
    link: { label: "Integrations, in Rocket.Chat's documentation", url: "https://docs.rocket.chat/docs/integrations" },
  },
  nameOf: ({ url }) => `Rocket.Chat at ${new URL(url).host}`,
  goesTo: ({ room }) => room ?? "the webhook's channel",
  send: ({ url, room }, notice, envelope) => {
    const story = storyOf(notice, envelope);
    const json = {
      alias: "Hopcheck",
      text: said(story.title, 500),
      ...(room === undefined ? {} : { channel: room }),
      attachments: [attachmentOf(story)],
    };
    return tell({ url, json }, { read });
  },
});
