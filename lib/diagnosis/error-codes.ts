import type { PhaseName } from "@/lib/probe/probe";

/**
 * What an error code can mean, best first. Codes of Node, OpenSSL (by way of Node) and curl
 * (`curl:28`); `phase` narrows those that are the same wherever they happen.
 */
export type ErrorMeaning = { causes: readonly (readonly [cause: string, weight: number])[] };

const one = (cause: string): ErrorMeaning => ({ causes: [[cause, 1]] });
const several = (...causes: [string, number][]): ErrorMeaning => ({ causes });

const emptyReply = several(
  ["empty-reply", 0.4],
  ["app-crash", 0.2],
  ["app-worker-killed", 0.15],
  ["proxy-dropped", 0.15],
  ["http-to-tls-port", 0.1],
);
const reset = several(
  ["conn-reset", 0.5],
  ["app-crash", 0.2],
  ["proxy-dropped", 0.2],
  ["proxy-protocol-mismatch", 0.1],
);

const byCode: Record<string, ErrorMeaning> = {
  DNS_NXDOMAIN: one("dns-nxdomain"),
  DNS_NODATA: one("dns-nodata"),
  DNS_SERVFAIL: one("dns-servfail"),
  DNS_REFUSED: one("dns-refused"),
  DNS_TIMEOUT: one("dns-timeout"),
  DNS_BADNAME: one("dns-bad-name"),
  ENOTFOUND: several(["dns-nxdomain", 0.6], ["dns-not-found", 0.2], ["dns-nodata", 0.15], ["dns-bad-name", 0.05]),
  ENODATA: one("dns-nodata"),
  ESERVFAIL: one("dns-servfail"),
  EREFUSED: one("dns-refused"),
  EBADNAME: one("dns-bad-name"),
  EAI_AGAIN: several(
    ["dns-temporary-failure", 0.4],
    ["dns-servfail", 0.3],
    ["dns-timeout", 0.2],
    ["dns-resolver-unreachable", 0.1],
  ),
  ECONNREFUSED: one("tcp-refused"),
  ETIMEDOUT: one("tcp-timeout"),
  UND_ERR_CONNECT_TIMEOUT: several(["tcp-timeout", 0.8], ["tls-timeout", 0.2]),
  EHOSTUNREACH: one("tcp-host-unreachable"),
  ENETUNREACH: one("tcp-net-unreachable"),
  ECONNRESET: reset,
  EPIPE: reset,
  EMPTY_REPLY: emptyReply,
  UND_ERR_SOCKET: emptyReply,
  CERT_HAS_EXPIRED: one("tls-cert-expired"),
  CERT_NOT_YET_VALID: one("tls-cert-not-yet-valid"),
  ERR_TLS_CERT_ALTNAME_INVALID: one("tls-wrong-host"),
  DEPTH_ZERO_SELF_SIGNED_CERT: one("tls-self-signed"),
  SELF_SIGNED_CERT_IN_CHAIN: one("tls-untrusted-ca"),
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: one("tls-untrusted-ca"),
  UNABLE_TO_GET_ISSUER_CERT: one("tls-untrusted-ca"),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: several(
    ["tls-chain-unverified", 0.4],
    ["tls-incomplete-chain", 0.35],
    ["tls-untrusted-ca", 0.25],
  ),
  CERT_REVOKED: one("tls-cert-revoked"),
  CERT_UNTRUSTED: one("tls-untrusted-ca"),
  ERR_SSL_EE_KEY_TOO_SMALL: one("tls-weak-certificate"),
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: one("tls-protocol-version"),
  ERR_SSL_UNSUPPORTED_PROTOCOL: one("tls-protocol-version"),
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: one("tls-handshake-failure"),
  ERR_SSL_SSL_TLS_ALERT_HANDSHAKE_FAILURE: one("tls-handshake-failure"),
  ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR: one("tls-handshake-failure"),
  ERR_SSL_TLSV1_ALERT_ACCESS_DENIED: one("tls-handshake-failure"),
  ERR_SSL_TLSV1_UNRECOGNIZED_NAME: one("tls-unrecognized-name"),
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: one("tls-client-cert-required"),
  ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL: one("tls-alpn-mismatch"),
  ERR_SSL_WRONG_VERSION_NUMBER: one("tls-not-tls"),
  ERR_SSL_PACKET_LENGTH_TOO_LONG: one("tls-not-tls"),
  EPROTO: several(["tls-not-tls", 0.5], ["tls-handshake-failure", 0.3], ["tls-protocol-version", 0.2]),
  HPE_HEADER_OVERFLOW: one("response-header-too-large"),
  UND_ERR_HEADERS_OVERFLOW: one("response-header-too-large"),
  HPE_INVALID_CONSTANT: several(["not-http", 0.6], ["response-malformed", 0.4]),
  HPE_INVALID_VERSION: several(["not-http", 0.5], ["response-malformed", 0.5]),
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: one("response-truncated"),
  UND_ERR_HEADERS_TIMEOUT: one("response-header-timeout"),
  UND_ERR_BODY_TIMEOUT: one("response-body-timeout"),
  BODY_CUT: several(["response-truncated", 0.6], ["app-crash", 0.25], ["upstream-read-timeout", 0.15]),
  REDIRECT_LOOP: one("redirect-loop"),
  TOO_MANY_REDIRECTS: one("redirect-loop"),
  REDIRECT_INVALID: one("redirect-invalid"),
  ERR_INVALID_URL: one("monitor-bad-url"),
  BLOCKED: one("monitor-blocked-port"),
  EMFILE: one("monitor-out-of-fds"),
  ENFILE: one("monitor-out-of-fds"),
  EBUSY: one("monitor-out-of-fds"),
  EADDRNOTAVAIL: one("monitor-out-of-ports"),
  EADDRINUSE: one("monitor-local-address"),
  ABORT_ERR: one("monitor-aborted"),
  "curl:3": one("monitor-bad-url"),
  "curl:6": several(["dns-nxdomain", 0.5], ["dns-not-found", 0.3], ["dns-temporary-failure", 0.2]),
  "curl:7": several(["tcp-refused", 0.8], ["tcp-host-unreachable", 0.1], ["tcp-net-unreachable", 0.1]),
  "curl:18": several(["response-truncated", 0.7], ["app-crash", 0.3]),
  "curl:28": several(["check-timeout", 0.4], ["tcp-timeout", 0.3], ["response-header-timeout", 0.3]),
  "curl:35": several(
    ["tls-handshake-failure", 0.4],
    ["tls-not-tls", 0.3],
    ["tls-protocol-version", 0.2],
    ["tls-reset", 0.1],
  ),
  "curl:47": one("redirect-loop"),
  "curl:51": one("tls-wrong-host"),
  "curl:52": emptyReply,
  "curl:56": reset,
  "curl:60": several(
    ["tls-untrusted-ca", 0.3],
    ["tls-cert-expired", 0.3],
    ["tls-self-signed", 0.2],
    ["tls-wrong-host", 0.2],
  ),
  "curl:61": one("content-encoding-error"),
};

