import type { Baseline } from "@/lib/diagnosis/baseline";
import type { Expectation } from "@/lib/monitor/expectation";
import type { CompanionRole } from "@/lib/triage/observation";

/** What is looked around at: a target that failed just now. */
export type Suspect = {
  url: string;
  method: string;
  headers: readonly (readonly [name: string, value: string])[];
  body: string | null;
  timeoutMs: number;
  expect: Expectation;
  baseline: Baseline | null;
  healthUrl: string | null;
  /** Where the application is reached past its edge: a host or `host:port`; null when nobody said. */
  originAddress: string | null;
};

export type Companion = { role: CompanionRole; url: string; headers: Suspect["headers"] };

/** Present on most sites, cheap, and seldom made by the application. */
const staticPath = "/favicon.ico";

/**
 * What is asked beside the failing path. The headers of the monitor, which may hold secrets, go to its own origin
 * only. Nothing is asked twice.
 * @param url of the monitor; it parses
 */
export function companionsOf({ url, headers, healthUrl }: Suspect): Companion[] {
  const failing = new URL(url);
  failing.hash = "";
  const asked = new Set([failing.href]);
  const wanted: [CompanionRole, string][] = [
    ["root", new URL("/", failing).href],
    ...(healthUrl !== null && URL.canParse(healthUrl)
      ? [["health", new URL(healthUrl).href] as [CompanionRole, string]]
      : []),
    ["static", new URL(staticPath, failing).href],
  ];
  return wanted.flatMap(([role, href]) => {
    if (asked.has(href)) return [];
    asked.add(href);
    return [{ role, url: href, headers: new URL(href).origin === failing.origin ? headers : [] }];
  });
}

/** Host and port of an origin, with the URL's port where it names none; null when it is no address. */
export function originOf(originAddress: string, url: URL): { host: string; port: number } | null {
  const own = `${url.protocol}//${originAddress}`;
  if (!URL.canParse(own)) return null;
  const parsed = new URL(own);
  const named = /:\d+$/.test(originAddress.replace(/^\[.*\]/, ""));
  const port =
    parsed.port !== "" ? Number(parsed.port) : named ? defaultPort(parsed) : Number(url.port) || defaultPort(url);
  return { host: parsed.hostname.replace(/^\[|\]$/g, ""), port };
}

const defaultPort = (url: URL): number => (url.protocol === "https:" ? 443 : 80);
