import mjml2html from "mjml";

/** Text for HTML and for attributes. */
export const escapeHtml = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[sign] ?? sign,
  );

export type MailParts = {
  /** Shown beside the subject in a list of mails. */
  preview: string;
  title: string;
  /** MJML for the body's column; every value in it is escaped already. */
  body: string;
  /** Why the reader gets it. */
  footer: string;
  /** After it, such as the way to end these mails. */
  footerLink?: { label: string; url: string };
  /** Whose mail it is, at its head; Hopcheck without one. */
  sender?: string;
};

/** Paper and ink, as on the pages. Mail programs know no OKLCH. */
export const inks = {
  ink: "#1d1f26",
  muted: "#565a64",
  failed: "#b3261e",
  suspect: "#7d5200",
  line: "#9a9ea7",
} as const;
const mono = "'Geist Mono', ui-monospace, Menlo, Consolas, monospace";

/** What differs in the dark and on a phone. Programs that drop it show the light, wide form, which is whole by itself. */
const style = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
a { color: ${inks.ink}; }
@media (max-width: 480px) {
  .hops table, .hops tbody, .hops tr { display: block !important; width: auto !important; }
  .hop { display: block !important; width: auto !important; border-top: 0 !important; padding: 0 0 10px 12px !important; }
  .hop-ok { border-left: 2px solid ${inks.ink} !important; }
  .hop-suspect { border-left: 2px dashed ${inks.suspect} !important; }
  .hop-failed { border-left: 2px dashed ${inks.failed} !important; }
  .hop-unknown { border-left: 2px dotted ${inks.line} !important; }
}
@media (prefers-color-scheme: dark) {
  .paper, .paper > table, body { background: #131419 !important; background-color: #131419 !important; }
  .sheet, .sheet > table { background: #1c1e24 !important; background-color: #1c1e24 !important; }
  .ink div, .ink td, .ink td a { color: #ecebe7 !important; }
  .faint div, .quiet { color: #b4b7be !important; }
  .button td { background: #ecebe7 !important; }
  .button a { background: #ecebe7 !important; color: #1d1f26 !important; }
  .quiet-button td, .quiet-button a { background: #1c1e24 !important; color: #ecebe7 !important; }
  .code { background: #131419 !important; color: #ecebe7 !important; }
  .ink td.hop-suspect { color: #f0bc6a !important; border-color: #f0bc6a !important; }
  .ink td.hop-failed { color: #ff9c90 !important; border-color: #ff9c90 !important; }
  .ink td.hop-unknown { color: #b4b7be !important; border-color: #747883 !important; }
  .ink td.hop-ok { border-color: #ecebe7 !important; }
}`;

const linkOf = (link: MailParts["footerLink"]): string =>
  link === undefined
    ? ""
    : ` <a class="quiet" href="${escapeHtml(link.url)}" style="color:${inks.muted}">${escapeHtml(link.label)}</a>`;

const page = ({ preview, title, body, footer, footerLink, sender = "Hopcheck" }: MailParts): string => `
<mjml lang="en" dir="ltr">
  <mj-head>
    <mj-title>${escapeHtml(title)}</mj-title>
    <mj-preview>${escapeHtml(preview)}</mj-preview>
    <mj-raw><meta name="color-scheme" content="light dark" /><meta name="supported-color-schemes" content="light dark" /></mj-raw>
    <mj-attributes>
      <mj-all font-family="Geist, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif" />
      <mj-text css-class="ink" font-size="14px" line-height="21px" color="${inks.ink}" padding="6px 24px" />
      <mj-table css-class="ink" font-size="14px" line-height="21px" color="${inks.ink}" />
      <mj-section padding="0" />
      <mj-button css-class="button" background-color="${inks.ink}" color="#ffffff" border-radius="6px" font-size="14px" inner-padding="11px 18px" align="left" padding="18px 24px 24px" />
    </mj-attributes>
    <mj-style>${style}</mj-style>
  </mj-head>
  <mj-body background-color="#f4f3ef" width="600px" css-class="paper">
    <mj-section css-class="paper" background-color="#f4f3ef"><mj-column><mj-text css-class="faint" padding="20px 24px 10px" font-size="13px" color="${inks.muted}">${escapeHtml(sender)}</mj-text></mj-column></mj-section>
    <mj-section css-class="sheet" background-color="#ffffff" padding="12px 0 0"><mj-column>${body}</mj-column></mj-section>
    <mj-section css-class="paper" background-color="#f4f3ef"><mj-column><mj-text css-class="faint" font-size="12px" line-height="18px" color="${inks.muted}" padding="16px 24px 28px">${escapeHtml(footer)}${linkOf(footerLink)}</mj-text></mj-column></mj-section>
  </mj-body>
</mjml>`;

/** Lays a mail out so that it reads in every client, light and dark. Takes about 2 ms. */
export async function renderMail(parts: MailParts): Promise<string> {
  const { html } = await mjml2html(page(parts), { validationLevel: "skip", keepComments: false });
  return html;
}

/** A headline. */
export const heading = (text: string): string =>
  `<mj-text font-size="20px" line-height="28px" font-weight="600" padding="14px 24px 4px">${escapeHtml(text)}</mj-text>`;

/** One paragraph. */
export const paragraph = (text: string): string => `<mj-text>${escapeHtml(text)}</mj-text>`;

/** One line beneath another, set back. */
export const remark = (text: string): string =>
  `<mj-text css-class="faint" font-size="13px" line-height="20px" color="${inks.muted}" padding="0 24px 6px">${escapeHtml(text)}</mj-text>`;

/** The one button. @param link an address of ours */
export const button = (label: string, link: string): string =>
  `<mj-button href="${escapeHtml(link)}">${escapeHtml(label)}</mj-button>`;

/** A second button, set back behind the first. @param link an address of ours */
export const quietButton = (label: string, link: string): string =>
  `<mj-button css-class="quiet-button" href="${escapeHtml(link)}" background-color="#ffffff" color="${inks.ink}" border="1px solid ${inks.line}" padding="0 24px 24px">${escapeHtml(label)}</mj-button>`;

/** Links in one line, set back. Their addresses are ours. */
export const linkLine = (links: readonly (readonly [label: string, link: string])[]): string =>
  `<mj-text css-class="faint" font-size="13px" line-height="20px" color="${inks.muted}" padding="0 24px 18px">${links
    .map(([label, link]) => `<a href="${escapeHtml(link)}" style="color:${inks.muted}">${escapeHtml(label)}</a>`)
    .join(" · ")}</mj-text>`;

/** Names and values, one a row. */
export const factTable = (facts: readonly (readonly [name: string, value: string])[]): string =>
  facts.length === 0
    ? ""
    : `<mj-table padding="8px 24px">${facts
        .map(
          ([name, value]) =>
            `<tr><td class="quiet" style="width:76px;padding:2px 0;color:${inks.muted};vertical-align:top">${escapeHtml(name)}</td><td style="padding:2px 0;word-break:break-word">${escapeHtml(value)}</td></tr>`,
        )
        .join("")}</mj-table>`;

/** A command to copy, in the monospaced face; it wraps rather than being cut off. */
const command = (text: string): string =>
  `<span class="code" style="display:block;margin-top:4px;padding:6px 10px;border-radius:4px;background:#f4f3ef;font-family:${mono};font-size:13px;line-height:19px;word-break:break-all">${escapeHtml(text)}</span>`;

/** What to do, in order, each with its command. */
export const stepList = (steps: readonly { text: string; command: string | null }[]): string =>
  steps.length === 0
    ? ""
    : `<mj-text font-weight="600" padding="12px 24px 0">Check first</mj-text>${steps
        .map(
          (step, index) =>
            `<mj-text padding="6px 24px">${index + 1}. ${escapeHtml(step.text)}${step.command === null ? "" : command(step.command)}</mj-text>`,
        )
        .join("")}`;
