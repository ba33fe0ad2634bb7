// Answers for status pages, before Next's own router: what is kept from memory, the rest by asking Next.
import { languageCookie, requestedLanguage } from "../../lib/status-page/language.ts";
import { asked, asker, isDrawing } from "./ask.mjs";
import { foreignHost, isAsset, isStrict, pathOfPage } from "./hosts.mjs";
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

/** Remembers the language that an address names. */
const choice = (lang, language) =>
  lang !== null && lang === language ? `${languageCookie}=${lang}; Path=/; Max-Age=31536000; SameSite=Lax` : null;

function sayPlainly(response, status, text, headers = {}) {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store", ...headers });
  response.end(text);
}

const first = { method: "GET", headers: {} };
const reads = ({ method }) => method === "GET" || method === "HEAD";

/**
 * @param port where this process serves; Next is asked through it, for it answers nobody else
 * @param pageAtHost tells the slug of the page that a host is of, or null
 */
export function statusPages({ port, hostname, pageAtHost }) {
  const ask = asker({ port, hostname });
  const kept = keepAnswers((what) => ask(what, null));

  const draw = async (request, response, { key, language, cookie, url, host }) => {
    const isRead = reads(request);
    const what = { method: isRead ? "GET" : request.method, url, headers: asked(request, { language, url, host }) };
    const answer = await kept.inTurn(async () => ask(what, isRead ? null : request));
    // Whoever caused the drawing is not to be seen in what is drawn for all the next times.
    const again = { ...what, headers: { ...what.headers, "x-hopcheck-client": "" } };
    delete again.headers.cookie;
    kept.send(request, response, isRead ? await kept.add(key, again, answer) : await kept.pack(answer), cookie);
  };

  /** @param url of the page on Hopcheck's own host */
  const answer = (request, response, url, host) => {
    const { headers } = request;
    const at = url.indexOf("?");
    const lang = at < 0 ? null : new URLSearchParams(url.slice(at)).get("lang");
    const language = languageOf(headers, lang);
    const key = host === null ? `${language} ${url}` : `${language} ${url} ${host}`;
    const cookie = choice(lang, language);
    if (reads(request) && kept.serve(key, request, response, cookie)) return;
    draw(request, response, { key, language, cookie, url, host }).catch(() => {
      if (response.headersSent) return response.destroy();
      const words = "This status page cannot be shown right now. Try again in a few seconds.\n";
      sayPlainly(response, 503, words, { "Retry-After": "5" });
    });
  };

  /** At a host that is not Hopcheck's there is one status page, and nothing else of ours. */
  const answerAt = async (host, request, response, next) => {
    const slug = await pageAtHost(host);
    if (slug === null && !isStrict) return next();
    if (slug === null) return sayPlainly(response, 421, "There is nothing at this host.\n");
    if (isAsset(request.url)) return next();
    const url = pathOfPage(slug, request.url);
    if (url === null) return sayPlainly(response, 404, "There is nothing at this address.\n");
    answer(request, response, url, host);
  };

  return {
    /** Has Next answer once, which is when it gets ready. */
    warm: () =>
      ask({ method: "GET", url: "/robots.txt", headers: asked(first, { language: "", url: "", host: null }) }, null),
    changed: kept.changed,
    isDrawing,
    /** @param next answers what is not for a status page */
    serve: (request, response, next) => {
      const { url } = request;
      const at = url.indexOf("?");
      const host = foreignHost(request);
      if (host === null && !url.startsWith("/status/")) return next();
      if (at >= 0 && url.length - at > longestQuery) {
        return sayPlainly(response, 414, "This address is too long.\n");
      }
      if (host === null) return answer(request, response, url, null);
      answerAt(host, request, response, next).catch(() => {
        sayPlainly(response, 503, "This page cannot be shown right now. Try again in a few seconds.\n");
      });
    },
  };
}
