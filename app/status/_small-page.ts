import { createHash } from "node:crypto";
import { darkInks, lightInks } from "@/lib/status-page/inks";
import { type Markup, markup } from "@/lib/status-page/markup";

const variables = (inks: Readonly<Record<string, string>>): string =>
  Object.entries(inks)
    .map(([name, value]) => `--${name}:${value}`)
    .join(";");
const { paper, line, ink, muted } = lightInks;
const light = {
  paper,
  line,
  ink,
  muted,
  up: lightInks.up.text,
  degraded: lightInks.degraded.text,
  down: lightInks.down.text,
  maintenance: lightInks.maintenance.text,
  unknown: lightInks.unknown.text,
};

/** Paper and ink as on the page, without its style sheet: nothing is fetched. */
const style = `
:root{color-scheme:light dark;${variables(light)}}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${variables(darkInks)}}}
:root[data-theme=dark]{color-scheme:dark;${variables(darkInks)}}
:root[data-theme=light]{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:14px/21px system-ui,-apple-system,"Segoe UI",sans-serif;overflow-wrap:anywhere}
main{max-width:36rem;margin:0 auto;padding:3rem 1rem 2rem}
h1{font-size:20px;line-height:28px;font-weight:600;margin:0 0 4px}
h2{font-size:16px;line-height:24px;font-weight:600;margin:32px 0 4px}
p{margin:0 0 12px;text-wrap:pretty}
.muted,footer{color:var(--muted)}
.page{font-weight:600;margin-bottom:20px}
a{color:inherit}
form{display:grid;gap:12px;margin:16px 0}
label,legend{font-weight:500}
fieldset{border:1px solid var(--line);border-radius:6px;margin:0;padding:8px 12px 12px;display:grid;gap:6px;min-width:0}
fieldset label{font-weight:400;display:flex;gap:8px;align-items:flex-start;min-height:24px}
input[type=checkbox],input[type=radio]{width:16px;height:16px;margin:3px 0 0;flex:none;accent-color:var(--ink)}
input[type=email],input[type=url],select{font:inherit;color:inherit;background:transparent;border:1px solid var(--muted);border-radius:6px;padding:8px 10px;width:100%;min-height:40px}
option{color:#000;background:#fff}
button{font:inherit;font-weight:500;min-height:40px;padding:8px 16px;border-radius:6px;border:1px solid var(--ink);background:var(--ink);color:var(--paper);cursor:pointer;justify-self:start}
button.quiet{background:transparent;color:var(--ink);border-color:var(--muted)}
:focus-visible{outline:2px solid var(--ink);outline-offset:2px}
[role=alert]{border:1px solid var(--down);border-left-width:4px;border-radius:6px;padding:8px 12px;color:var(--down);margin:12px 0}
[role=status]{border:1px solid var(--line);border-left:4px solid var(--up);border-radius:6px;padding:8px 12px;margin:12px 0}
details{border:1px solid var(--line);border-radius:6px;padding:10px 12px;margin:8px 0}
summary{font-weight:500;cursor:pointer}
ul{margin:8px 0;padding:0;list-style:none}
footer{margin-top:40px;font-size:13px}
body.embed main{padding:12px;max-width:none}
.state{display:flex;gap:8px;align-items:flex-start;font-weight:600;font-size:16px;line-height:24px;margin:0 0 8px}
.row{display:flex;gap:12px;justify-content:space-between;border-top:1px solid var(--line);padding:6px 0}
.row span{display:flex;gap:6px;flex:none}
svg{flex:none;margin-top:5px;width:12px;height:12px}
.up{color:var(--up)}.degraded{color:var(--degraded)}.down{color:var(--down)}.maintenance{color:var(--maintenance)}.unknown{color:var(--unknown)}
`;
const styleHash = createHash("sha256").update(style).digest("base64");

export type SmallPage = {
  title: string;
  body: Markup;
  status?: number;
  /** light, dark or the reader's own. */
  theme?: "light" | "dark" | "auto";
  /** Set close, for a frame. */
  embed?: boolean;
  /** What may show it in a frame: nothing, unless the owner of the page says so. */
  frameAncestors?: string;
  headers?: Readonly<Record<string, string>>;
};

/** The document of a small page. */
export const smallDocument = ({ title, body, theme = "auto", embed = false }: SmallPage): string =>
  `<!doctype html>${
    markup`<html lang="en" data-theme="${theme}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><style>${{ html: style }}</style></head><body class="${embed ? "embed" : ""}"><main>${body}</main></body></html>`
      .html
  }`;

/** What a small page may do: nothing but its own style and its own forms. */
export const smallPolicy = (frameAncestors: string): string =>
  `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors ${frameAncestors}`;

/** Tells the server in front that there is nothing to take out of the page and nothing to put in. */
export const wholeHeader = { "X-Hopcheck-Whole": "1" } as const;

/**
 * Answers with a small page. It is for one reader, holds no script, and its address, which may hold a token, goes
 * nowhere.
 */
export const answerSmallPage = (page: SmallPage): Response =>
  new Response(smallDocument(page), {
    status: page.status ?? 200,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": smallPolicy(page.frameAncestors ?? "'none'"),
      "Cache-Control": "private, no-store",
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
      "X-Robots-Tag": "noindex",
      ...wholeHeader,
      ...page.headers,
    },
  });
