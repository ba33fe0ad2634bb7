import { channelType, type SendResult } from "@/lib/channel/channel";
import { webUrl } from "@/lib/channel/field";
import { checksOf, hues, linksOf, type Story, storyOf } from "@/lib/channel/story";
import { asCode, clip, escapeMarkdown } from "@/lib/channel/text";
import { jsonOf, pauseMs, saidBy, tell, type VendorAnswer } from "@/lib/channel/vendor";

/**
 * An embed has a title of 256 characters, a description of 4096, 25 fields of 256 and 1024, and 6000 in all
 * (https://docs.discord.com/developers/resources/message#embed-object-embed-limits).
 */
const limits = { title: 256, description: 1500, name: 256, value: 1024 } as const;

const field = (name: string, value: string) => ({ name: clip(name, limits.name), value: clip(value, limits.value) });

function fieldsOf(story: Story) {
  const say = (text: string): string => clip(escapeMarkdown(text), 400);
  const checks = checksOf(story, say, (command) => `\n\`${clip(asCode(command), 200)}\``);
  return [
    ...story.facts.map(([name, value]) => field(name, escapeMarkdown(clip(value, 300)))),
    ...checks.map((check, index) => field(index === 0 ? "Check first" : "\u200b", check)),
  ];
}

/** Link buttons: the one component that needs nobody to answer it. */
const linkButton = (label: string, url: string) => ({ type: 2, style: 5, label, url });

function bodyOf(story: Story) {
  return {
    // Nobody is called, whatever a name says.
    allowed_mentions: { parse: [] },
    embeds: [
      {
        title: clip(escapeMarkdown(clip(story.title, 200)), limits.title),
        url: story.link,
        description: clip(escapeMarkdown(clip(story.text, 1000)), limits.description),
        color: Number.parseInt(hues[story.tone].slice(1), 16),
        fields: fieldsOf(story),
        timestamp: story.at,
      },
    ],
    components: [
      {
        type: 1,
        components: linksOf(story).map(({ label, url }) => linkButton(label, url)),
      },
    ],
  };
}

/** 429 says in seconds how long (https://docs.discord.com/developers/topics/rate-limits#exceeding-a-rate-limit). */
function read(answer: VendorAnswer): SendResult | null {
  if (answer.status !== 429) return null;
  const seconds = jsonOf(answer)["retry_after"];
  const wait = typeof seconds === "number" ? pauseMs(seconds * 1000) : null;
  return wait === null ? null : { outcome: "retry", answer: saidBy(answer), retryAfterMs: wait };
}

/** `wait` has Discord answer for the message itself, `with_components` has it show the buttons. */
function addressOf(url: string): string {
  const address = new URL(url);
  address.searchParams.set("wait", "true");
  address.searchParams.set("with_components", "true");
  return address.toString();
}

export const discord = channelType({
  kind: "discord",
  label: "Discord",
  sign: "Di",
  summary: "A coloured card in a channel of Discord, with buttons to the incident.",
  fields: {
    url: {
      schema: webUrl("Give the webhook's URL.", ["discord.com", "discordapp.com"]).refine(
        (value) => /\/api(\/v\d+)?\/webhooks\/\d+\/[\w-]+$/.test(value.split("?")[0] ?? ""),
        "A webhook of Discord looks like https://discord.com/api/webhooks/123/abc.",
      ),
      label: "Webhook URL",
      control: "url",
      placeholder: "https://discord.com/api/webhooks/123/abc",
      hint: "Add ?thread_id=... to post in a thread.",
      secret: true,
      target: true,
    },
  },
  guide: {
    steps: [
      "In Discord open the settings of the channel, then “Integrations”, “Webhooks”.",
      "Choose “New Webhook”, give it a name, and “Copy Webhook URL”.",
    ],
    link: {
      label: "Intro to webhooks, in Discord's help",
      url: "https://support.discord.com/hc/en-us/articles/228383668-Intro-to-Webhooks",
    },
  },
  nameOf: () => "Discord",
  goesTo: () => "a channel of Discord",
  send: ({ url }, notice, envelope) =>
    // 401 and 404 are a webhook that was deleted or whose token is wrong.
    tell({ url: addressOf(url), json: bodyOf(storyOf(notice, envelope)) }, { gone: [401, 404], read }),
});
