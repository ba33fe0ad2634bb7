import { channelType, type SendResult } from "@/lib/channel/channel";
import { webUrl } from "@/lib/channel/field";
import { checksOf, linksOf, type Story, storyOf } from "@/lib/channel/story";
import { asCode, clip, escapeMarkup } from "@/lib/channel/text";
import { saidBy, tell, type VendorAnswer } from "@/lib/channel/vendor";

/**
 * Block Kit's limits: a header has 150 characters, a section 3000, a field 2000, a button's label 75
 * (https://docs.slack.dev/reference/block-kit/blocks).
 */
const limits = { header: 150, section: 3000, field: 2000 } as const;

/** Plain text is shown as it is: no mention, no link and no style comes out of a name. */
const plain = (text: string, most: number) => ({ type: "plain_text", text: clip(text, most), emoji: false });

const linkButton = ({ label, url }: { label: string; url: string }, index: number) => ({
  type: "button",
  action_id: `link-${index}`,
  text: plain(label, 75),
  url,
});

/** Commands are set as code; the three signs of mrkdwn are escaped and nothing is made a link (`verbatim`). */
function checkBlocks(story: Story) {
  const say = (text: string): string => escapeMarkup(clip(asCode(text), 400));
  const lines = checksOf(story, say, (command) => `\n\`${escapeMarkup(clip(asCode(command), 300))}\``);
  if (lines.length === 0) return [];
  const text = `Check first:\n${lines.join("\n")}`;
  return [{ type: "section", text: { type: "mrkdwn", verbatim: true, text: clip(text, limits.section) } }];
}

function blocksOf(story: Story) {
  const fields = story.facts.map(([name, value]) => plain(`${name}: ${value}`, limits.field));
  return [
    { type: "header", text: plain(story.title, limits.header) },
    { type: "section", text: plain(story.text, limits.section) },
    ...(fields.length === 0 ? [] : [{ type: "section", fields }]),
    ...checkBlocks(story),
    { type: "actions", elements: linksOf(story).map(linkButton) },
  ];
}

/** Success is the word "ok" (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks#handling_errors). */
function read(answer: VendorAnswer): SendResult | null {
  if (answer.status !== 200 || answer.body.trim() === "ok") return null;
  return { outcome: "retry", answer: saidBy(answer), retryAfterMs: null };
}

export const slack = channelType({
  kind: "slack",
  label: "Slack",
  sign: "Sl",
  summary: "A message in a channel of Slack, with buttons to the incident.",
  fields: {
    url: {
      schema: webUrl("Give the webhook's URL.", ["hooks.slack.com", "hooks.slack-gov.com"]),
      label: "Webhook URL",
      control: "url",
      placeholder: "https://hooks.slack.com/services/T000/B000/XXXX",
      secret: true,
      target: true,
    },
  },
  guide: {
    steps: [
      "Open api.slack.com/apps, choose “Create New App”, “From scratch”, and your workspace.",
      "Under “Incoming Webhooks” switch them on, then “Add New Webhook to Workspace” and choose the channel.",
      "Copy the webhook URL. Who has it can post, so it is not shown again here.",
    ],
    link: {
      label: "Incoming webhooks, in Slack's documentation",
      url: "https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks",
    },
  },
  nameOf: () => "Slack",
  goesTo: () => "a channel of Slack",
  send: ({ url }, notice, envelope) => {
    const story = storyOf(notice, envelope);
    const json = {
      // For notifications and screen readers; the blocks are what is shown.
      text: escapeMarkup(clip(story.title, 1000)),
      blocks: blocksOf(story),
      unfurl_links: false,
      unfurl_media: false,
    };
    // no_service, channel_not_found, action_prohibited and channel_is_archived come with these.
    return tell({ url, json }, { gone: [403, 404, 410], read });
  },
});
