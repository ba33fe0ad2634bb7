import { createHash } from "node:crypto";

/** A document for everybody, as it is made of what a page says. */
export type PublicDocument = {
  body: string | Uint8Array<ArrayBuffer>;
  type: string;
  /** When what it says last changed, ISO 8601; null where that is not known, and its tag alone tells. */
  changedAt: string | null;
  headers?: Readonly<Record<string, string>>;
};

/** So long a copy may be shown without asking again: within it, a page that is closed or taken down is gone. */
const freshSeconds = 30;

/** HTTP has whole seconds (RFC 9110 §5.6.7); what changed within one has changed by its end. */
const wholeSecond = (iso: string): number => Math.ceil(Date.parse(iso) / 1000) * 1000;

/** RFC 9110 §13.1: a tag decides where there is one, and the time only where there is none. */
function isKnown(request: Request, tag: string, changedMs: number | null): boolean {
  const tags = request.headers.get("if-none-match");
  if (tags !== null)
    return tags.split(",").some((each) => each.trim() === "*" || each.trim().replace(/^W\//, "") === tag);
  const since = Date.parse(request.headers.get("if-modified-since") ?? "");
  return changedMs !== null && !Number.isNaN(since) && changedMs <= since;
}

/** Answers with a document, or with 304 for those who have it. Any site may show it, and nothing in it runs. */
export function answerWith(request: Request, { body, type, changedAt, headers }: PublicDocument): Response {
  const tag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const changedMs = changedAt === null ? null : wholeSecond(changedAt);
  const common = {
    "Cache-Control": `public, max-age=${freshSeconds}, stale-if-error=300`,
    ETag: tag,
    ...(changedMs === null ? {} : { "Last-Modified": new Date(changedMs).toUTCString() }),
    "X-Content-Type-Options": "nosniff",
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    ...headers,
  };
  if (isKnown(request, tag, changedMs)) return new Response(null, { status: 304, headers: common });
  return new Response(body, { headers: { ...common, "Content-Type": type } });
}

const closed = (status: number, body: string, type: string): Response =>
  new Response(body, {
    status,
    headers: {
      "Content-Type": type,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      "Cross-Origin-Resource-Policy": "cross-origin",
      "Content-Security-Policy": "default-src 'none'; sandbox",
    },
  });

const plain = "text/plain; charset=utf-8";

/** What is not there. It is kept by nobody: it may be there soon. */
export const answerMissing = (body = "There is nothing at this address.\n", type = plain): Response =>
  closed(404, body, type);

/** What is asked for in a way that nobody can answer. */
export const answerRefusal = (body: string, type = plain): Response => closed(400, body, type);
