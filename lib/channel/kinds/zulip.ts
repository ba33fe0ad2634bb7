import type { Notice } from "@/lib/alert/notice";
import { channelType, type Envelope, type SendResult } from "@/lib/channel/channel";
import { emailAddress, line, serverUrl, token } from "@/lib/channel/field";
import { checksOf, linksOf, type Story, storyOf } from "@/lib/channel/story";
import { asCode, clip, disarm } from "@/lib/channel/text";
import { jsonOf, pauseMs, saidBy, tell, type VendorAnswer } from "@/lib/channel/vendor";

/** A topic has 60 characters, a message 10 000 (https://zulip.com/api/send-message). */
const mostOfTopic = 60;

/** One topic an incident: the name as it was told first, and the end of its id. */
function topicOf(notice: Notice, { opening }: Envelope, thread: string): string {
  const mark = notice.incident === null ? "" : ` #${thread.slice(-6)}`;
  const { name } = (opening ?? notice).monitor;
  return `${clip(disarm(name), mostOfTopic - mark.length)}${mark}`;
}

const said = (text: string, most: number): string => disarm(clip(text, most));

function contentOf(story: Story): string {
  const facts = story.facts.map(([name, value]) => `${name}: ${said(value, 500)}`);
  const checks = checksOf(
    story,
    (text) => said(text, 500),
    (command) => ` \`${asCode(clip(command, 300))}\``,
  );
  const links = linksOf(story).map(({ label, url }) => `[${label}](${url})`);
  return [said(story.title, 300), said(story.text, 2000), ...facts, ...checks, links.join(" · ")].join("\n");
}

/** Codes for a bot that is not let in any more (https://zulip.com/api/rest-error-handling). */
const lost: ReadonlySet<unknown> = new Set([
  "INVALID_API_KEY",
  "UNAUTHORIZED",
  "USER_DEACTIVATED",
  "REALM_DEACTIVATED",
]);

function read(answer: VendorAnswer): SendResult | null {
  const { result, code, "retry-after": seconds } = jsonOf(answer);
  if (result === "success") return { outcome: "delivered", answer: String(answer.status) };
  if (lost.has(code)) return { outcome: "refused", answer: saidBy(answer), disable: true };
  if (answer.status === 429 && typeof seconds === "number")
    return { outcome: "retry", answer: saidBy(answer), retryAfterMs: pauseMs(seconds * 1000) };
  return answer.status === 200 ? { outcome: "retry", answer: saidBy(answer), retryAfterMs: null } : null;
}

export const zulip = channelType({
  kind: "zulip",
  label: "Zulip",
  sign: "Zu",
  summary: "A message in a channel of Zulip, one topic an incident.",
  fields: {
    server: {
      schema: serverUrl("Give the organization's address."),
      label: "Organization",
      control: "url",
      placeholder: "https://example.zulipchat.com",
      target: true,
    },
    bot: {
      schema: emailAddress,
      label: "Bot's e-mail",
      control: "email",
      placeholder: "hopcheck-bot@example.zulipchat.com",
    },
    key: { schema: token("Give the bot's API key.", 64), label: "API key", secret: true },
    stream: { schema: line("Give the channel's name.", 60), label: "Channel", placeholder: "operations" },
  },
  guide: {
    steps: [
      "In Zulip open “Personal settings”, “Bots”, “Add a new bot”, of the type “Incoming webhook”.",
      "Copy the bot's e-mail and its API key.",
      "For a private channel, subscribe the bot to it.",
    ],
    link: { label: "Bots, in Zulip's help", url: "https://zulip.com/help/add-a-bot-or-integration" },
  },
  nameOf: ({ stream }) => `Zulip: ${stream}`,
  goesTo: ({ stream, server }) => `${stream} at ${server === undefined ? "" : new URL(server).host}`,
  send: ({ server, bot, key, stream }, notice, envelope) => {
    const story = storyOf(notice, envelope);
    const basic = Buffer.from(`${bot}:${key}`).toString("base64");
    const form = {
      type: "stream",
      to: stream,
      topic: topicOf(notice, envelope, story.thread),
      content: contentOf(story),
    };
    return tell({ url: `${server}/api/v1/messages`, headers: [["Authorization", `Basic ${basic}`]], form }, { read });
  },
});
