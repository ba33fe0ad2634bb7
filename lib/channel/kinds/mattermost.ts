import { channelType } from "@/lib/channel/channel";
import { line, webUrl } from "@/lib/channel/field";
import { checksOf, hues, linksOf, type Story, storyOf } from "@/lib/channel/story";
import { asCode, clip, disarm, escapeMarkdown } from "@/lib/channel/text";
import { tell } from "@/lib/channel/vendor";

/** A post has at most 16 383 characters; this stays far below (https://developers.mattermost.com/integrate/webhooks/incoming). */
const said = (text: string, most: number): string => escapeMarkdown(clip(text, most));

/** Buttons would need a server of the sender's to answer them, so what can be done is a link. */
const linkLine = (story: Story): string =>
  linksOf(story)
    .map(({ label, url }) => `[${label}](${url})`)
    .join(" · ");

const checkLines = (story: Story): readonly string[] =>
  checksOf(
    story,
    (text) => said(text, 500),
    (command) => `\n   \`${asCode(clip(command, 300))}\``,
  );

const attachmentOf = (story: Story) => ({
  fallback: disarm(clip(story.title, 500)),
  color: hues[story.tone],
  title: said(story.title, 300),
  title_link: story.link,
  text: [said(story.text, 2000), ...checkLines(story), linkLine(story)].join("\n"),
  fields: story.facts.map(([title, value]) => ({ title, value: said(value, 500), short: title !== "Checked" })),
});

export const mattermost = channelType({
  kind: "mattermost",
  label: "Mattermost",
  sign: "Ma",
  summary: "A message with a coloured edge in a channel of your Mattermost.",
  fields: {
    url: {
      schema: webUrl("Give the webhook's URL."),
      label: "Webhook URL",
      control: "url",
      placeholder: "https://mattermost.example.com/hooks/xxx",
      secret: true,
      target: true,
    },
    room: {
      rare: true,
      schema: line("Give the channel's name.", 64).optional(),
      label: "Channel",
      hint: "Another than the webhook's own, by its handle, such as town-square.",
    },
  },
  guide: {
    steps: [
      "In Mattermost open “Integrations”, “Incoming Webhooks”, “Add Incoming Webhook”.",
      "Choose the channel, save, and copy the URL.",
      "Where “Integrations” is missing, an administrator switches incoming webhooks on first.",
    ],
    link: {
      label: "Incoming webhooks, in Mattermost's documentation",
      url: "https://developers.mattermost.com/integrate/webhooks/incoming/",
    },
  },
  nameOf: ({ url }) => `Mattermost at ${new URL(url).host}`,
  goesTo: ({ room }) => room ?? "the webhook's channel",
  send: ({ url, room }, notice, envelope) => {
    const attachments = [attachmentOf(storyOf(notice, envelope))];
    return tell({ url, json: { username: "Hopcheck", ...(room === undefined ? {} : { channel: room }), attachments } });
  },
});
