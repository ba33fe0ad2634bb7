import type { Notice } from "@/lib/alert/notice";
import type { Envelope } from "@/lib/channel/channel";
import { factsOf, headline, lateLine, linkLabel, stepsOf, verdictLine } from "@/lib/channel/message";
import { hopLine } from "@/lib/diagnosis/hop";
import { hopTable, hopText } from "@/lib/mail/hop-table";
import { button, factTable, heading, quietButton, remark, renderMail, stepList } from "@/lib/mail/layout";
import { type Mail, mailDomain } from "@/lib/mail/transport";

const why = "You get this because this address is a channel of a Hopcheck organization.";
const endLabel = "Send no more to this address";

/** Beneath the verdict: whose it is, how sure it is, and that it is late when it is. */
function remarkOf(notice: Notice, late: boolean): string {
  if (late) return lateLine;
  if (notice.incident === null) return "";
  if (notice.kind === "resolved") return headline(notice);
  return `${headline(notice)}. Confidence: ${notice.incident.diagnosis.confidence}.`;
}

function textOf(notice: Notice, { link, late, acknowledgeLink }: Envelope, endLink: string): string {
  const { incident } = notice;
  const steps = stepsOf(notice).map(
    ({ text, command }, index) => `${index + 1}. ${text}${command === null ? "" : `\n   ${command}`}`,
  );
  return [
    verdictLine(notice, late),
    remarkOf(notice, late),
    incident === null ? "" : hopText(hopLine(incident.report)),
    factsOf(notice)
      .map(([name, value]) => `${name}: ${value}`)
      .join("\n"),
    steps.length === 0 ? "" : `Check first:\n${steps.join("\n")}`,
    link,
    acknowledgeLink === null ? "" : `I am on it (acknowledges, without an account): ${acknowledgeLink}`,
    `${why} ${endLabel}: ${endLink}`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

const htmlOf = (notice: Notice, { link, late, acknowledgeLink }: Envelope, endLink: string): Promise<string> => {
  const said = remarkOf(notice, late);
  return renderMail({
    preview: verdictLine(notice, late),
    title: headline(notice, late),
    body: [
      heading(verdictLine(notice, late)),
      said === "" ? "" : remark(said),
      notice.incident === null ? "" : hopTable(hopLine(notice.incident.report)),
      factTable(factsOf(notice)),
      stepList(stepsOf(notice)),
      button(linkLabel(notice), link),
      acknowledgeLink === null ? "" : quietButton("I am on it", acknowledgeLink),
    ].join(""),
    footer: why,
    footerLink: { label: endLabel, url: endLink },
  });
};

/** An id for the Message-ID header; the same on every retry. */
const messageId = (alertId: string): string => `${alertId}@${mailDomain()}`;

/**
 * A notice as a mail. The opening mail starts a thread; what follows answers it under its subject, also
 * when the diagnosis or the monitor's name has changed since, so that mail programs show one conversation
 * an incident.
 * @param endLink where the reader ends such mails
 */
export async function alertMail(notice: Notice, envelope: Envelope, endLink: string): Promise<Omit<Mail, "to">> {
  const { id, threadId, opening, late } = envelope;
  return {
    subject: threadId === null ? headline(notice, late) : `Re: ${headline(opening ?? { ...notice, kind: "opened" })}`,
    text: `${textOf(notice, envelope, endLink)}\n`,
    html: await htmlOf(notice, envelope, endLink),
    unsubscribe: endLink,
    messageId: messageId(id),
    ...(threadId === null ? {} : { inReplyTo: messageId(threadId) }),
  };
}
