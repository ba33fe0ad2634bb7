import { type CauseSlug, causeOf } from "@/lib/diagnosis/cause";

/** Where a cause's runbook stands when it is not under the cause's own name. Small, so that lists can link without the pages. */
export const homes: Readonly<Partial<Record<CauseSlug, string>>> = {
  "dns-nxdomain": "dns-no-such-name",
  "dns-nodata": "dns-no-address",
  "dns-servfail": "dns-server-failure",
  "dns-timeout": "dns-timeout",
  "tcp-refused": "connection-refused",
  "tcp-timeout": "connection-timeout",
  "tcp-host-unreachable": "host-unreachable",
  "conn-reset": "connection-reset",
  "empty-reply": "empty-reply",
  "tls-cert-expired": "tls-certificate-expired",
  "tls-cert-not-yet-valid": "tls-certificate-not-yet-valid",
  "tls-wrong-host": "tls-wrong-host",
  "tls-self-signed": "tls-self-signed",
  "tls-chain-unverified": "tls-unverified-chain",
  "tls-untrusted-ca": "tls-unknown-issuer",
  "tls-cert-revoked": "tls-certificate-revoked",
  "tls-handshake-failure": "tls-handshake-failure",
  "tls-protocol-version": "tls-protocol-version",
  "tls-client-cert-required": "tls-client-certificate-required",
  "tls-not-tls": "tls-not-tls",
  "http-to-tls-port": "plain-http-to-tls-port",
  "tls-reset": "tls-reset",
  "tls-timeout": "tls-timeout",
  "response-header-timeout": "response-timeout",
  "response-truncated": "response-truncated",
  "response-malformed": "malformed-response",
  "redirect-loop": "redirect-loop",
};

/** Statuses that have a page. */
export const statusesWithPage: ReadonlySet<number> = new Set([
  400, 401, 403, 404, 408, 413, 429, 431, 499, 500, 501, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 528,
  529, 530,
]);

/** The address of the page on a status; null without one. */
export const statusLink = (status: number | null): string | null =>
  status !== null && statusesWithPage.has(status) ? `/errors/${status}` : null;

/** The address of a cause's runbook; null for a cause of another version that is not known. */
export const causeLink = (cause: string): string | null =>
  causeOf(cause) === null ? null : `/errors/${homes[cause as CauseSlug] ?? cause}`;
