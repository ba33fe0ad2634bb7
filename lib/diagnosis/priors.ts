import type { CauseSlug } from "@/lib/diagnosis/cause";
import type { Weights } from "@/lib/diagnosis/weights";

/**
 * How common the faults behind a gateway are, before anything of the case is known. Estimates:
 * operators meet a process that does not run or listens elsewhere far more often than the rest
 * (deploys, crashes, wrong ports), then processes that die at work, then configuration.
 */
const frequency: Weights = {
  "upstream-refused": 46,
  "upstream-closed-early": 10,
  "upstream-reset": 8,
  "upstream-bad-response": 6,
  "upstream-header-too-large": 5,
  "upstream-dns-failure": 5,
  "upstream-protocol-mismatch": 5,
  "no-healthy-upstream": 4,
  "upstream-keepalive-race": 3,
  "upstream-unreachable": 3,
  "upstream-socket-missing": 3,
  "upstream-tls-handshake": 3,
  "upstream-tls-untrusted": 2,
  "upstream-tls-expired": 2,
  "upstream-tls-wrong-host": 2,
  "upstream-socket-permission": 2,
  "proxy-overloaded": 2,
  "upstream-unavailable": 2,
  "upstream-read-timeout": 25,
  "upstream-connect-timeout": 8,
  "upstream-timeout": 1,
};

/** The given causes, each as common as it generally is, times a factor where one is given. */
export function among(slugs: readonly CauseSlug[], factors: Weights = {}): Weights {
  return Object.fromEntries(slugs.map((slug) => [slug, (frequency[slug] ?? 1) * (factors[slug] ?? 1)]));
}

/** Faults that most gateways fold into one 502: no answer at all, or none that can be read. */
export const brokenHop: readonly CauseSlug[] = [
  "upstream-refused",
  "upstream-closed-early",
  "upstream-reset",
  "upstream-bad-response",
  "upstream-header-too-large",
  "upstream-dns-failure",
  "upstream-protocol-mismatch",
  "no-healthy-upstream",
  "upstream-keepalive-race",
  "upstream-unreachable",
  "upstream-socket-missing",
  "upstream-socket-permission",
  "upstream-tls-handshake",
  "upstream-tls-untrusted",
  "upstream-tls-expired",
  "upstream-tls-wrong-host",
  "proxy-overloaded",
  "upstream-unavailable",
];

/** The connection was made, then the answer was missing or unreadable. */
export const brokenAnswer: readonly CauseSlug[] = [
  "upstream-closed-early",
  "upstream-reset",
  "upstream-bad-response",
  "upstream-header-too-large",
  "upstream-keepalive-race",
  "upstream-protocol-mismatch",
];

export const tlsHop: readonly CauseSlug[] = [
  "upstream-tls-handshake",
  "upstream-tls-untrusted",
  "upstream-tls-expired",
  "upstream-tls-wrong-host",
];

/** Somebody waited: for a connection or for an answer. */
export const lateHop: readonly CauseSlug[] = ["upstream-read-timeout", "upstream-connect-timeout", "upstream-timeout"];
