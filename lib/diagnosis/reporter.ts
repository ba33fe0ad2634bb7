import type { Baseline } from "@/lib/diagnosis/baseline";
import type { Fingerprint, StatusMeaning } from "@/lib/diagnosis/fingerprint";
import { applications } from "@/lib/diagnosis/fingerprints/applications";
import { edges } from "@/lib/diagnosis/fingerprints/edges";
import { proxies } from "@/lib/diagnosis/fingerprints/proxies";
import type { ProbeResponse } from "@/lib/probe/probe";

const fingerprints: readonly Fingerprint[] = [...edges, ...applications, ...proxies];

/** Who wrote an answer, and on what evidence. */
export type Reporter = { fingerprint: Fingerprint; evidence: string };

const bodyLooked = 16 * 1024;

function match(fingerprint: Fingerprint, response: ProbeResponse): string | null {
  for (const [name, value] of fingerprint.header ?? []) {
    const found = response.headers.find(([each, text]) => each.toLowerCase() === name && value.test(text));
    if (found) return `${found[0]}: ${found[1].slice(0, 120)}`;
  }
  const page = fingerprint.page?.exec(response.bodyText.slice(0, bodyLooked));
  return page ? `the body has ${fingerprint.product}'s own page: ${page[0].replace(/\s+/g, " ").slice(0, 120)}` : null;
}

/** The product whose own answer this is; null when nothing convicts one. A `Server` header convicts nobody: proxies pass answers on under their name. */
export function recognise(response: ProbeResponse): Reporter | null {
  for (const fingerprint of fingerprints) {
    const evidence = match(fingerprint, response);
    if (evidence !== null) return { fingerprint, evidence };
  }
  return null;
}

/** What a product's answer can mean, by its status and how fast it came. */
export function meaningsOf(fingerprint: Fingerprint, status: number, firstByteMs: number): StatusMeaning | null {
  const pace = firstByteMs < 1000 ? "instant" : "slow";
  return (
    fingerprint.meanings.find(
      (meaning) =>
        status >= meaning.status[0] &&
        status <= meaning.status[1] &&
        (meaning.pace === undefined || meaning.pace === pace),
    ) ?? null
  );
}

const passing = new Set([
  "server",
  "date",
  "content-type",
  "content-length",
  "connection",
  "transfer-encoding",
  "keep-alive",
  "via",
  "vary",
  "cache-control",
  "etag",
  "last-modified",
  "accept-ranges",
  "age",
  "strict-transport-security",
]);

/**
 * What speaks for the application itself having answered: JSON, or headers that a proxy's own page would not have.
 * @returns the evidence, null for none
 */
export function applicationEvidence(response: ProbeResponse, baseline: Baseline | null): string | null {
  const header = (name: string) => response.headers.find(([each]) => each.toLowerCase() === name)?.[1];
  const type = header("content-type") ?? "";
  if (/^application\/(problem\+json|json|health\+json|vnd\.)/i.test(type)) return `content-type: ${type}`;
  for (const name of [
    "x-powered-by",
    "set-cookie",
    "x-request-id",
    "x-runtime",
    "x-envoy-upstream-service-time",
    "x-kong-upstream-latency",
  ]) {
    const value = header(name);
    if (value !== undefined) return name === "set-cookie" ? "set-cookie is there" : `${name}: ${value.slice(0, 80)}`;
  }
  const kept = response.headers
    .map(([name]) => name.toLowerCase())
    .find((name) => !passing.has(name) && baseline?.headers.includes(name));
  return kept === undefined ? null : `${kept} is there, as it is when all is well`;
}
