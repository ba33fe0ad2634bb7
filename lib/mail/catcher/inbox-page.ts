import type { CaughtMail } from "@/lib/mail/catcher/caught-mail";

const marks: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text made safe for HTML, in elements and in quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);

/** Plain text as HTML, its http addresses as links. */
export const linked = (text: string): string =>
  text
    .split(/(https?:\/\/[^\s<>"')\]]+)/)
    .map((part, index) =>
      index % 2 === 0
        ? escapeHtml(part)
        : `<a href="${escapeHtml(part)}" target="_blank" rel="noreferrer">${escapeHtml(part)}</a>`,
    )
    .join("");

const style = `
:root{color-scheme:light dark;--paper:oklch(.985 .004 95);--raised:oklch(.998 .002 95);--line:oklch(.9 .007 95);--ink:oklch(.235 .02 275);--muted:oklch(.43 .018 275);--accent:oklch(.42 .11 275)}
@media (prefers-color-scheme:dark){:root{--paper:oklch(.19 .012 275);--raised:oklch(.225 .014 275);--line:oklch(.315 .015 275);--ink:oklch(.945 .006 95);--muted:oklch(.77 .01 275);--accent:oklch(.81 .085 275)}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:14px/20px ui-sans-serif,system-ui,sans-serif}
main{max-width:960px;margin:0 auto;padding:24px 16px 48px}h1{font-size:20px;line-height:28px;font-weight:600;margin:0 0 4px}p{margin:0 0 20px;color:var(--muted);max-width:72ch}
a{color:var(--accent)}a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
ol{list-style:none;margin:0;padding:0;border:1px solid var(--line);border-radius:6px;background:var(--raised)}li+li{border-top:1px solid var(--line)}
li a{display:grid;grid-template-columns:1fr auto;gap:4px 16px;padding:8px 12px;color:inherit;text-decoration:none}li a:hover{background:var(--paper)}
.subject{font-weight:500;overflow-wrap:anywhere}.small{color:var(--muted);font-size:12px;line-height:16px}time{font-variant-numeric:tabular-nums;white-space:nowrap}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:0 0 16px}dt{color:var(--muted)}dd{margin:0;overflow-wrap:anywhere}
h2{font-size:14px;margin:24px 0 8px}iframe{width:100%;height:70vh;border:1px solid var(--line);border-radius:6px;background:#fff}
pre{margin:0;padding:12px;border:1px solid var(--line);border-radius:6px;background:var(--raised);font:13px/20px ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere}
`;

const time = (iso: string): string =>
  `<time datetime="${escapeHtml(iso)}">${escapeHtml(iso.slice(0, 19).replace("T", " "))} UTC</time>`;

const page = (title: string, head: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(title)}</title>${head}<style>${style}</style></head><body><main>${body}</main></body></html>`;

const row = ({ id, subject, to, receivedAt }: CaughtMail): string =>
  `<li><a href="/messages/${encodeURIComponent(id)}"><span class="subject">${escapeHtml(subject || "(no subject)")}</span><span class="small">${time(receivedAt)}</span><span class="small">to ${escapeHtml(to.join(", "))}</span></a></li>`;

/** The list of mails, newest first. It looks again by itself every five seconds. */
export function listPage(mails: readonly CaughtMail[]): string {
  const list =
    mails.length === 0
      ? "<p>No mail yet. What Hopcheck sends will be here: verification, alerts, password resets.</p>"
      : `<ol>${mails.map(row).join("")}</ol>`;
  const note = "<p>Mail that Hopcheck sent on this machine. Nothing leaves it: set SMTP_URL to send for real.</p>";
  return page("Inbox · Hopcheck", '<meta http-equiv="refresh" content="5">', `<h1>Inbox</h1>${note}${list}`);
}

/** One mail: its head, its HTML in a frame that runs nothing, its text, and the way to its source. */
export function mailPage(mail: CaughtMail): string {
  const path = `/messages/${encodeURIComponent(mail.id)}`;
  const facts: [string, string][] = [
    ["From", escapeHtml(mail.from)],
    ["To", escapeHtml(mail.to.join(", "))],
    ["Received", time(mail.receivedAt)],
  ];
  const head = `<dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join("")}</dl>`;
  const frame =
    mail.html === null
      ? ""
      : `<h2>HTML</h2><iframe title="The mail as HTML" src="${path}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`;
  const text = mail.text === null ? "" : `<h2>Text</h2><pre>${linked(mail.text)}</pre>`;
  const links = `<p><a href="/">All mail</a> · <a href="${path}/raw">Source</a></p>`;
  return page(
    `${mail.subject} · Inbox`,
    "",
    `${links}<h1>${escapeHtml(mail.subject || "(no subject)")}</h1>${head}${frame}${text}`,
  );
}

/** A mail's own HTML for the frame, its links opening outside of it. */
export const framedHtml = (html: string): string => `<base target="_blank">${html}`;
