import { channelType, type SendResult } from "@/lib/channel/channel";
import { serverUrl, token } from "@/lib/channel/field";
import { checksOf, linksOf, type Story, storyOf } from "@/lib/channel/story";
import { calm, clip, escapeMarkup, isPublicLink } from "@/lib/channel/text";
import { jsonOf, pauseMs, saidBy, tell, type VendorAnswer } from "@/lib/channel/vendor";

const hosted = "https://api.telegram.org";

/** Text of 4096 characters at most, in HTML with three signs escaped (https://core.telegram.org/bots/api#html-style). */
const safe = (text: string, most: number): string => escapeMarkup(calm(clip(text, most)));

function textOf(story: Story): string {
  const checks = checksOf(
    story,
    (text) => safe(text, 250),
    (command) => `\n<code>${escapeMarkup(clip(command, 250))}</code>`,
  );
  const facts = story.facts.map(([name, value]) => `${name}: ${safe(value, 300)}`);
  return [`<b>${safe(story.title, 300)}</b>`, safe(story.text, 900), ...facts, ...checks].join("\n");
}

/** A button takes no address of a private network, and the whole message would be refused for it. */
function bodyOf(story: Story) {
  const links = linksOf(story);
  const shared = { parse_mode: "HTML", link_preview_options: { is_disabled: true } };
  if (links.every(({ url }) => isPublicLink(url)))
    return {
      ...shared,
      text: textOf(story),
      reply_markup: { inline_keyboard: [links.map(({ label, url }) => ({ text: label, url }))] },
    };
  const lines = links.map(({ label, url }) => `${label}: ${escapeMarkup(url)}`);
  return { ...shared, text: [textOf(story), ...lines].join("\n") };
}

/** The chat is gone for this bot: blocked, removed, deleted, or a group under a new id. */
const lost = /chat not found|bot was (blocked|kicked)|user is deactivated|not a member|upgraded to a supergroup/i;

/** The answer says whether it went well, why not and how long to wait (https://core.telegram.org/bots/api#making-requests). */
function read(answer: VendorAnswer): SendResult | null {
  const { ok, description, parameters } = jsonOf(answer);
  if (ok === true) return { outcome: "delivered", answer: String(answer.status) };
  const said = saidBy(answer);
  const { retry_after, migrate_to_chat_id } = (parameters ?? {}) as {
    retry_after?: number;
    migrate_to_chat_id?: number;
  };
  if (retry_after !== undefined) return { outcome: "retry", answer: said, retryAfterMs: pauseMs(retry_after * 1000) };
  if (migrate_to_chat_id !== undefined)
    return { outcome: "refused", answer: `The group has a new id, give that: ${migrate_to_chat_id}.`, disable: true };
  if (typeof description === "string" && lost.test(description))
    return { outcome: "refused", answer: said, disable: true };
  return answer.status === 200 ? { outcome: "retry", answer: said, retryAfterMs: null } : null;
}

export const telegram = channelType({
  kind: "telegram",
  label: "Telegram",
  sign: "Tg",
  summary: "A message of your bot in a chat, a group or a channel.",
  fields: {
    token: {
      schema: token("Give the bot's token.", 100, [/^\d+:[\w-]{20,}$/, "A bot's token looks like 123456:ABC-DEF."]),
      label: "Bot token",
      placeholder: "123456:ABC-DEF...",
      secret: true,
    },
    chat: {
      schema: token("Give the chat's id.", 64, [
        /^(-?\d{1,20}|@[A-Za-z]\w{3,})$/,
        "A chat is a number, such as -1001234567890, or the @name of a public channel.",
      ]),
      label: "Chat id",
      placeholder: "-1001234567890",
      hint: "A number, or the @name of a public channel.",
    },
    topic: {
      rare: true,
      schema: token("Give the topic's number.", 20, [/^\d+$/, "A topic is a number."]).optional(),
      label: "Topic",
      hint: "The number of a topic of a group that has topics.",
    },
    server: {
      rare: true,
      schema: serverUrl().optional(),
      label: "Bot API server",
      control: "url",
      placeholder: hosted,
      hint: `Only when you run one of your own. Left empty, it is ${hosted}.`,
      target: true,
    },
  },
  guide: {
    steps: [
      "Write /newbot to @BotFather, follow it, and copy the token.",
      "Write to the bot, or add it to the group; in a channel make it an administrator.",
      "Open https://api.telegram.org/bot<token>/getUpdates: the chat's id is there as chat.id. A group's begins with a minus.",
    ],
    link: { label: "Bots, in Telegram's documentation", url: "https://core.telegram.org/bots#how-do-i-create-a-bot" },
  },
  nameOf: ({ chat }) => `Telegram ${chat}`,
  goesTo: ({ chat, topic }) => (topic === undefined ? `chat ${chat}` : `chat ${chat}, topic ${topic}`),
  send: ({ server = hosted, token: bot, chat, topic }, notice, envelope) => {
    const json = {
      chat_id: chat,
      ...(topic === undefined ? {} : { message_thread_id: Number(topic) }),
      ...bodyOf(storyOf(notice, envelope)),
    };
    // 401 and 404 are a token that is wrong or was revoked, 403 a chat that the bot may not write to.
    return tell({ url: `${server}/bot${bot}/sendMessage`, json }, { gone: [401, 403, 404], read });
  },
});
