import { button, factTable, heading, linkLine, paragraph, renderMail } from "@/lib/mail/layout";
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

async function bulletinMail(message: Message, notice: BulletinNotice): Promise<Omit<Mail, "to">> {
  const { manage, leave } = message.links;
  const said = paragraphs(notice.text);
  const head = `${bulletinWords[notice.status]}: ${notice.title}`;
  const url = noticeUrl(message);
  const why = messageWords.why(message.page.name);
  const text = [
    head,
    ...said,
    factsOf(notice)
      .map(([name, value]) => `${name}: ${value}`)
      .join("\n"),
    url,
    `${why}\n${messageWords.manage}: ${manage}\n${messageWords.leave}: ${leave}`,
  ];
  const html = await renderMail({
    sender: message.page.name,
    preview: said[0] ?? head,
    title: head,
    body: [
      heading(head),
      ...said.map(paragraph),
      factTable(factsOf(notice)),
      button(messageWords.open, url),
      linkLine([
        [messageWords.manage, manage],
        [messageWords.leave, leave],
      ]),
    ].join(""),
    footer: why,
  });
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
