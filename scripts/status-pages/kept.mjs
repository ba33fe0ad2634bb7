// Keeps drawn status pages whole, with their compressed forms, and answers from memory what anybody may read.
// Whether a page may be kept is said by the page itself (app/status/_readable.ts); nothing else ever is.
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** Without a change that was told, an answer is drawn anew after so long: a notice can be lost, and silence is no change. */
const freshMs = 15_000;
/** While it is drawn anew the one before is given, but only for so long. */
const graceMs = 1_500;
/** A change is waited out for a moment: they come in groups, and what was read just before it must not be taken for new. */
const settleMs = 250;
/** How much is kept, and how many are drawn at once; the rest wait. */
const most = { entries: 2_000, bytes: 128 * 2 ** 20, drawing: 8 };

const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const compressible = /^(text\/|application\/(json|xml|[a-z+.-]*(xml|json))|image\/svg)/;
const least = 500;

const listOf = (headers) => Object.entries(headers).flat();

/** An answer with its forms, each with the headers it is sent with. */
async function pack({ status, headers, body }) {
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const common = { ...headers, ETag: etag };
  const form = (bytes, encoding) => ({
    bytes,
    head: listOf({ ...common, ...(encoding ? { "Content-Encoding": encoding } : {}), "Content-Length": bytes.length }),
  });
  const identity = form(body, null);
  const small = body.length < least || !compressible.test(headers["content-type"] ?? "");
  const [zipped, brotlied] = small ? [] : await Promise.all([toGzip(body), toBrotli(body, brotli)]);
  return {
    status,
    etag,
    changedAt: headers["last-modified"] === undefined ? null : Date.parse(headers["last-modified"]),
    identity,
    gzip: zipped ? form(zipped, "gzip") : identity,
    br: brotlied ? form(brotlied, "br") : identity,
    unchanged: listOf(common),
    size: body.length + (zipped?.length ?? 0) + (brotlied?.length ?? 0),
  };
}

/** RFC 9110 §13.1: a tag decides where there is one, and the time only where there is none. */
function isKnown(headers, { etag, changedAt }) {
  const tags = headers["if-none-match"];
  if (tags !== undefined) return tags.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);
  const since = headers["if-modified-since"];
  return since !== undefined && changedAt !== null && changedAt <= Date.parse(since);
}

function send(request, response, packed, cookie) {
  const { headers } = request;
  if (isKnown(headers, packed)) {
    response.writeHead(304, packed.unchanged);
    response.end();
    return;
  }
  const accepts = headers["accept-encoding"] ?? "";
  const form = accepts.includes("br") ? packed.br : accepts.includes("gzip") ? packed.gzip : packed.identity;
  response.writeHead(packed.status, cookie === null ? form.head : [...form.head, "Set-Cookie", cookie]);
  response.end(request.method === "HEAD" ? undefined : form.bytes);
}

/** At most so many at once. */
function turns(count) {
  const waiting = [];
  let free = count;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}

/** @param draw draws what a request asks for: `{ status, headers, body, keep }` */
export function keepAnswers(draw) {
  const entries = new Map();
  const inTurn = turns(most.drawing);
  let bytes = 0;

  const drop = (key) => {
    bytes -= entries.get(key)?.packed.size ?? 0;
    entries.delete(key);
  };
  const put = (key, entry) => {
    drop(key);
    entries.set(key, entry);
    bytes += entry.packed.size;
    for (const oldest of entries.keys()) {
      if (entries.size <= most.entries && bytes <= most.bytes) break;
      drop(oldest);
    }
  };

  /** Draws again what is kept. While that fails for want of what it is made of, the last known stays. */
  const renew = (key, entry) => {
    entry.renewing ??= inTurn(async () => {
      const since = entry.told;
      try {
        const answer = await draw(entry.request);
        if (answer.status >= 500) return;
        if (answer.keep === null) return drop(key);
        const packed = await pack(answer);
        const staleAt = performance.now() + freshMs;
        const next = { packed, keep: answer.keep, request: entry.request, told: entry.told, renewing: null, staleAt };
        put(key, next);
        if (entry.told !== since) stale(key, next);
      } catch {
        // It could not be drawn; the next reader asks again.
      }
    }).finally(() => {
      entry.renewing = null;
    });
    return entry.renewing;
  };
  const stale = (key, entry) => {
    entry.told += 1;
    entry.staleAt = Math.min(entry.staleAt, performance.now());
    return renew(key, entry);
  };

  const settling = new Map();
  /** What is kept under a tag may have changed. */
  const changed = (tag) => {
    if (settling.has(tag)) return;
    const settle = setTimeout(() => {
      settling.delete(tag);
      for (const [key, entry] of entries) if (entry.keep === tag) stale(key, entry);
    }, settleMs);
    settle.unref();
    settling.set(tag, settle);
  };

  /**
   * Answers from what is kept.
   * @returns false when nothing is kept for it
   */
  const serve = (key, request, response, cookie) => {
    const entry = entries.get(key);
    if (entry === undefined) return false;
    const late = performance.now() - entry.staleAt;
    if (late < 0) send(request, response, entry.packed, cookie);
    else if (late < graceMs) {
      renew(key, entry);
      send(request, response, entry.packed, cookie);
    } else {
      renew(key, entry).then(() => send(request, response, (entries.get(key) ?? entry).packed, cookie));
    }
    return true;
  };

  const add = async (key, request, answer) => {
    const packed = await pack(answer);
    if (answer.keep !== null && answer.status === 200) {
      put(key, { packed, keep: answer.keep, request, told: 0, renewing: null, staleAt: performance.now() + freshMs });
    }
    return packed;
  };

  return { serve, add, changed, send, pack, inTurn };
}
