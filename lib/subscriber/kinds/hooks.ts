import type { SendResult } from "@/lib/channel/channel";
import { asCode, clip, escapeMarkup } from "@/lib/channel/text";
import { saidBy, tell, type VendorAnswer } from "@/lib/channel/vendor";
import { type HandOver, type Message, noticeUrl, utc } from "@/lib/subscriber/message";
import { bulletinWords, messageWords } from "@/lib/subscriber/words";

type Action = readonly [label: string, url: string];

/** What a message says, whatever it is written on. */
function saidIn(message: Message): { title: string; text: string; facts: string[]; actions: Action[] } {
  const { notice, page, purpose, links } = message;
  if (notice !== null) {
    const affects = notice.components.length === 0 ? [] : [`Affects: ${notice.components.join(", ")}`];
    return {
      title: `${page.name} · ${bulletinWords[notice.status]}: ${notice.title}`,
      text: notice.text,
      facts: [...affects, utc(notice.at)],
      actions: [
        [messageWords.open, noticeUrl(message)],
        [messageWords.manage, links.manage],
      ],
    };
  }
  const asks = purpose === "confirm";
  return {
    title: asks ? messageWords.confirmSubject(page.name) : messageWords.knownSubject(page.name),
    text: (asks ? messageWords.confirmLines : messageWords.knownLines)(page.name).join(" "),
    facts: [asks ? messageWords.confirmWhy : messageWords.knownWhy],
    actions: [asks ? [messageWords.confirmButton, links.confirm] : [messageWords.knownButton, links.manage]],
  };
}

/**
 * Posts signed by nothing but its id: the subscriber gave the address and has no secret of ours. The id is the same
 * on every try.
 */
export async function sendWebhook(url: string, message: Message, hand: HandOver): Promise<SendResult> {
  const { id, purpose, page, notice, links } = message;
  await hand();
  const type = purpose === "bulletin" ? "status-page.update" : `subscription.${purpose}`;
  const json = {
    type,
    timestamp: message.at.toISOString(),
    data: {
      page,
      ...(notice === null
        ? {}
        : {
            update: {
              title: notice.title,
              status: notice.status,
              text: notice.text,
              at: notice.at,
              components: notice.components,
              url: noticeUrl(message),
            },
          }),
    },
    ...(purpose === "confirm" ? { confirmUrl: links.confirm } : {}),
    manageUrl: links.manage,
    unsubscribeUrl: links.leave,
  };
  return tell({ url, json, headers: [["webhook-id", id]] }, { final: [] });
}

const plain = (text: string, most: number) => ({ type: "plain_text", text: clip(text, most), emoji: false });

const readSlack = (answer: VendorAnswer): SendResult | null =>
  answer.status !== 200 || answer.body.trim() === "ok"
    ? null
    : { outcome: "refused", answer: saidBy(answer), disable: false };

/** Posts to an incoming webhook of Slack; the limits are those of its blocks. */
export async function sendSlack(url: string, message: Message, hand: HandOver): Promise<SendResult> {
  const { title, text, facts, actions } = saidIn(message);
  const blocks = [
    { type: "header", text: plain(title, 150) },
    { type: "section", text: plain(text || title, 3000) },
    ...(facts.length === 0 ? [] : [{ type: "section", fields: facts.map((fact) => plain(fact, 2000)) }]),
    {
      type: "actions",
      elements: actions.map(([label, link], index) => ({
        type: "button",
        action_id: `open-${index}`,
        text: plain(label, 75),
        url: link,
      })),
    },
  ];
  await hand();
  const json = { text: escapeMarkup(clip(asCode(title), 1000)), blocks, unfurl_links: false, unfurl_media: false };
  return tell({ url, json }, { gone: [403, 404, 410], read: readSlack });
}

const run = (text: string, style: Record<string, unknown> = {}) => ({
  type: "RichTextBlock",
  inlines: [{ type: "TextRun", text, ...style }],
});

/** Posts a card to a workflow of Teams. */
export async function sendTeams(url: string, message: Message, hand: HandOver): Promise<SendResult> {
  const { title, text, facts, actions } = saidIn(message);
  const content = {
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    type: "AdaptiveCard",
    version: "1.4",
    fallbackText: clip(title, 500),
    body: [
      run(clip(title, 500), { weight: "Bolder", size: "Medium" }),
      run(clip(text || title, 3000)),
      ...facts.map((fact) => run(clip(fact, 1000), { isSubtle: true })),
    ],
    actions: actions.map(([label, link]) => ({ type: "Action.OpenUrl", title: label, url: link })),
  };
  await hand();
  const card = { contentType: "application/vnd.microsoft.card.adaptive", contentUrl: null, content };
  return tell({ url, json: { type: "message", attachments: [card] } }, { gone: [401, 404] });
}
