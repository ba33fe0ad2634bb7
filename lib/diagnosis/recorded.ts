import type { Phase, PhaseName, ProbeResponse, ProbeResult } from "@/lib/probe/probe";

/** A recorded answer: the output of `curl -i`. */
export type Recording = {
  text: string;
  /** From the start of the request to its end; taken as the time to the first byte. */
  elapsedMs?: number | undefined;
  method?: string | undefined;
  url?: string | undefined;
  /** The recording holds the whole body, so that one shorter than announced was cut. */
  whole?: boolean | undefined;
};

const statusLine = /^HTTP\/(\d(?:\.\d)?)\s+(\d{3})(?:\s+(.*))?$/;

type Head = { httpVersion: string; status: number; reason: string; headers: [string, string][]; rest: string };

/** Reads one block of headers from the start of a text; null when none begins there. */
function readHead(text: string): Head | null {
  const end = /\r?\n\r?\n/.exec(text);
  const lines = (end ? text.slice(0, end.index) : text).split(/\r?\n/);
  const match = statusLine.exec(lines[0]?.trim() ?? "");
  if (!match) return null;
  const headers: [string, string][] = [];
  for (const line of lines.slice(1)) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  const rest = end ? text.slice(end.index + end[0].length) : "";
  return { httpVersion: match[1] ?? "1.1", status: Number(match[2]), reason: match[3]?.trim() ?? "", headers, rest };
}

/** Interim answers, redirects that curl followed and a proxy's CONNECT come first: the last block counts. */
function lastHead(text: string): Head | null {
  let head = readHead(text.replace(/^\uFEFF/, "").trimStart());
  for (let blocks = 0; head && blocks < 20; blocks++) {
    const next = readHead(head.rest);
    if (!next || (head.status >= 200 && head.rest.trimStart() !== head.rest)) break;
    head = next;
  }
  return head;
}

const base = (recording: Pick<Recording, "url" | "method" | "elapsedMs">, now: Date): ProbeResult => ({
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

const phase = (name: PhaseName, durationMs: number, ok: boolean): Phase => ({ name, durationMs, ok, detail: null });

function responseOf(head: Head, recording: Recording): ProbeResponse {
  const announced = Number(head.headers.find(([name]) => name.toLowerCase() === "content-length")?.[1] ?? Number.NaN);
  const bodyBytes = new TextEncoder().encode(head.rest).length;
  const bodiless = recording.method === "HEAD" || head.status === 204 || head.status === 304;
  const cut = recording.whole === true && !bodiless && Number.isSafeInteger(announced) && bodyBytes < announced;
  return {
    status: head.status,
    reason: head.reason,
    httpVersion: head.httpVersion,
    headers: head.headers,
    bodyText: head.rest.slice(0, 16 * 1024),
    bodyBytes,
    announcedBytes: Number.isSafeInteger(announced) ? announced : null,
    complete: !cut,
    keywordFound: null,
  };
}

/**
 * A recording in the form of a probe. Text that is no HTTP answer is a malformed one; an empty text is an empty reply.
 */
export function resultOfRecording(recording: Recording, now: Date): ProbeResult {
  const result = base(recording, now);
  const firstByte = recording.elapsedMs === undefined ? [] : [phase("firstByte", recording.elapsedMs, true)];
  const head = lastHead(recording.text);
  if (!head) {
    const empty = recording.text.trim() === "";
    const error = empty
      ? { code: "EMPTY_REPLY", phase: "firstByte" as const, message: "The recording is empty." }
      : {
          code: "HPE_INVALID_CONSTANT",
          phase: "firstByte" as const,
          message: `The recording does not begin with an HTTP status line but with "${recording.text.slice(0, 60).replace(/\s+/g, " ")}".`,
        };
    return { ...result, phases: [phase("firstByte", recording.elapsedMs ?? 0, false)], error };
  }
  const response = responseOf(head, recording);
  const error = response.complete
    ? null
    : {
        code: "BODY_CUT",
        phase: "body" as const,
        message: `The body has ${response.bodyBytes} of ${response.announcedBytes} bytes.`,
      };
  return { ...result, phases: firstByte, response, error };
}

const phases = new Set<string>(["dns", "tcp", "tls", "request", "firstByte", "body"]);

/** Where a code happens when nobody says it. */
function phaseOf(code: string, given: string | undefined): PhaseName {
  if (given === "response") return "body";
  if (given !== undefined && phases.has(given)) return given as PhaseName;
  if (/^(ENOTFOUND|EAI_|DNS_|ENODATA|ESERVFAIL|EREFUSED|EBADNAME|curl:6$)/.test(code)) return "dns";
  if (/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|UND_ERR_CONNECT|EADDR|EMFILE|ENFILE|curl:7$)/.test(code))
    return "tcp";
  if (/^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|EPROTO|curl:(35|51|60)$)/.test(code)) return "tls";
  if (/^(BODY_CUT|UND_ERR_BODY|UND_ERR_RES_CONTENT|REDIRECT|TOO_MANY|Z_|curl:(18|47|61)$)/.test(code)) return "body";
  return "firstByte";
}

/** An error by its code, in the form of a probe. @param given.phase one of the phases, or `response` */
export function resultOfError(
  given: { code: string; phase?: string | undefined; elapsedMs?: number | undefined; url?: string | undefined },
  now: Date,
): ProbeResult {
  const name = phaseOf(given.code, given.phase);
  return {
    ...base({ url: given.url, elapsedMs: given.elapsedMs }, now),
    phases: [phase(name, given.elapsedMs ?? 0, false)],
    error: { code: given.code, phase: name, message: given.code },
  };
}
