import type { CauseSlug } from "@/lib/diagnosis/cause";
import type { Weights } from "@/lib/diagnosis/weights";

/**
 * How common the faults behind a gateway are, before anything of the case is known.
 *
 * Order and sizes follow two sources. What operators report: a process that does not run or listens
 * elsewhere leads (nginx's and Cloudflare's guides to 502 and 521 name it first), then processes that
 * die or close at work, then answers that cannot be read, then configuration. And how many ways lead
 * to a cause: there are a dozen ways to break an answer, and one way to lack a socket. The differences
 * are kept small, because gateways fold most of these into one page and a rare cause that is called
 * impossible costs more than a common one that is called probable earns.
 */
const frequency: Weights = {
  "upstream-refused": 28,
  "upstream-closed-early": 11,
  "upstream-reset": 8,
  // Out of memory, or ended by its supervisor: to the gateway a connection that breaks while it waits.
  "app-worker-killed": 6,
  "upstream-bad-response": 10,
  "upstream-header-too-large": 8,
  "upstream-dns-failure": 8,
  "upstream-protocol-mismatch": 8,
  "no-healthy-upstream": 7,
  "upstream-keepalive-race": 4,
  "upstream-unreachable": 6,
  "upstream-socket-missing": 4,
  "upstream-socket-permission": 4,
  "upstream-tls-handshake": 7,
  "upstream-tls-untrusted": 5,
  "upstream-tls-expired": 5,
  "upstream-tls-wrong-host": 4,
  "proxy-overloaded": 5,
  "upstream-unavailable": 3,
  "upstream-read-timeout": 20,
  "upstream-connect-timeout": 12,
  "upstream-timeout": 1,
  "proxy-configured-status": 7,
  "proxy-rate-limited": 5,
  "proxy-config-error": 6,
  "proxy-auth-backend-down": 4,
  "proxy-error": 1,
  "service-unavailable": 4,
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
  "app-worker-killed",
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
  "app-worker-killed",
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

/**
 * How gateways word a fault: of all gateways, the parts in a hundred that answer it with this status.
 * Seen on the gateways of `fingerprints/`: a refused connection is 502 from nginx, Caddy and Go, 503 from
 * HAProxy, Apache, Varnish and lighttpd; a wait is 504, but 502 from Apache, Go and h2o, 503 from Varnish.
 */
const worded: Readonly<
  Partial<Record<CauseSlug, readonly [on500: number, on502: number, on503: number, on504: number]>>
> = {
  "upstream-refused": [8, 50, 37, 5],
  "upstream-connect-timeout": [2, 26, 27, 45],
  "upstream-unreachable": [20, 48, 30, 2],
  "upstream-dns-failure": [26, 46, 24, 4],
  "upstream-reset": [18, 68, 10, 4],
  "upstream-closed-early": [18, 68, 10, 4],
  "upstream-keepalive-race": [12, 76, 10, 2],
  "app-worker-killed": [18, 68, 12, 2],
  "upstream-bad-response": [16, 72, 11, 1],
  "upstream-header-too-large": [16, 74, 10, 0],
  "upstream-read-timeout": [1, 22, 8, 69],
  "upstream-protocol-mismatch": [24, 58, 15, 3],
  "upstream-tls-handshake": [30, 46, 22, 2],
  "upstream-tls-untrusted": [30, 46, 24, 0],
  "upstream-tls-expired": [30, 46, 24, 0],
  "upstream-tls-wrong-host": [30, 46, 24, 0],
  "upstream-socket-missing": [2, 38, 60, 0],
  "upstream-socket-permission": [2, 42, 56, 0],
  "no-healthy-upstream": [1, 22, 75, 2],
  "upstream-unavailable": [0, 70, 30, 0],
  "upstream-timeout": [0, 5, 5, 90],
  "proxy-overloaded": [3, 10, 82, 5],
  "proxy-rate-limited": [0, 1, 50, 0],
  "proxy-configured-status": [30, 10, 55, 5],
  "proxy-config-error": [94, 1, 5, 0],
  "proxy-auth-backend-down": [80, 10, 10, 0],
  "proxy-error": [50, 20, 20, 10],
  "service-unavailable": [0, 0, 100, 0],
};

/** What a 500, 502, 503 or 504 means from a gateway that is not recognised: how common a cause is, times how often it is worded so. */
export function gatewayFailure(status: 500 | 502 | 503 | 504): Weights {
  const column = [500, 502, 503, 504].indexOf(status);
  const entries = Object.entries(worded) as [CauseSlug, readonly number[]][];
  return Object.fromEntries(
    entries.map(([cause, parts]) => [cause, ((frequency[cause] ?? 1) * (parts[column] ?? 0)) / 100]),
  );
}
