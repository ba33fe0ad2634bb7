import type { Cause } from "@/lib/diagnosis/cause";

/** The handshake or the certificate between the monitor and the first server. */
export const tlsCauses = {
  "tls-cert-expired": {
    layer: "tls",
    words: "the certificate has expired",
  },
  "tls-cert-not-yet-valid": {
    layer: "tls",
    words: "the certificate is not valid yet",
  },
  "tls-wrong-host": {
    layer: "tls",
    words: "the certificate is for another name",
  },
  "tls-self-signed": {
    layer: "tls",
    words: "the certificate is self-signed",
  },
  "tls-untrusted-ca": {
    layer: "tls",
    words: "the certificate comes from an unknown issuer",
  },
  "tls-incomplete-chain": {
    layer: "tls",
    words: "the server does not send the intermediate certificate",
  },
  "tls-chain-unverified": {
    layer: "tls",
    words: "the chain is incomplete, or its issuer unknown",
  },
  "tls-cert-revoked": {
    layer: "tls",
    words: "the certificate has been revoked",
  },
  "tls-weak-certificate": {
    layer: "tls",
    words: "the certificate is too weak",
  },
  "tls-protocol-version": {
    layer: "tls",
    words: "client and server share no TLS version",
  },
  "tls-handshake-failure": {
    layer: "tls",
    words: "the server refused the handshake",
  },
  "tls-unrecognized-name": {
    layer: "tls",
    words: "the server has no certificate for this name",
  },
  "tls-client-cert-required": {
    layer: "tls",
    words: "the server demands a client certificate",
  },
  "tls-alpn-mismatch": {
    layer: "tls",
    words: "the server does not offer HTTP/1.1",
  },
  "tls-not-tls": {
    layer: "tls",
    words: "the port does not speak TLS",
  },
  "tls-reset": {
    layer: "tls",
    words: "the connection was reset during the TLS handshake",
  },
  "tls-timeout": {
    layer: "tls",
    words: "the TLS handshake was not answered",
  },
  "http-to-tls-port": {
    layer: "tls",
    words: "plain HTTP was sent to a port that speaks TLS",
  },
} as const satisfies Record<string, Cause>;
