import { button, escapeHtml, factTable, heading, linkLine, paragraph, renderMail } from "@/lib/mail/layout";
import { type BulkResult, type Mail, mailDomain, sendBulkMail } from "@/lib/mail/transport";
import type { BulletinNotice } from "@/lib/subscriber/bulletin";
import { type HandOver, type Message, noticeUrl, utc } from "@/lib/subscriber/message";
import { bulletinWords, messageWords } from "@/lib/subscriber/words";

const paragraphs = (text: string): string[] =>
  text
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== "");

const factsOf = (notice: BulletinNotice): [string, string][] => [
  ["Status", bulletinWords[notice.status]],
  ...(notice.components.length === 0 ? [] : [["Affects", notice.components.join(", ")] as [string, string]]),
  ["Time", utc(notice.at)],
];

/** What a mail to one of many carries, so that mail programs offer to end it with one press (RFC 2369, RFC 2919, RFC 8058). */
const listHeaders = ({ links: { leave }, page }: Message): Record<string, string> => ({
  "List-Unsubscribe": `<${leave}>`,
  "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  "List-Id": `<${new URL(page.url).pathname.split("/").at(-1) || "status"}.${new URL(page.url).hostname}>`,
  Precedence: "list",
});

/** Mails of one disturbance answer its first, under its subject, so that mail programs show one conversation. */
function threadOf({ id, thread, notice, page }: Message, { threadTitle, opens }: BulletinNotice) {
  const root = `${thread}@${mailDomain()}`;
  const subject = `[${page.name}] ${threadTitle}`;
  return opens && notice !== null
    ? { subject, messageId: root }
    : { subject: `Re: ${subject}`, messageId: `${id}@${mailDomain()}`, inReplyTo: root };
}

/** What stands for the links of one subscriber in a mail that is laid out for all of them. */
const stand = { manage: "https://manage.invalid/", leave: "https://leave.invalid/" } as const;
const mostLayouts = 50;
const layouts = new Map<string, Promise<string>>();

const headOf = (notice: BulletinNotice): string => `${bulletinWords[notice.status]}: ${notice.title}`;

/** Laying out takes milliseconds in which nothing else is done: once a bulletin, and not once a subscriber. */
function layOut(message: Message, notice: BulletinNotice): Promise<string> {
  const key = JSON.stringify([message.page, notice]);
  const known = layouts.get(key);
  if (known !== undefined) return known;
  const said = paragraphs(notice.text);
  const made = renderMail({
    sender: message.page.name,
    preview: said[0] ?? headOf(notice),
    title: headOf(notice),
    body: [
      heading(headOf(notice)),
      ...said.map(paragraph),
      factTable(factsOf(notice)),
      button(messageWords.open, noticeUrl(message)),
      linkLine([
        [messageWords.manage, stand.manage],
        [messageWords.leave, stand.leave],
      ]),
    ].join(""),
    footer: messageWords.why(message.page.name),
  });
  const [oldest] = layouts.keys();
  if (layouts.size >= mostLayouts && oldest !== undefined) layouts.delete(oldest);
  layouts.set(key, made);
  return made;
}

async function bulletinMail(message: Message, notice: BulletinNotice): Promise<Omit<Mail, "to">> {
  const { manage, leave } = message.links;
  const text = [
    headOf(notice),
    ...paragraphs(notice.text),
    factsOf(notice)
      .map(([name, value]) => `${name}: ${value}`)
      .join("\n"),
    noticeUrl(message),
    `${messageWords.why(message.page.name)}\n${messageWords.manage}: ${manage}\n${messageWords.leave}: ${leave}`,
  ];
  const html = (await layOut(message, notice))
    .replaceAll(stand.manage, () => escapeHtml(manage))
    .replaceAll(stand.leave, () => escapeHtml(leave));
  return { ...threadOf(message, notice), text: `${text.join("\n\n")}\n`, html, headers: listHeaders(message) };
}

async function letterMail({ id, purpose, page, links: { confirm, manage } }: Message): Promise<Omit<Mail, "to">> {
  const asks = purpose === "confirm";
  const subject = asks ? messageWords.confirmSubject(page.name) : messageWords.knownSubject(page.name);
  const lines = asks ? messageWords.confirmLines(page.name) : messageWords.knownLines(page.name);
  const why = asks ? messageWords.confirmWhy : messageWords.knownWhy;
  const url = asks ? confirm : manage;
  const html = await renderMail({
    sender: page.name,
    preview: lines[0] ?? "",
    title: subject,
    body: [
      heading(subject),
      ...lines.map(paragraph),
      button(asks ? messageWords.confirmButton : messageWords.knownButton, url),
    ].join(""),
    footer: why,
  });
  return { subject, text: `${lines.join("\n\n")}\n\n${url}\n\n${why}\n`, html, messageId: `${id}@${mailDomain()}` };
}

/** Sends a message as a mail from the page. */
export async function sendEmail(address: string, message: Message, hand: HandOver): Promise<BulkResult> {
  const mail = message.notice === null ? await letterMail(message) : await bulletinMail(message, message.notice);
  return sendBulkMail({ ...mail, to: address, fromName: message.page.name }, hand);
}
