import { randomUUID } from "node:crypto";
import { hostHeaderOf } from "@/lib/net/target";

/** What may follow a redirect to another origin: nothing that could be a secret. */
const harmless = new Set(["accept", "accept-language", "user-agent"]);

/** Headers that belong to the connection or to the prober: a target's own of these names are never sent (RFC 9110 §7.6.1). */
const reserved = new Set([
  "host",
  "connection",
  "content-length",
  "expect",
  "keep-alive",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "traceparent",
  "x-hopcheck-probe",
]);
const isReserved = (name: string): boolean => reserved.has(name) || name.startsWith("proxy-");

const product = "Hopcheck/0.1";
const traceId = /^(?!0{32})[0-9a-f]{32}$/;

/** An id for one probe: to be searched for in the target's log. It serves as W3C trace id too. */
export const newProbeId = (): string => randomUUID().replaceAll("-", "");

export type RequestHead = {
  method: string;
  url: URL;
  headers: readonly (readonly [name: string, value: string])[];
  body: string | null;
  probeId: string;
  /** True once a redirect has left the origin that the headers were meant for. */
  foreign: boolean;
};

/**
 * The headers of one request as a flat list, in the order in which they are sent. The target's own
 * come last, and replace ours of the same name.
 */
export function requestHeaders({ method, url, headers, body, probeId, foreign }: RequestHead): string[] {
  const own = headers.filter(([name]) => {
    const lower = name.toLowerCase();
    return foreign ? harmless.has(lower) : !isReserved(lower) && (body !== null || !lower.startsWith("content-"));
  });
  const named = new Set(own.map(([name]) => name.toLowerCase()));
  const trace = traceId.test(probeId) ? probeId : newProbeId();
  const defaults: [string, string][] = [
    ["User-Agent", product],
    ["Accept", "*/*"],
    ["Accept-Encoding", "gzip, deflate, br"],
  ];
  const list: (readonly [string, string])[] = [
    ["Host", hostHeaderOf(url)],
    ...defaults.filter(([name]) => !named.has(name.toLowerCase())),
    ["X-Hopcheck-Probe", probeId],
    ["traceparent", `00-${trace}-${newProbeId().slice(16)}-01`],
    ...own,
    ["Connection", "close"],
  ];
  // RFC 9110 §8.6: a method that expects a body says so even when it is empty.
  if (body !== null || method === "POST" || method === "PUT" || method === "PATCH")
    list.push(["Content-Length", String(Buffer.byteLength(body ?? ""))]);
  return list.flat();
}