const timeouts: Record<PhaseName, ErrorMeaning> = {
  dns: one("dns-timeout"),
  tcp: one("tcp-timeout"),
  tls: one("tls-timeout"),
  request: one("response-header-timeout"),
  firstByte: one("response-header-timeout"),
  body: one("response-body-timeout"),
};

const timeoutCodes = new Set(["TIMEOUT", "ABORT_TIMEOUT", "TimeoutError", "ESOCKETTIMEDOUT", "curl:28"]);

/** Prefixes of families of codes. */
const families: readonly (readonly [prefix: string, meaning: ErrorMeaning])[] = [
  ["HPE_", one("response-malformed")],
  ["ERR_SSL_", one("tls-handshake-failure")],
  ["CERT_", one("tls-untrusted-ca")],
  ["Z_", one("content-encoding-error")],
  ["ERR__ERROR_FORMAT", one("content-encoding-error")],
];

/** What an error means, given the phase it happened in where that is known. */
export function meaningOf(code: string, phase: PhaseName | null): ErrorMeaning {
  if (phase !== null && timeoutCodes.has(code)) return timeouts[phase];
  if (phase === "tls" && (code === "ECONNRESET" || code === "EPIPE")) return one("tls-reset");
  if (phase === "tcp" && code === "ECONNRESET") return one("conn-reset");
  if (timeoutCodes.has(code) && byCode[code] === undefined) return one("check-timeout");
  const known = byCode[code] ?? families.find(([prefix]) => code.startsWith(prefix))?.[1];
  return known ?? several(["check-timeout", 0.5], ["conn-reset", 0.5]);
}
