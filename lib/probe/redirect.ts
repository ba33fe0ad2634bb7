import { targetProblem } from "@/lib/net/target";
import type { ProbeResponse, Redirect } from "@/lib/probe/probe";

export const mostRedirects = 10;
const redirecting = new Set([301, 302, 303, 307, 308]);

const locationOf = (response: ProbeResponse): string | null =>
  response.headers.find(([name]) => name.toLowerCase() === "location")?.[1] ?? null;

export type Next =
  | { kind: "stay" }
  | { kind: "follow"; url: URL; method: string }
  | { kind: "fail"; code: string; message: string };

/**
 * Where an answer sends the client (RFC 9110 §15.4). A step down from https to http is refused.
 * @param seen the URLs asked so far, the present one last
 */
export function nextHop(response: ProbeResponse, method: string, url: URL, seen: readonly string[]): Next {
  if (!redirecting.has(response.status)) return { kind: "stay" };
  const location = locationOf(response);
  if (location === null) return { kind: "stay" };
  const invalid = (message: string): Next => ({ kind: "fail", code: "REDIRECT_INVALID", message });
  if (!URL.canParse(location, url)) return invalid(`The Location "${location.slice(0, 200)}" is not a URL.`);
  const next = new URL(location, url);
  next.hash = "";
  const problem = targetProblem(next.href);
  if (problem !== null) return invalid(`The redirect to "${next.href.slice(0, 200)}" cannot be followed: ${problem}`);
  if (url.protocol === "https:" && next.protocol === "http:") return invalid("The redirect leads from https to http.");
  if (seen.includes(next.href))
    return { kind: "fail", code: "REDIRECT_LOOP", message: `The redirect leads back to ${next.href}.` };
  if (seen.length > mostRedirects)
    return { kind: "fail", code: "TOO_MANY_REDIRECTS", message: `More than ${mostRedirects} redirects.` };
  const keepsMethod = response.status === 307 || response.status === 308 || method === "GET" || method === "HEAD";
  return { kind: "follow", url: next, method: keepsMethod ? method : "GET" };
}

/** One line of a redirect chain. */
export const redirectOf = (url: URL, response: ProbeResponse): Redirect => ({
  url: url.href,
  status: response.status,
  location: locationOf(response),
});
