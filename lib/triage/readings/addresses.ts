import type { Observation, TriedAddress } from "@/lib/triage/observation";
import type { Reader } from "@/lib/triage/reading";

type Addresses = Extract<Observation, { kind: "addresses" }>;

const codeOf = ({ tcp, tls }: TriedAddress): string | null => tcp ?? tls;
const doing: Readonly<Record<string, string>> = {
  ECONNREFUSED: "refuses",
  TIMEOUT: "is silent",
  ETIMEDOUT: "is silent",
  ECONNRESET: "resets the connection",
  EHOSTUNREACH: "cannot be reached",
  ENETUNREACH: "cannot be reached from here",
};
const words = (code: string): string => doing[code] ?? `fails with ${code}`;

function failures(tried: readonly TriedAddress[]): Map<string, string[]> {
  const byCode = new Map<string, string[]>();
  for (const each of tried) {
    const code = codeOf(each);
    if (code !== null) byCode.set(code, [...(byCode.get(code) ?? []), each.address]);
  }
  return byCode;
}

const some = (addresses: readonly string[], most = 4): string =>
  addresses.length <= most
    ? addresses.join(", ")
    : `${addresses.slice(0, most).join(", ")} and ${addresses.length - most} more`;

/** Every address by itself: what fails on some of them only is no fault of the whole service. */
export const readAddresses: Reader<Addresses> = ({ tried }, report) => {
  if (tried.length === 0) return null;
  const failed = failures(tried);
  const bad = [...failed.values()].flat().length;
  const step = report.url?.startsWith("https:") ? "TCP and TLS" : "TCP";
  if (bad === 0) {
    const all = tried.length === 1 ? `${tried[0]?.address} takes` : `all ${tried.length} addresses take`;
    return { line: `asked again by itself: ${all} a connection (${step})` };
  }
  const told = [...failed].map(([code, addresses]) => {
    const verb = words(code);
    return `${addresses.length} of ${tried.length} ${tried.length === 1 ? "address" : "addresses"} ${verb} (${some(addresses)})`;
  });
  const line = told.join(", ");
  if (bad === tried.length) return { line };
  return { line, clause: `${line}; the others take the connection` };
};
