import { shapes } from "@/lib/badge/shape";
import { darkInks, type Look, lightInks } from "@/lib/status-page/inks";

/** The words of Statuspage's `indicator` in ours. */
const looks: Record<string, Look> = {
  none: "up",
  minor: "degraded",
  major: "degraded",
  critical: "down",
  maintenance: "maintenance",
};

const colours = (inks: Record<Look, string>): string =>
  (Object.keys(inks) as Look[]).map((look) => `.${look}{color:${inks[look]}}`).join("");

const { up, degraded, down, maintenance, unknown, paper, line, ink } = lightInks;
const lightColours = colours({
  up: up.text,
  degraded: degraded.text,
  down: down.text,
  maintenance: maintenance.text,
  unknown: unknown.text,
});
const { paper: darkPaper, line: darkLine, ink: darkInk } = darkInks;
const dark = (when: string) =>
  `${when} a{background:${darkPaper};color:${darkInk};border-color:${darkLine}}${colours({
    up: darkInks.up,
    degraded: darkInks.degraded,
    down: darkInks.down,
    maintenance: darkInks.maintenance,
    unknown: darkInks.unknown,
  }).replaceAll(/\.(\w+)\{/g, `${when} .$1{`)}`;

const style = `:host{display:inline-block;max-width:100%}
a{display:inline-flex;gap:8px;align-items:center;padding:8px 12px;border:1px solid ${line};border-radius:6px;background:${paper};color:${ink};font:500 14px/20px system-ui,-apple-system,"Segoe UI",sans-serif;text-decoration:none}
a:hover span{text-decoration:underline}
a:focus-visible{outline:2px solid currentColor;outline-offset:2px}
svg{width:12px;height:12px;flex:none}
${lightColours}
@media (prefers-color-scheme:dark){${dark(":host(:not([data-theme=light]))")}}
${dark(":host([data-theme=dark])")}`;

/**
 * The script of the widget: it shows the state of the page whose address it came from, where it stands or in the
 * element that `data-target` names, in a shadow of its own that no style of the site reaches. It needs no library,
 * sets no cookie, and writes what it read as text.
 */
export const widgetScript = `(()=>{
"use strict";
const script=document.currentScript;
if(!script)return;
const base=script.src.replace(/\\/widget\\.js(\\?.*)?$/,"");
const looks=${JSON.stringify(looks)};
const shapes=${JSON.stringify(shapes)};
const host=document.createElement("hopcheck-status");
if(script.dataset.theme)host.dataset.theme=script.dataset.theme;
const target=script.dataset.target&&document.querySelector(script.dataset.target);
target?target.append(host):script.after(host);
const root=host.attachShadow({mode:"open"});
const sheet=new CSSStyleSheet();
sheet.replaceSync(${JSON.stringify(style)});
root.adoptedStyleSheets=[sheet];
const link=document.createElement("a");
link.href=base;link.target="_blank";link.rel="noopener";
const mark=document.createElement("i");mark.style.display="contents";
const text=document.createElement("span");
text.setAttribute("role","status");
link.append(mark,text);root.append(link);
const show=(look,words)=>{mark.className=look;mark.innerHTML='<svg viewBox="0 0 12 12" aria-hidden="true">'+shapes[look]+"</svg>";text.textContent=words};
const read=async()=>{
try{
const answer=await fetch(base+"/api/v2/status.json",{credentials:"omit"});
if(!answer.ok)throw answer.status;
const {page,status}=await answer.json();
show(looks[status.indicator]||"unknown",String(status.description));
link.title=String(page.name);
}catch{show("unknown","Status not known")}
};
read();
setInterval(()=>{if(!document.hidden)read()},60000);
})();
`;
