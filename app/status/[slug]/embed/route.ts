import { pageRoute } from "@/app/status/_route";
import { smallDocument, smallPolicy, wholeHeader } from "@/app/status/_small-page";
import { componentLook, overallLook, stateShape } from "@/lib/badge/shape";
import { type Markup, markup } from "@/lib/status-page/markup";
import type { PublicStatus } from "@/lib/status-page/page";
import { perStatus } from "@/lib/status-page/per-status";
import { readSettings } from "@/lib/status-page/read-settings";
import { frameAncestors } from "@/lib/status-page/settings";
import { componentWords, pageSentence } from "@/lib/status-page/words";
import { readerWords } from "@/lib/subscriber/words";

export const dynamic = "force-dynamic";

const themes = ["light", "dark", "auto"] as const;
type Theme = (typeof themes)[number];

const rows = ({ components }: PublicStatus): Markup[] =>
  components.map(({ name, state }) => {
    const look = componentLook[state];
    return markup`<div class="row">${name}<span class="${look}">${stateShape(look)} ${componentWords[state]}</span></div>`;
  });

const bodyOf = (status: PublicStatus, baseUrl: string): Markup => {
  const look = overallLook[status.overall];
  const incidents = status.openIncidents.map(({ title }) => markup`<p>${title}</p>`);
  return markup`<p class="state ${look}">${stateShape(look)} ${pageSentence(status)}</p>${incidents}${rows(status)}
    <footer><a href="${baseUrl}" target="_blank" rel="noopener">${readerWords.wholePage(status.name)}</a></footer>`;
};

const documents = Object.fromEntries(
  themes.map((theme) => [
    theme,
    perStatus((status, baseUrl) =>
      smallDocument({ title: `${status.name} status`, body: bodyOf(status, baseUrl), theme, embed: true }),
    ),
  ]),
) as Record<Theme, ReturnType<typeof perStatus<string>>>;

const themeOf = (request: Request): Theme => {
  const asked = new URL(request.url).searchParams.get("theme");
  return themes.find((theme) => theme === asked) ?? "auto";
};

/** The page in short, for a frame on the sites that its owner names. `?theme=light|dark|auto`. */
export const GET = pageRoute(async ({ status, baseUrl }, request) => {
  const settings = await readSettings(status.slug);
  return new Response(documents[themeOf(request)](status, baseUrl), {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": smallPolicy(frameAncestors(settings)),
      "Cache-Control": "public, max-age=30",
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
      "X-Robots-Tag": "noindex",
      ...wholeHeader,
      // A frame has no script here that would ask again.
      Refresh: "60",
    },
  });
});
