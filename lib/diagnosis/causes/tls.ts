import type { Cause } from "@/lib/diagnosis/cause";
import { certificate, chain, handshake } from "@/lib/diagnosis/causes/steps";

/** The handshake or the certificate between the monitor and the first server. */
export const tlsCauses = {
  "tls-cert-expired": {
    layer: "tls",
    words: "the certificate has expired",
    retryHelps: false,
    steps: [certificate, { text: "Find out why it was not renewed; renew it and reload the server.", command: null }],
  },
  "tls-cert-not-yet-valid": {
    layer: "tls",
    words: "the certificate is not valid yet",
    retryHelps: false,
    steps: [certificate, { text: "Look at the clock of the machine that checks.", command: "timedatectl" }],
  },
  "tls-wrong-host": {
    layer: "tls",
    words: "the certificate is for another name",
    retryHelps: false,
    steps: [certificate, { text: "Look which virtual host serves the name.", command: null }],
  },
  "tls-self-signed": {
    layer: "tls",
    words: "the certificate is self-signed",
    retryHelps: false,
    steps: [
      certificate,
      { text: "A default certificate often means that no virtual host has the name.", command: null },
    ],
  },
  "tls-untrusted-ca": {
    layer: "tls",
    words: "the certificate comes from an unknown issuer",
    retryHelps: false,
    steps: [
      certificate,
      { text: "Serve a certificate from a public issuer, or trust its issuer where the check runs.", command: null },
    ],
  },
  "tls-incomplete-chain": {
    layer: "tls",
    words: "the server does not send the intermediate certificate",
    retryHelps: false,
    steps: [chain, { text: "Install the full chain, the certificate with its intermediates.", command: null }],
  },
  "tls-chain-unverified": {
    layer: "tls",
    words: "the chain is incomplete, or its issuer unknown",
    retryHelps: false,
    steps: [chain, certificate],
  },
  "tls-cert-revoked": {
    layer: "tls",
    words: "the certificate has been revoked",
    retryHelps: false,
    steps: [certificate, { text: "Ask the issuer why it was revoked, and have a new one issued.", command: null }],
  },
  "tls-weak-certificate": {
    layer: "tls",
    words: "the certificate is too weak",
    retryHelps: false,
    steps: [certificate, { text: "Have it issued anew with a longer key.", command: null }],
  },
  "tls-protocol-version": {
    layer: "tls",
    words: "client and server share no TLS version",
    retryHelps: false,
    steps: [
      {
        text: "Try whether TLS 1.2 is spoken.",
        command: "openssl s_client -connect HOST:PORT -servername HOST -tls1_2 </dev/null",
      },
      { text: "Look at the versions the server allows.", command: "grep -rn ssl_protocols /etc/nginx" },
    ],
  },
  "tls-handshake-failure": {
    layer: "tls",
    words: "the server refused the handshake",
    retryHelps: false,
    steps: [
      handshake,
      { text: "Look whether the server has a certificate for the name, and which ciphers it allows.", command: null },
    ],
  },
  "tls-unrecognized-name": {
    layer: "tls",
    words: "the server has no certificate for this name",
    retryHelps: false,
    steps: [
      handshake,
      { text: "Look whether the domain is attached to the server and its certificate issued.", command: null },
    ],
  },
  "tls-client-cert-required": {
    layer: "tls",
    words: "the server demands a client certificate",
    retryHelps: false,
    steps: [handshake, { text: "Look whether the origin accepts its CDN only.", command: null }],
  },
  "tls-alpn-mismatch": {
    layer: "tls",
    words: "the server does not offer HTTP/1.1",
    retryHelps: false,
    steps: [
      {
        text: "Look which protocols it offers.",
        command: "openssl s_client -connect HOST:PORT -servername HOST -alpn h2,http/1.1 </dev/null",
      },
      handshake,
    ],
  },
  "tls-not-tls": {
    layer: "tls",
    words: "the port does not speak TLS",
    retryHelps: false,
    steps: [
      { text: "If this answers, the scheme or the port is wrong.", command: "curl -sv -o /dev/null http://HOST:PORT/" },
      { text: "Look at the listener: is it set to speak TLS?", command: null },
    ],
  },
  "tls-reset": {
    layer: "tls",
    words: "the connection was reset during the TLS handshake",
    retryHelps: true,
    steps: [
      handshake,
      { text: "Look for a filter in between, and for a listener that wants the PROXY protocol.", command: null },
    ],
  },
  "tls-timeout": {
    layer: "tls",
    words: "the TLS handshake was not answered",
    retryHelps: true,
    steps: [
      handshake,
      { text: "Look at the load of the server and whether the port speaks TLS at all.", command: null },
    ],
  },
  "http-to-tls-port": {
    layer: "tls",
    words: "plain HTTP was sent to a port that speaks TLS",
    retryHelps: false,
    steps: [
      {
        text: "If this answers, write https in the URL of the check.",
        command: "curl -skv -o /dev/null https://HOST:PORT/",
      },
      {
        text: "If a proxy stands between, let it speak https to that port.",
        command: "grep -rn proxy_pass /etc/nginx",
      },
    ],
  },
} as const satisfies Record<string, Cause>;
