import { unchunk } from "@/lib/diagnosis/chunked";
import type { ProbeResponse, ProbeResult } from "@/lib/probe/probe";

/** One recorded answer: what `curl -i` printed. */
export type Recording = {
  text: string;
  /** How long the whole request took, when somebody measured it. */
  elapsedMs?: number | undefined;
  method?: string | undefined;
  url?: string | undefined;
  /** True when the recording is known to hold the whole body, so that a shorter one was cut. */
  whole?: boolean | undefined;
};

type Head = { status: number; reason: string; httpVersion: string; headers: [string, string][]; bodyAt: number };

const statusLine = /^HTTP\/(\d(?:\.\d)?)[ \t]+(\d{3})(?:[ \t]+([^\r\n]{0,400}))?[ \t]*$/i;

/** More header lines than that are read by no server either; they are left out. */
const mostHeaders = 1000;

/**
 * What was received, of the output of `curl -v`: its lines begin with `< `, those of the request with `> `,
 * remarks with `* `. Other text is returned as it is, without a byte order mark.
 */
function receivedOf(text: string): string {
  const plain = text.startsWith("\ufeff") ? text.slice(1) : text;
  if (!/^[*>{] /.test(plain) && !plain.startsWith("< HTTP/")) return plain;
  if (!plain.includes("\n< HTTP/") && !plain.startsWith("< HTTP/")) return plain;
  const lines = plain.split("\n");
  const kept = lines.filter((line) => !/^(?:[*>{}] |[>{}]\r?$|\[\d{1,9} bytes data\])/.test(line));
  return kept.map((line) => (line.startsWith("< ") ? line.slice(2) : /^<\r?$/.test(line) ? "\r" : line)).join("\n");
}

/** One line at a time, with CRLF or LF. */
function lineAt(text: string, from: number): { line: string; next: number } | null {
  if (from >= text.length) return null;
  const end = text.indexOf("\n", from);
  const next = end === -1 ? text.length : end + 1;
  const line = text.slice(from, end === -1 ? text.length : end);
  return { line: line.endsWith("\r") ? line.slice(0, -1) : line, next };
}

function headAt(text: string, from: number): Head | null {
  const start = lineAt(text, from);
  const matched = start === null ? null : statusLine.exec(start.line);
  if (!start || !matched) return null;
  const headers: [string, string][] = [];
  let at = start.next;
  for (;;) {
    const read = lineAt(text, at);
    if (read === null) break;
    at = read.next;
    if (read.line === "") break;
    const colon = read.line.indexOf(":");
    const last = headers.at(-1);
    // A folded line goes on with the one before it (RFC 9112 §5.2); what is no header at all is left out.
    if (/^[ \t]/.test(read.line) && last) last[1] = `${last[1]} ${read.line.trim()}`;
    else if (colon > 0 && headers.length < mostHeaders)
      headers.push([read.line.slice(0, colon).trim(), read.line.slice(colon + 1).trim()]);
  }
  return {
    status: Number(matched[2]),
    reason: (matched[3] ?? "").trim(),
    httpVersion: matched[1] ?? "",
    headers,
    bodyAt: at,
  };
}

/** Status 1xx, a redirect that curl followed and a CONNECT to a proxy print heads of their own; the last counts. */
function lastHead(text: string): { head: Head; redirects: ProbeResult["redirects"] } | null {
  let head = headAt(text, text.length - text.trimStart().length);
  const redirects: { url: string; status: number; location: string | null }[] = [];
  while (head) {
    const further = nextHead(text, head);
    if (further === null) return { head, redirects };
    const location = head.headers.find(([name]) => name.toLowerCase() === "location")?.[1];
    if (head.status >= 300 && head.status < 400)
      redirects.push({ url: "", status: head.status, location: location ?? null });
    head = further;
  }
  return null;
}

/** Another head right behind this one: with nothing in between, or behind a redirect's body of the announced length. */
function nextHead(text: string, head: Head): Head | null {
  const direct = headAt(text, head.bodyAt);
  if (direct) return direct;
  if (head.status < 300 || head.status >= 400) return null;
  const found = /\r?\nHTTP\/\d(?:\.\d)?[ \t]+\d{3}[ \t\r\n]/i.exec(text.slice(head.bodyAt));
  if (found) return headAt(text, head.bodyAt + found.index + (found[0].startsWith("\r") ? 2 : 1));
  const announced = Number(head.headers.find(([name]) => name.toLowerCase() === "content-length")?.[1]);
  return Number.isSafeInteger(announced) ? headAt(text, head.bodyAt + announced) : null;
}

/** The body as it was meant, its length, and whether it is known to have ended too soon. */
function bodyOf(
  head: Head,
  recording: Recording,
): { text: string; bytes: number; announced: number | null; cut: boolean } {
  const headerOf = (name: string) => head.headers.find(([each]) => each.toLowerCase() === name)?.[1];
  const text = recording.text.slice(head.bodyAt);
  const chunked = headerOf("transfer-encoding")?.toLowerCase().includes("chunked");
  const taken = chunked ? unchunk(Buffer.from(text)) : null;
  const whole = recording.whole === true;
  if (taken)
    return { text: taken.body.toString(), bytes: taken.body.length, announced: null, cut: whole && !taken.ended };
  const length = headerOf("content-length");
  const announced = length !== undefined && /^\d{1,15}$/.test(length) ? Number(length) : null;
  const bytes = Buffer.byteLength(text);
  const bodiless = recording.method === "HEAD" || head.status === 204 || head.status === 304;
  return { text, bytes, announced, cut: whole && !bodiless && announced !== null && bytes < announced };
}

function responseOf(head: Head, recording: Recording): ProbeResponse {
  const { text, bytes, announced, cut } = bodyOf(head, recording);
  return {
    status: head.status,
    reason: head.reason,
    httpVersion: head.httpVersion,
    headers: head.headers,
    bodyText: text.slice(0, 16_384),
    bodyBytes: bytes,
    announcedBytes: announced,
    complete: !cut,
    keywordFound: null,
  };
}

const nothing = (recording: Recording, now: Date): ProbeResult => ({
  url: recording.url ?? "",
  method: recording.method ?? "GET",
  startedAt: now.toISOString(),
  totalMs: recording.elapsedMs ?? 0,
  phases: [],
  addresses: [],
  remoteAddress: null,
  tls: null,
  response: null,
  error: null,
  redirects: [],
  probeId: "",
});

/** The beginning of what is no answer, on one line and without what a terminal would obey. */
const shown = (text: string): string =>
  text
    .trim()
    .slice(0, 80)
    .replace(/[^\P{Cc}]/gu, "?");

/** A recording as the result of a probe. Text that is no HTTP answer is one that was malformed; no text at all is no answer. */
export function resultOf(given: Recording, now: Date): ProbeResult {
  const empty = nothing(given, now);
  const recording = { ...given, text: receivedOf(given.text) };
  const found = lastHead(recording.text);
  if (!found) {
    const blank = recording.text.trim() === "";
    const error = blank
      ? { code: "EMPTY_REPLY", phase: "firstByte" as const, message: "The recording is empty." }
      : {
          code: "PROTOCOL",
          phase: "firstByte" as const,
          message: `The recording does not begin with a status line such as "HTTP/1.1 502 Bad Gateway"; give what \`curl -i\` prints. It begins: ${shown(recording.text)}`,
        };
    return { ...empty, error };
  }
  const response = responseOf(found.head, recording);
  const message =
    response.announcedBytes === null
      ? `The body ended after ${response.bodyBytes} bytes, before its last chunk.`
      : `The body ended after ${response.bodyBytes} of ${response.announcedBytes} bytes.`;
  return {
    ...empty,
    response,
    redirects: found.redirects,
    error: response.complete ? null : { code: "BODY_CUT", phase: "body", message },
  };
}
