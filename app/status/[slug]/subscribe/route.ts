import { chosenComponents, readForm } from "@/app/status/_form";
import { pageRoute, type ReadPage } from "@/app/status/_route";
import { answerSmallPage } from "@/app/status/_small-page";
import { choiceOf, footer, head } from "@/app/status/_subscribe-parts";
import { AppError } from "@/lib/errors";
import { type Markup, markup } from "@/lib/status-page/markup";
import { readSettings } from "@/lib/status-page/read-settings";
import { addSubscriber } from "@/lib/subscriber/add-subscriber";
import { limitClient } from "@/lib/subscriber/limit-client";
import { kindWords, type SubscriberKind } from "@/lib/subscriber/subscriber";
import { readerWords } from "@/lib/subscriber/words";

export const dynamic = "force-dynamic";

const hooks: readonly SubscriberKind[] = ["slack", "teams", "webhook"];

type Given = { problem: string | null; kind: string; target: string; chosen: readonly string[] };
const nothing: Given = { problem: null, kind: "email", target: "", chosen: [] };

const problemOf = (given: Given, kind: "email" | "hook"): Markup | null =>
  given.problem !== null && (given.kind === "email") === (kind === "email")
    ? markup`<p role="alert">${given.problem}</p>`
    : null;

const mailForm = (page: ReadPage, given: Given): Markup => markup`
  <form method="post">
    <input type="hidden" name="kind" value="email">
    ${problemOf(given, "email")}
    <label for="email">${readerWords.emailLabel}</label>
    <input id="email" type="email" name="target" required maxlength="254" autocomplete="email" value="${given.kind === "email" ? given.target : ""}">
    ${choiceOf(page.status.components, given.chosen)}
    <button>${readerWords.emailButton}</button>
  </form>`;

const hookForm = (page: ReadPage, given: Given): Markup => markup`
  <details${given.problem !== null && given.kind !== "email" ? { html: " open" } : null}>
    <summary>${hooks.map((kind) => kindWords[kind]).join(", ")}</summary>
    <form method="post">
      ${problemOf(given, "hook")}
      <label for="kind">${readerWords.hookKind}</label>
      <select id="kind" name="kind">${hooks.map((kind) => markup`<option value="${kind}"${kind === given.kind ? { html: " selected" } : null}>${kindWords[kind]}</option>`)}</select>
      <label for="url">${readerWords.hookLabel}</label>
      <input id="url" type="url" name="target" required maxlength="2000" placeholder="https://">
      ${choiceOf(page.status.components, given.chosen)}
      <button>${readerWords.hookButton}</button>
    </form>
  </details>`;

const feeds = ({ baseUrl }: ReadPage): Markup => markup`
  <h2>${readerWords.feedsTitle}</h2>
  <p class="muted">${readerWords.feedsLead}</p>
  <ul>
    <li><a href="${baseUrl}/feed.atom">Atom</a></li>
    <li><a href="${baseUrl}/feed.rss">RSS</a></li>
    <li><a href="${baseUrl}/maintenance.ics">${readerWords.calendar}</a></li>
  </ul>`;

function answerForm(page: ReadPage, open: boolean, given: Given, status = 200): Response {
  const { name } = page.status;
  const forms = markup`<h1>${readerWords.subscribe}</h1><p class="muted">${readerWords.subscribeLead(name)}</p>${mailForm(page, given)}${hookForm(page, given)}`;
  const closed = markup`<h1>${readerWords.closedTitle}</h1><p class="muted">${readerWords.closedLead}</p>`;
  const body = markup`${head(page)}${open ? forms : closed}${feeds(page)}${footer(page)}`;
  return answerSmallPage({ title: `${readerWords.subscribe} · ${name}`, body, status });
}

/** The same words whoever subscribes already. */
function answerSent(page: ReadPage, kind: string): Response {
  const words = kind === "email" ? readerWords.sentMail : readerWords.sentHook;
  const body = markup`${head(page)}<h1>${readerWords.sentTitle}</h1><p>${words}</p>${footer(page)}`;
  return answerSmallPage({ title: `${readerWords.sentTitle} · ${page.status.name}`, body });
}

/** The forms to subscribe with, and the feeds that need none. */
export const GET = pageRoute(async (page) =>
  answerForm(page, (await readSettings(page.status.slug)).subscriptions, nothing),
);

/** Takes a form. Whoever has the address is asked; the one who sent the form learns nothing of it. */
export const POST = pageRoute(async (page, request) => {
  let given = nothing;
  try {
    const form = await readForm(request);
    await limitClient(request.headers);
    const [kind, target, chosen] = [form.get("kind") ?? "", form.get("target") ?? "", chosenComponents(form)];
    given = { problem: null, kind, target, chosen };
    await addSubscriber(page.status.id, { kind, target, componentIds: chosen });
    return answerSent(page, kind);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "forbidden") return answerForm(page, false, nothing, 403);
    return answerForm(page, true, { ...given, problem: error.message }, error.code === "limit" ? 429 : 400);
  }
});
