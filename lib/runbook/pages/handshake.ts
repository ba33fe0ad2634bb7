import type { ErrorPage } from "@/lib/runbook/page";
import { failure } from "@/lib/runbook/pages/failure";

/** The two sides do not come to speak TLS. */
export const handshakePages: readonly ErrorPage[] = [
  failure("tls-handshake-failure", {
    slug: "tls-handshake-failure",
    name: "TLS handshake failure",
    sentence: "The server refused the handshake and gave only a number for the reason.",
    aliases: [
      "eproto",
      "err-ssl-sslv3-alert-handshake-failure",
      "sslv3-alert-handshake-failure",
      "curl-35",
      "err-ssl-version-or-cipher-mismatch",
      "ssl-error-no-cypher-overlap",
      "err-ssl-tlsv1-unrecognized-name",
    ],
    meaning: [
      "Alert 40 (handshake failure) says that the server found nothing in common, or has no certificate for the name. Alert 112 says outright that it does not know the name; alert 80 that it broke inside.",
      "In Node all of these are EPROTO; the words after it decide.",
    ],
    says: [
      {
        product: "Node.js",
        says: "EPROTO … sslv3 alert handshake failure; tlsv1 unrecognized name; tlsv1 alert internal error",
        means: "Alert 40, 112 or 80.",
      },
      { product: "curl", says: "(35) … alert handshake failure", means: "Alert 40." },
      {
        product: "Chrome",
        says: "ERR_SSL_VERSION_OR_CIPHER_MISMATCH",
        means: "Mostly no certificate for the name, at a CDN.",
      },
      { product: "Cloudflare", says: "525 for the origin", means: "One hop further in." },
    ],
    ways: [
      {
        title: "The domain is not attached, or its certificate not issued yet",
        text: "At a CDN or platform, often for some minutes after it was added.",
        causes: ["tls-unrecognized-name", "tls-handshake-failure"],
      },
      {
        title: "No common cipher or curve",
        text: "One side is very old or was set very strictly.",
        causes: ["tls-handshake-failure"],
      },
      {
        title: "A client certificate is demanded",
        text: "With TLS 1.2 its absence is a handshake failure.",
        causes: ["tls-client-cert-required"],
      },
      { title: "No common version", text: "With another alert, 70.", causes: ["tls-protocol-version"] },
    ],
    apart: [
      { like: "Name or cipher?", tell: "Try without the name (-noservername): if that works, it is the name." },
      { like: "All addresses or one?", tell: "Try each address of the name." },
    ],
    related: ["tls-protocol-version", "tls-client-certificate-required", "525"],
  }),
  failure("tls-protocol-version", {
    slug: "tls-protocol-version",
    name: "No common TLS version",
    sentence: "Client and server share no version of TLS; mostly the server is too old.",
    aliases: [
      "err-ssl-tlsv1-alert-protocol-version",
      "unsupported-protocol",
      "err-ssl-unsupported-protocol",
      "ssl-error-unsupported-version",
    ],
    meaning: [
      "TLS 1.0 and 1.1 were given up in 2021 (RFC 8996). Clients no longer offer them, and a server that speaks nothing else is left alone.",
    ],
    says: [
      {
        product: "Node.js, OpenSSL",
        says: "alert protocol version (70); unsupported protocol",
        means: "No common version.",
      },
      { product: "curl", says: "(35) … alert protocol version", means: "The same." },
      { product: "Firefox", says: "SSL_ERROR_UNSUPPORTED_VERSION", means: "The same." },
    ],
    ways: [
      {
        title: "The server speaks only TLS 1.0 or 1.1",
        text: "An old system, or ssl_protocols that was never changed.",
        causes: ["tls-protocol-version"],
      },
      { title: "The client is too old", text: "And the server allows only TLS 1.3.", causes: ["tls-protocol-version"] },
    ],
    apart: [
      {
        like: "Version or not TLS at all?",
        tell: "“wrong version number” is not a version: the port does not speak TLS.",
      },
    ],
    related: ["tls-handshake-failure", "tls-not-tls"],
  }),
  failure("tls-client-cert-required", {
    slug: "tls-client-certificate-required",
    name: "Client certificate required",
    sentence: "The server wants a certificate from its client, and the client has none.",
    aliases: [
      "err-ssl-tlsv13-alert-certificate-required",
      "tls-client-cert-required",
      "mtls",
      "err-bad-ssl-client-auth-cert",
    ],
    meaning: [
      "Mostly it is an origin that accepts only its CDN. With TLS 1.3 the refusal comes after the handshake, so some programs see only a closed connection.",
    ],
    says: [
      {
        product: "Node.js",
        says: "alert certificate required (116); with fetch “other side closed”",
        means: "A demand for a certificate.",
      },
      { product: "nginx", says: "400 “No required SSL certificate was sent”", means: "The same, said in HTTP." },
      { product: "Chrome", says: "ERR_BAD_SSL_CLIENT_AUTH_CERT", means: "The same." },
    ],
    ways: [
      {
        title: "The origin accepts only its CDN",
        text: "And the check asks the origin.",
        causes: ["tls-client-cert-required"],
      },
      {
        title: "The client's certificate has ended",
        text: "Or is from an issuer that the server does not know.",
        causes: ["tls-client-cert-required", "tls-cert-expired"],
      },
    ],
    apart: [
      {
        like: "Demand or crash?",
        tell: "openssl s_client shows “Acceptable client certificate CA names” when one is wanted.",
      },
    ],
    related: ["tls-handshake-failure", "400", "520"],
  }),
  failure("tls-not-tls", {
    slug: "tls-not-tls",
    name: "The port does not speak TLS (wrong version number)",
    sentence: "The client began with TLS, and what came back was something else, mostly plain HTTP.",
    aliases: [
      "err-ssl-wrong-version-number",
      "wrong-version-number",
      "err-ssl-protocol-error",
      "ssl-error-rx-record-too-long",
      "err-ssl-packet-length-too-long",
    ],
    meaning: [
      "“Wrong version number” misleads: the client read the first bytes of an HTTP answer as a TLS record. Scheme or port is wrong, or TLS is switched off on that listener.",
    ],
    says: [
      { product: "Node.js, OpenSSL", says: "EPROTO … wrong version number; packet length too long", means: "Not TLS." },
      { product: "curl", says: "(35) … wrong version number", means: "Not TLS." },
      { product: "Chrome", says: "ERR_SSL_PROTOCOL_ERROR", means: "Not TLS, or broken TLS." },
      { product: "Firefox", says: "SSL_ERROR_RX_RECORD_TOO_LONG", means: "Not TLS." },
    ],
    ways: [
      { title: "https to a port of plain HTTP", text: "Such as 80 or 8080.", causes: ["tls-not-tls"] },
      { title: "The listener lost its TLS", text: "listen 443 without ssl after a change.", causes: ["tls-not-tls"] },
      {
        title: "A proxy of the client answers",
        text: "https:// as the scheme of the proxy itself, where http:// is right.",
        causes: ["tls-not-tls", "monitor-egress-proxy"],
      },
    ],
    apart: [{ like: "Not TLS or old TLS?", tell: "curl http://HOST:PORT/ answers when it is not TLS." }],
    related: ["plain-http-to-tls-port", "tls-protocol-version"],
  }),
  failure("http-to-tls-port", {
    slug: "plain-http-to-tls-port",
    name: "Plain HTTP to a TLS port",
    sentence: "The request came in plain HTTP to a port that speaks TLS.",
    aliases: ["http-to-tls-port", "http-to-https-port"],
    meaning: [
      "nginx, Apache and Go notice it and answer 400 with a sentence. Others close at once, and it looks like an empty reply.",
    ],
    says: [
      {
        product: "nginx",
        says: "400 “The plain HTTP request was sent to HTTPS port”",
        means: "Write https, or let the gateway in front do so.",
      },
      {
        product: "Apache",
        says: "400 “You're speaking plain HTTP to an SSL-enabled server port.”",
        means: "The same.",
      },
      {
        product: "Go (Caddy, Traefik)",
        says: "400 “Client sent an HTTP request to an HTTPS server.”",
        means: "The same.",
      },
      { product: "Node.js, HAProxy", says: "The connection is closed.", means: "The same, without a word." },
    ],
    ways: [
      { title: "The URL says http", text: "With the port of https.", causes: ["http-to-tls-port"] },
      {
        title: "A gateway speaks http to the app's TLS port",
        text: "proxy_pass http:// where https:// is right.",
        causes: ["upstream-protocol-mismatch"],
      },
    ],
    apart: [{ like: "The client or a gateway?", tell: "If your own URL is https, a gateway behind it speaks http." }],
    related: ["tls-not-tls", "400", "empty-reply"],
  }),
  failure("tls-reset", {
    slug: "tls-reset",
    name: "Reset in the TLS handshake",
    sentence: "The connection stood, and was broken off before TLS was agreed on.",
    aliases: ["client-network-socket-disconnected", "before-secure-tls-connection-was-established"],
    meaning: [
      "A filter that reads the name, a listener that wants the PROXY protocol first, a server that breaks off instead of saying that it does not know the name, or an overload.",
    ],
    says: [
      {
        product: "Node.js",
        says: "Client network socket disconnected before secure TLS connection was established",
        means: "Closed or reset in the handshake.",
      },
      { product: "curl", says: "(35) Recv failure: Connection reset by peer", means: "The same." },
    ],
    ways: [
      {
        title: "The server does not know the name",
        text: "And closes instead of saying so.",
        causes: ["tls-unrecognized-name", "tls-reset"],
      },
      { title: "A filter on the way", text: "It lets some names through and cuts others.", causes: ["tls-reset"] },
      {
        title: "The PROXY protocol is expected",
        text: "After a change at the load balancer.",
        causes: ["proxy-protocol-mismatch"],
      },
    ],
    apart: [{ like: "Filter or server?", tell: "Ask from another network." }],
    related: ["connection-reset", "tls-handshake-failure"],
  }),
  failure("tls-timeout", {
    slug: "tls-timeout",
    name: "TLS is not answered",
    sentence: "The connection stands at once, and the server does not answer the first message of TLS.",
    aliases: ["err-tls-handshake-timeout"],
    meaning: [
      "The kernel accepts connections even if the program is stuck. So a server that hangs looks like this, and so does a port of another protocol that waits for the client.",
    ],
    says: [
      {
        product: "Node.js",
        says: "ERR_TLS_HANDSHAKE_TIMEOUT; with fetch UND_ERR_CONNECT_TIMEOUT",
        means: "TLS was not answered; fetch does not tell it from TCP.",
      },
      { product: "curl", says: "(28) SSL connection timeout", means: "The same." },
      { product: "Go", says: "net/http: TLS handshake timeout", means: "The same, after 10 s." },
    ],
    ways: [
      {
        title: "The server is stuck or overloaded",
        text: "No worker takes the connection.",
        causes: ["tls-timeout", "app-overloaded"],
      },
      {
        title: "Large packets get lost",
        text: "The certificate does not fit through a tunnel with a small MTU.",
        causes: ["tls-timeout"],
      },
      { title: "The port does not speak TLS", text: "Another program waits there.", causes: ["tls-not-tls"] },
    ],
    timing: [{ seen: "TCP in milliseconds, then nothing", means: "This, and not a firewall that drops." }],
    apart: [{ like: "TCP or TLS?", tell: "nc connects at once." }],
    related: ["connection-timeout", "tls-not-tls"],
  }),
];
