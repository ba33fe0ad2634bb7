// Has Next draw what a status page's reader asks for, through this process's own port.
import { randomBytes } from "node:crypto";
import { request as httpRequest } from "node:http";
import { buffer } from "node:stream/consumers";
import { finishPage, policyOf } from "./finish.mjs";

const ours = "x-hopcheck-render";
const secret = randomBytes(24).toString("base64url");
const drawMs = 10_000;

/** Headers of Next's answer that are between the two of us, or made here. */
const unsent =
  /^(connection|keep-alive|transfer-encoding|content-length|content-encoding|date|etag|vary|cache-control|link|set-cookie|x-hopcheck-.*|x-nextjs-.*|x-powered-by)$/;
const keptControl = "public, max-age=0, s-maxage=1, stale-while-revalidate=2";

/** What Next is told of a request: of one that only reads no more than decides what is shown. */
export function asked(request, { language, url, host }) {
  const { headers, method } = request;
  const isRead = method === "GET" || method === "HEAD";
  return {
    ...(isRead ? {} : headers),
    host: headers.host ?? "localhost",
    ...(headers.cookie === undefined ? {} : { cookie: headers.cookie }),
    "accept-encoding": "identity",
    accept: headers.accept ?? "*/*",
    // Those that Next takes for a crawler get the page whole, not piece by piece with scripts that put it together.
    "user-agent": "Twitterbot",
    "x-hopcheck-client": headers["x-hopcheck-client"] ?? "",
    "x-hopcheck-language": language,
    "x-hopcheck-url": url,
    ...(host === null ? {} : { "x-hopcheck-host": host }),
    [ours]: secret,
  };
}

/** Reads an answer of Next: what is sent of it, and whether it may be kept for all. */
async function read(answer) {
  const { headers } = answer;
  let body = await buffer(answer);
  let keep = headers["x-hopcheck-keep"] ?? null;
  const sent = {};
  for (const [name, value] of Object.entries(headers)) if (!unsent.test(name)) sent[name] = value;
  // A page that is whole as it is has no scripts that would have to go.
  const isWhole = headers["x-hopcheck-whole"] !== undefined;
  if (!isWhole && (headers["content-type"] ?? "").startsWith("text/html")) {
    const finished = finishPage(body.toString("utf8"));
    body = Buffer.from(finished.html);
    keep ??= finished.keep;
    if (sent["content-security-policy"]) sent["content-security-policy"] = policyOf(sent["content-security-policy"]);
  }
  sent.Vary = "Accept-Encoding, Accept-Language, Cookie";
  const cookies = headers["set-cookie"];
  // What was made for one reader is never kept for another.
  if (cookies !== undefined || answer.statusCode !== 200) keep = null;
  if (cookies !== undefined) sent["Set-Cookie"] = cookies;
  const control = headers["cache-control"] ?? "";
  sent["Cache-Control"] = keep === null ? "private, no-store" : control.startsWith("public") ? control : keptControl;
  return { status: answer.statusCode ?? 502, headers: sent, body, keep };
}

/** @param port where this process serves; Next is asked through it, for it answers nobody else */
export function asker({ port, hostname }) {
  const host = hostname === "0.0.0.0" || hostname === "::" ? "127.0.0.1" : hostname;
  const ask = (what, body) =>
    new Promise((resolve, reject) => {
      const call = httpRequest(
        { host, port, method: what.method, path: what.url, headers: what.headers, timeout: drawMs, agent: false },
        (answer) => resolve(answer),
      );
      call.on("timeout", () => call.destroy(new Error("The page was not drawn in time.")));
      call.on("error", reject);
      if (body) body.pipe(call);
      else call.end();
    });
  return async (what, body) => read(await ask(what, body));
}

/** Whether a request is our own, for Next to draw. What looks so and is not loses the mark. */
export function isDrawing({ headers }) {
  if (headers[ours] === undefined) return false;
  const own = headers[ours] === secret;
  delete headers[ours];
  return own;
}
