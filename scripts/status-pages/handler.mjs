// Answers for status pages, before Next's own router: what is kept from memory, the rest by asking Next.
import { languageCookie, requestedLanguage } from "../../lib/status-page/language.ts";
import { asked, asker, isDrawing } from "./ask.mjs";
import { keepAnswers } from "./kept.mjs";

const longestQuery = 300;

/** One and the same for the few languages that browsers ask for. */
const accepted = new Map();
function languageOf(headers, lang) {
  const accept = headers["accept-language"] ?? "";
  const { cookie } = headers;
  if (lang === null && (cookie === undefined || !cookie.includes(languageCookie))) {
    const known = accepted.get(accept);
    if (known !== undefined) return known;
    const language = requestedLanguage({ lang, cookie: null, accept }) ?? "";
    if (accepted.size < 1000) accepted.set(accept, language);
    return language;
  }
  return requestedLanguage({ lang, cookie, accept }) ?? "";
}

/** @param port where this process serves; Next is asked through it, for it answers nobody else */
export function statusPages({ port, hostname }) {
  const ask = asker({ port, hostname });
  const kept = keepAnswers((what) => ask(what, null));

  const choice = (lang, language) =>
    lang !== null && lang === language ? `${languageCookie}=${lang}; Path=/; Max-Age=31536000; SameSite=Lax` : null;

  const handle = async (request, response, key, language, cookie) => {
    const reads = request.method === "GET" || request.method === "HEAD";
    const what = { method: reads ? "GET" : request.method, url: request.url, headers: asked(request, language, reads) };
    const answer = await kept.inTurn(async () => ask(what, reads ? null : request));
    // Whoever caused the drawing is not to be seen in what is drawn for all the next times.
    const again = { ...what, headers: { ...what.headers } };
    delete again.headers.cookie;
    again.headers["x-hopcheck-client"] = "";
    kept.send(request, response, await kept.add(key, again, answer), cookie);
  };

  return {
    changed: kept.changed,
    isDrawing,
    /** @returns whether the request was for a status page, and so is answered */
    serve: (request, response) => {
      const { url, headers } = request;
      if (!url.startsWith("/status/")) return false;
      const at = url.indexOf("?");
      if (at >= 0 && url.length - at > longestQuery) return false;
      // Next's own router in a browser asks for pieces of a page; there is none on these pages.
      delete headers.rsc;
      const lang = at < 0 ? null : new URLSearchParams(url.slice(at)).get("lang");
      const language = languageOf(headers, lang);
      const key = `${language} ${url}`;
      const cookie = choice(lang, language);
      const reads = request.method === "GET" || request.method === "HEAD";
      if (reads && kept.serve(key, request, response, cookie)) return true;
      handle(request, response, key, language, cookie).catch(() => {
        if (response.headersSent) return response.destroy();
        response.writeHead(503, {
          "Content-Type": "text/plain; charset=utf-8",
          "Cache-Control": "no-store",
          "Retry-After": "5",
        });
        response.end("This status page cannot be shown right now. Try again in a few seconds.\n");
      });
      return true;
    },
  };
}
