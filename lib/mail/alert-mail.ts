import type { Notice } from "@/lib/alert/notice";
import type { Envelope } from "@/lib/channel/channel";
import { headline, stem, verdictLine } from "@/lib/channel/message";
import { hopLine } from "@/lib/diagnosis/hop";
import { hopTable, hopText } from "@/lib/mail/hop-table";
import { button, escapeHtml, heading, paragraph, renderMail } from "@/lib/mail/layout";
import { type Mail, mailDomain } from "@/lib/mail/transport";

const time = (iso: string): string => `${iso.slice(0, 19).replace("T", " ")} UTC`;

function factsOf(notice: Notice): [name: string, value: string][] {
  const { incident, monitor } = notice;
  if (incident === null) return [];
  const { report, diagnosis } = incident;
  return [
    ["Checked", monitor.url],
    [
      "Seen",
      report.response
        ? `status ${report.response.status}${report.response.remoteAddress ? ` from ${report.response.remoteAddress}` : ""}`
        : (report.error?.message ?? "no answer"),
    ],
    ["Since", time(incident.startedAt)],
    ["Confidence", `${diagnosis.confidence}, by the rule ${diagnosis.rule}`],
  ];
}

const factTable = (facts: readonly [string, string][]): string =>
  facts.length === 0
    ? ""
    : `<mj-table padding="6px 24px">${facts.map(([name, value]) => `<tr><td style="width:96px;padding:3px 0;color:#5d636e;vertical-align:top">${escapeHtml(name)}</td><td style="padding:3px 0;word-break:break-word">${escapeHtml(value)}</td></tr>`).join("")}</mj-table>`;

const stepList = (steps: readonly { text: string; command: string | null }[]): string =>
  steps.length === 0
    ? ""
    : `<mj-text font-weight="600" padding="10px 24px 0">Check first</mj-text>${steps.map(({ text, command }) => `<mj-text padding="4px 24px">${escapeHtml(text)}${command === null ? "" : `<br/><code>${escapeHtml(command)}</code>`}</mj-text>`).join("")}`;

function textOf(notice: Notice, link: string): string {
  const { incident } = notice;
  const steps = incident && notice.kind === "opened" ? incident.diagnosis.nextSteps : [];
  return [
    verdictLine(notice),
    incident ? hopText(hopLine(incident.report)) : "",
    factsOf(notice)
      .map(([name, value]) => `${name}: ${value}`)
      .join("\n"),
    steps.length === 0
      ? ""
      : `Check first:\n${steps.map(({ text, command }) => `- ${text}${command === null ? "" : `\n    ${command}`}`).join("\n")}`,
    link,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** An id for the Message-ID header; the same on every retry. */
const messageId = (alertId: string): string => `${alertId}@${mailDomain()}`;

/**
 * A notice as a mail. The opening mail starts a thread; what follows answers it under the same
 * subject, so that mail programs show one conversation an incident.
 */
export async function alertMail(notice: Notice, envelope: Envelope): Promise<Omit<Mail, "to">> {
  const { incident } = notice;
  const follows = envelope.threadId !== null;
  const title = headline(notice);
  const html = await renderMail({
    preview: verdictLine(notice),
    title,
    body: [
      heading(title),
      paragraph(verdictLine(notice)),
      incident ? hopTable(hopLine(incident.report)) : "",
      factTable(factsOf(notice)),
      incident && notice.kind === "opened" ? stepList(incident.diagnosis.nextSteps) : "",
      button(incident ? "Open the incident" : "Open the channel", envelope.link),
    ].join(""),
    footer: "You get this because this address is a channel of a Hopcheck organization. Its channels page ends it.",
  });
  return {
    subject: follows ? `Re: ${stem(notice)}` : title,
    text: `${follows ? `${title}\n\n` : ""}${textOf(notice, envelope.link)}\n`,
    html,
    messageId: messageId(envelope.id),
    ...(envelope.threadId === null ? {} : { inReplyTo: messageId(envelope.threadId) }),
  };
}
