import { emptyReply } from "@/lib/diagnosis/error-codes/node";
import type { Weights } from "@/lib/diagnosis/weights";
import type { PhaseName } from "@/lib/probe/probe";

/** Words of a message that say more than the code does. Lower case, looked for as they stand; the first that fits counts. */
export type MessageMeaning = { id: string; part: string; code?: string; phase?: PhaseName; weights: Weights };

const handshake: Weights = { "tls-handshake-failure": 75, "tls-client-cert-required": 25 };

export const messages: readonly MessageMeaning[] = [
  { id: "tls-version", part: "alert protocol version", weights: { "tls-protocol-version": 1 } },
  { id: "tls-version", part: "alert_protocol_version", weights: { "tls-protocol-version": 1 } },
  { id: "tls-version", part: "unsupported protocol", weights: { "tls-protocol-version": 1 } },
  { id: "tls-version", part: "unsupported_protocol", weights: { "tls-protocol-version": 1 } },
  { id: "not-tls", part: "wrong version number", weights: { "tls-not-tls": 1 } },
  { id: "not-tls", part: "wrong_version_number", weights: { "tls-not-tls": 1 } },
  { id: "not-tls", part: "packet length too long", weights: { "tls-not-tls": 1 } },
  { id: "not-tls", part: "packet_length_too_long", weights: { "tls-not-tls": 1 } },
  { id: "not-tls", part: "http request", code: "EPROTO", weights: { "tls-not-tls": 1 } },
  { id: "tls-name", part: "unrecognized name", weights: { "tls-unrecognized-name": 1 } },
  { id: "tls-name", part: "unrecognized_name", weights: { "tls-unrecognized-name": 1 } },
  { id: "tls-client-certificate", part: "certificate required", weights: { "tls-client-cert-required": 1 } },
  { id: "tls-client-certificate", part: "certificate_required", weights: { "tls-client-cert-required": 1 } },
  {
    id: "tls-alpn",
    part: "no application protocol",
    weights: { "tls-handshake-failure": 38, "tls-alpn-mismatch": 32, "not-http": 30 },
  },
  {
    id: "tls-alpn",
    part: "no_application_protocol",
    weights: { "tls-handshake-failure": 38, "tls-alpn-mismatch": 32, "not-http": 30 },
  },
  { id: "tls-handshake", part: "alert handshake failure", weights: handshake },
  { id: "tls-handshake", part: "alert_handshake_failure", weights: handshake },
  {
    id: "tls-alert",
    part: "alert internal error",
    weights: { "tls-handshake-failure": 80, "tls-unrecognized-name": 20 },
  },
  {
    id: "tls-alert",
    part: "alert_internal_error",
    weights: { "tls-handshake-failure": 80, "tls-unrecognized-name": 20 },
  },
  {
    id: "tls-alert",
    part: "alert access denied",
    weights: { "tls-handshake-failure": 85, "tls-client-cert-required": 15 },
  },
  {
    id: "tls-alert",
    part: "alert_access_denied",
    weights: { "tls-handshake-failure": 85, "tls-client-cert-required": 15 },
  },
  {
    id: "tls-closed",
    part: "before secure tls connection was established",
    // A server that speaks no TLS waits for a request and closes when it has waited enough.
    weights: { "tls-reset": 60, "tls-unrecognized-name": 16, "tls-not-tls": 14, "proxy-protocol-mismatch": 10 },
  },
  { id: "certificate-expired", part: "certificate has expired", weights: { "tls-cert-expired": 1 } },
  { id: "certificate-early", part: "certificate is not yet valid", weights: { "tls-cert-not-yet-valid": 1 } },
  { id: "certificate-name", part: "no alternative certificate subject name matches", weights: { "tls-wrong-host": 1 } },
  {
    id: "certificate-chain",
    part: "unable to get local issuer certificate",
    weights: { "tls-incomplete-chain": 45, "tls-untrusted-ca": 45, "tls-chain-unverified": 10 },
  },
  { id: "certificate-root", part: "self-signed certificate in certificate chain", weights: { "tls-untrusted-ca": 1 } },
  { id: "certificate-self-signed", part: "self-signed certificate", weights: { "tls-self-signed": 1 } },
  { id: "certificate-self-signed", part: "self signed certificate", weights: { "tls-self-signed": 1 } },
  { id: "resolver-nxdomain", part: "querya enotfound", weights: { "dns-nxdomain": 1 } },
  { id: "resolver-nxdomain", part: "queryaaaa enotfound", weights: { "dns-nxdomain": 1 } },
  { id: "resolver-refused", part: "queryaaaa econnrefused", weights: { "dns-resolver-unreachable": 1 } },
  { id: "resolver-refused", part: "querya econnrefused", weights: { "dns-resolver-unreachable": 1 } },
  { id: "no-local-address", part: "bind eaddrnotavail", weights: { "monitor-local-address": 1 } },
  {
    id: "reset-in-connect",
    part: "connect econnreset",
    weights: { "conn-reset": 88, "tcp-refused": 4, "proxy-dropped": 4, "proxy-protocol-mismatch": 4 },
  },
  { id: "aborted-body", part: "econnreset aborted", weights: { "response-truncated": 1 } },
  { id: "hang-up", part: "socket hang up", weights: emptyReply },
  {
    id: "closed-in-body",
    part: "other side closed",
    phase: "body",
    weights: { "response-truncated": 90, "app-crash": 10 },
  },
  { id: "terminated", part: "terminated", code: "TypeError", weights: { "response-truncated": 1 } },
  { id: "hang-up", part: "other side closed", weights: emptyReply },
  { id: "malformed", part: "bad upgrade", weights: { "response-malformed": 1 } },
  { id: "malformed", part: "bad response", code: "UND_ERR_SOCKET", weights: { "response-malformed": 1 } },
  {
    id: "malformed-chunk",
    part: "invalid character in chunk size",
    weights: { "response-truncated": 75, "response-malformed": 25 },
  },
  {
    id: "not-http",
    part: "expected http/",
    weights: { "not-http": 52, "response-malformed": 38, "upstream-bad-response": 10 },
  },
  {
    id: "malformed",
    part: "does not match the http/1.1 protocol",
    weights: { "response-malformed": 95, "not-http": 5 },
  },
  { id: "redirects", part: "redirect count exceeded", weights: { "redirect-loop": 1 } },
  { id: "redirect-scheme", part: "url scheme must be a http", weights: { "redirect-invalid": 1 } },
  { id: "blocked-port", part: "bad port", weights: { "monitor-blocked-port": 55, "redirect-invalid": 45 } },
];
