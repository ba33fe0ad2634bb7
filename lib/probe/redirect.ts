import { targetProblem } from "@/lib/net/target";
import type { ProbeResponse, Redirect } from "@/lib/probe/probe";

const mostRedirects = 10;
const shown = 200;
const redirecting = new Set([301, 302, 303, 307, 308]);

/** One request of a probe: the first, or one it was redirected to. */
export type Hop = {
  method: string;
  url: URL;
  body: string | null;
  /** True once the chain has left the first origin; it stays so when it comes back, as in browsers. */
  foreign: boolean;
};

export type Next = { kind: "stay" } | { kind: "follow"; hop: Hop } | { kind: "fail"; code: string; message: string };

const locationOf = (response: ProbeResponse): string | null =>
  response.headers.find(([name]) => name.toLowerCase() === "location")?.[1] ?? null;

const invalid = (message: string): Next => ({ kind: "fail", code: "REDIRECT_INVALID", message });

/** The same server, reached at the same place or by TLS from now on. */
const mayHaveBody = (from: URL, to: URL): boolean =>
  from.origin === to.origin || (from.hostname === to.hostname && from.port === "" && to.port === "");

function follow(hop: Hop, url: URL, status: number): Next {
  const keeps = status === 307 || status === 308 || hop.method === "GET" || hop.method === "HEAD";
  const body = keeps ? hop.body : null;
  if (body !== null && !mayHaveBody(hop.url, url))
    return invalid(`The redirect would send the body to another server, ${url.origin.slice(0, shown)}.`);
  const foreign = hop.foreign || url.origin !== hop.url.origin;
  return { kind: "follow", hop: { method: keeps ? hop.method : "GET", url, body, foreign } };
}

/**
 * Where an answer sends the client (RFC 9110 §15.4). A step down from https to http is refused, and
 * so is carrying a body to another server.
 * @param seen the URLs asked so far, the present one last
 */
export function nextHop(response: ProbeResponse, hop: Hop, seen: readonly string[]): Next {
  const location = redirecting.has(response.status) ? locationOf(response) : null;
  if (location === null) return { kind: "stay" };
  const url = URL.parse(location, hop.url);
  if (url === null) return invalid(`The Location "${location.slice(0, shown)}" is not a URL.`);
  url.hash = "";
  const problem = targetProblem(url.href);
  if (problem !== null) return invalid(`The redirect to "${url.href.slice(0, shown)}" cannot be followed. ${problem}`);
  if (hop.url.protocol === "https:" && url.protocol === "http:")
    return invalid(`The redirect leads from https to http: ${url.href.slice(0, shown)}`);
  if (seen.includes(url.href))
    return { kind: "fail", code: "REDIRECT_LOOP", message: `The redirect leads back to ${url.href.slice(0, shown)}.` };
  if (seen.length > mostRedirects)
    return { kind: "fail", code: "TOO_MANY_REDIRECTS", message: `More than ${mostRedirects} redirects.` };
  return follow(hop, url, response.status);
}

/** One line of a redirect chain. */
export const redirectOf = (url: URL, response: ProbeResponse): Redirect => ({
  url: url.href,
  status: response.status,
  location: locationOf(response)?.slice(0, 2048) ?? null,
});
