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
  /** MJML for the body's columns; every value in it is escaped already. */
  body: string;
  footer: string;
};

const page = ({ preview, title, body, footer }: MailParts): string => `
<mjml>
  <mj-head>
    <mj-title>${escapeHtml(title)}</mj-title>
    <mj-preview>${escapeHtml(preview)}</mj-preview>
    <mj-attributes>
      <mj-all font-family="Geist, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif" />
      <mj-text font-size="14px" line-height="21px" color="#20242b" padding="6px 24px" />
      <mj-section padding="0" background-color="#ffffff" />
      <mj-button background-color="#20242b" color="#ffffff" border-radius="6px" font-size="14px" inner-padding="10px 18px" align="left" padding="14px 24px 20px" />
    </mj-attributes>
    <mj-style>a { color: #20242b; } code { font-family: 'Geist Mono', ui-monospace, Menlo, Consolas, monospace; font-size: 13px; }</mj-style>
  </mj-head>
  <mj-body background-color="#f4f3ef" width="600px">
    <mj-section background-color="#f4f3ef"><mj-column><mj-text padding="20px 24px 10px" font-size="13px" color="#5d636e">Hopcheck</mj-text></mj-column></mj-section>
    <mj-section padding="10px 0 0"><mj-column>${body}</mj-column></mj-section>
    <mj-section background-color="#f4f3ef"><mj-column><mj-text font-size="12px" line-height="18px" color="#5d636e" padding="16px 24px 28px">${footer}</mj-text></mj-column></mj-section>
  </mj-body>
</mjml>`;

/** Lays a mail out so that it reads in every client. */
export async function renderMail(parts: MailParts): Promise<string> {
  const { html } = await mjml2html(page(parts), { validationLevel: "soft" });
  return html;
}

/** A headline. */
export const heading = (text: string): string =>
  `<mj-text font-size="20px" line-height="28px" font-weight="600" padding="14px 24px 4px">${escapeHtml(text)}</mj-text>`;

/** One paragraph. */
export const paragraph = (text: string): string => `<mj-text>${escapeHtml(text)}</mj-text>`;

/** The one button. */
export const button = (label: string, link: string): string =>
  `<mj-button href="${escapeHtml(link)}">${escapeHtml(label)}</mj-button>`;
