import type { Product } from "@/lib/diagnosis/fingerprint";
import { among, brokenHop, tlsHop } from "@/lib/diagnosis/priors";

const says = "error occurred while trying to proxy: ";

/** http-proxy-middleware, which many development servers are built on. */
export const httpProxyMiddleware: Product = {
  id: "http-proxy-middleware",
  name: "http-proxy-middleware",
  layer: "proxy",
  source: "seen on http-proxy-middleware 3.0",
  pages: [
    {
      id: "hpm-504",
      status: [504],
      bodyStarts: says,
      // Its 504 stands for every connection that failed, not for a wait alone.
      causes: {
        ...among([
          "upstream-refused",
          "upstream-closed-early",
          "upstream-reset",
          "upstream-dns-failure",
          "upstream-protocol-mismatch",
        ]),
        "upstream-tls-handshake": 4,
        "upstream-read-timeout": 12,
      },
    },
    {
      id: "hpm-502",
      status: [502],
      bodyStarts: says,
      causes: { "upstream-bad-response": 75, "upstream-protocol-mismatch": 15, "response-truncated": 10 },
    },
    {
      id: "hpm-500",
      status: [500],
      bodyStarts: says,
      causes: {
        ...among(tlsHop),
        "upstream-header-too-large": 4,
        "upstream-unreachable": 3,
        "upstream-protocol-mismatch": 3,
        "upstream-bad-response": 2,
      },
    },
  ],
};

const ownCode = "fst_reply_from_internal_server_error";
const faults = [500, 502, 503, 504] as const;

/** @fastify/http-proxy, which names the error in its JSON. */
export const fastifyHttpProxy: Product = {
  id: "fastify-http-proxy",
  name: "@fastify/http-proxy",
  layer: "proxy",
  source: "seen on @fastify/http-proxy with @fastify/reply-from",
  pages: [
    {
      id: "fhp-refused",
      status: faults,
      body: [ownCode, "econnrefused"],
      strength: 66,
      causes: { "upstream-refused": 1 },
    },
    {
      id: "fhp-no-host",
      status: faults,
      body: [ownCode, "ehostunreach"],
      strength: 66,
      causes: { "upstream-unreachable": 1 },
    },
    {
      id: "fhp-no-network",
      status: faults,
      body: [ownCode, "enetunreach"],
      strength: 66,
      causes: { "upstream-unreachable": 1 },
    },
    {
      id: "fhp-connect-timeout",
      status: faults,
      body: ['"und_err_connect_timeout"'],
      strength: 66,
      causes: { "upstream-connect-timeout": 1 },
    },
    {
      id: "fhp-timeout",
      status: faults,
      body: ['"fst_reply_from_gateway_timeout"'],
      strength: 66,
      causes: { "upstream-read-timeout": 1 },
    },
    {
      id: "fhp-503",
      status: faults,
      body: ['"fst_reply_from_service_unavailable"'],
      strength: 66,
      causes: { "upstream-dns-failure": 80, "no-healthy-upstream": 20 },
    },
    {
      id: "fhp-closed",
      status: [500],
      body: ['"code":"und_err_socket"'],
      strength: 65,
      causes: {
        ...among(["upstream-closed-early", "upstream-keepalive-race", "upstream-protocol-mismatch"]),
        "response-truncated": 3,
        "upstream-tls-handshake": 3,
      },
    },
    {
      id: "fhp-reset",
      status: [500],
      body: ['"code":"econnreset"'],
      strength: 65,
      causes: { ...among(["upstream-reset", "upstream-keepalive-race"]), "upstream-tls-handshake": 3 },
    },
    {
      id: "fhp-headers",
      status: [500],
      body: [ownCode, "headers overflow"],
      strength: 66,
      causes: { "upstream-header-too-large": 1 },
    },
    {
      id: "fhp-malformed",
      status: [500],
      body: [ownCode, "does not match the http/1.1 protocol"],
      strength: 65,
      causes: { "upstream-bad-response": 75, "upstream-protocol-mismatch": 25 },
    },
    {
      id: "fhp-length",
      status: [500],
      body: [ownCode, "body length does not match"],
      strength: 65,
      causes: { "upstream-bad-response": 1 },
    },
    {
      id: "fhp-chunk",
      status: [500],
      body: ['"message":"response does not match the http/1.1 protocol'],
      strength: 64,
      causes: { "response-truncated": 70, "upstream-bad-response": 30 },
    },
    {
      id: "fhp-tls-expired",
      status: [500],
      body: [ownCode, "certificate has expired"],
      strength: 68,
      causes: { "upstream-tls-expired": 1 },
    },
    {
      id: "fhp-tls-name",
      status: [500],
      body: [ownCode, "altnames"],
      strength: 68,
      causes: { "upstream-tls-wrong-host": 1 },
    },
    {
      id: "fhp-tls-self",
      status: [500],
      body: [ownCode, "self-signed certificate"],
      strength: 68,
      causes: { "upstream-tls-untrusted": 1 },
    },
    {
      id: "fhp-tls-issuer",
      status: [500],
      body: [ownCode, "unable to verify the first certificate"],
      strength: 68,
      causes: { "upstream-tls-untrusted": 1 },
    },
    {
      id: "fhp-tls-not",
      status: [500],
      body: [ownCode, "wrong version number"],
      strength: 68,
      causes: { "upstream-protocol-mismatch": 1 },
    },
    {
      id: "fhp-tls",
      status: [500],
      body: [ownCode, "ssl routines"],
      strength: 67,
      causes: { "upstream-tls-handshake": 75, "upstream-protocol-mismatch": 25 },
    },
    {
      id: "fhp-502",
      status: faults,
      body: ['"fst_reply_from_bad_gateway"'],
      strength: 65,
      causes: { "upstream-bad-response": 65, "app-error": 35 },
    },
    { id: "fhp-other", status: [500], body: [ownCode], strength: 56, causes: among(brokenHop) },
  ],
};
