import { randomBytes } from "node:crypto";
import type { HttpTarget } from "@/lib/probe/probe";

/** What may follow a redirect to another origin: nothing that could be a secret. */
const harmless = new Set(["accept", "accept-language", "user-agent"]);

const product = "Hopcheck/0.1";

/** Ids of one probe: the one to search the target's log for, and a W3C trace context that carries it. */
export function newProbeId(): string {
  return randomBytes(16).toString("hex");
}

/**
 * The headers of one request as a flat list, in the order in which they are sent. The target's own
 * come last, and replace ours of the same name.
 * @param sameOrigin false after a redirect to another origin
 */
export function requestHeaders(target: HttpTarget, url: URL, probeId: string, sameOrigin: boolean): string[] {
  const own = target.headers.filter(([name]) => sameOrigin || harmless.has(name.toLowerCase()));
  const named = new Set(own.map(([name]) => name.toLowerCase()));
  const ours: [string, string][] = [
    ["Host", url.host],
    ["User-Agent", product],
    ["Accept", "*/*"],
    ["Accept-Encoding", "gzip, deflate, br"],
    ["X-Hopcheck-Probe", probeId],
    ["traceparent", `00-${probeId}-${probeId.slice(16)}-01`],
    ["Connection", "close"],
  ];
  const headers = [...ours.filter(([name]) => !named.has(name.toLowerCase())), ...own];
  if (target.body !== null && sameOrigin) headers.push(["Content-Length", String(Buffer.byteLength(target.body))]);
  return headers.flat();
}
