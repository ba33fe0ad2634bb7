import type { Fingerprint, StatusMeaning } from "@/lib/diagnosis/fingerprint";

const refusing: StatusMeaning["causes"] = [
  ["upstream-refused", 0.5],
  ["upstream-closed-early", 0.1],
  ["upstream-reset", 0.08],
  ["no-healthy-upstream", 0.08],
  ["upstream-socket-missing", 0.05],
  ["upstream-bad-response", 0.05],
  ["upstream-header-too-large", 0.05],
  ["upstream-dns-failure", 0.03],
  ["upstream-tls-handshake", 0.03],
  ["upstream-protocol-mismatch", 0.03],
];
const waiting: StatusMeaning["causes"] = [
  ["upstream-read-timeout", 0.75],
  ["upstream-connect-timeout", 0.25],
];
const broken: StatusMeaning["causes"] = [
  ["upstream-closed-early", 0.4],
  ["upstream-reset", 0.2],
  ["upstream-bad-response", 0.2],
  ["upstream-header-too-large", 0.1],
  ["upstream-keepalive-race", 0.1],
];
const own = (status: number, cause: string): StatusMeaning => ({ status: [status, status], causes: [[cause, 1]] });
const denied = [
  own(401, "proxy-auth-required"),
  own(403, "proxy-forbidden"),
  own(404, "proxy-not-found"),
  own(429, "proxy-rate-limited"),
  own(413, "request-body-too-large"),
  own(414, "request-uri-too-long"),
];

const nginxMeanings: readonly StatusMeaning[] = [
  { status: [502, 502], pace: "instant", causes: refusing },
  {
    status: [502, 502],
    pace: "slow",
    causes: [
      ["upstream-dns-failure", 0.35],
      ["upstream-closed-early", 0.35],
      ["upstream-reset", 0.3],
    ],
  },
  { status: [504, 504], causes: waiting },
  {
    status: [503, 503],
    causes: [
      ["proxy-rate-limited", 0.4],
      ["proxy-overloaded", 0.3],
      ["proxy-configured-status", 0.3],
    ],
  },
  {
    status: [500, 500],
    causes: [
      ["proxy-config-error", 0.6],
      ["proxy-auth-backend-down", 0.4],
    ],
  },
  ...denied,
];

/** Reverse proxies and load balancers that people run themselves. */
export const proxies: readonly Fingerprint[] = [
  {
    product: "OpenResty",
    layer: "proxy",
    page: /<hr><center>openresty(\/[\d.]+)?<\/center>/i,
    meanings: nginxMeanings,
    source: "built-in error page of OpenResty, a build of nginx",
  },
  {
    product: "nginx",
    layer: "proxy",
    page: /<center><h1>\d{3} [^<]*<\/h1><\/center>\s*<hr><center>nginx(\/[\d.]+)?( \([^)]*\))?<\/center>/i,
    meanings: nginxMeanings,
    source: "built-in error page, recorded with nginx 1.22",
  },
  {
    product: "HAProxy",
    layer: "proxy",
    page: /<html><body><h1>\d{3} [^<]*<\/h1>\s*(No server is available to handle this request\.|The server returned an invalid or incomplete response\.|The server didn't respond in time\.|Your browser sent an invalid request\.|Request forbidden by administrative rules\.|You have sent too many requests|An internal server error occurred\.|The resource could not be found\.)/i,
    meanings: [
      {
        status: [503, 503],
        pace: "instant",
        causes: [
          ["no-healthy-upstream", 0.8],
          ["upstream-dns-failure", 0.1],
          ["upstream-refused", 0.1],
        ],
      },
      {
        status: [503, 503],
        pace: "slow",
        causes: [
          ["upstream-refused", 0.5],
          ["upstream-connect-timeout", 0.2],
          ["upstream-tls-handshake", 0.15],
          ["proxy-overloaded", 0.15],
        ],
      },
      { status: [502, 502], causes: broken },
      { status: [504, 504], causes: [["upstream-read-timeout", 1]] },
      {
        status: [500, 500],
        causes: [
          ["proxy-configured-status", 0.6],
          ["proxy-forbidden", 0.4],
        ],
      },
      ...denied,
    ],
    source: "built-in error pages, recorded with HAProxy 2.6",
  },
  {
    product: "Apache",
    layer: "proxy",
    page: /<title>(502 Proxy Error|502 Bad Gateway|503 Service Unavailable|504 Gateway Timeout|500 Proxy Error)<\/title>[\s\S]*(proxy server|temporarily unable to service|gateway did not receive|<address>Apache)/i,
    meanings: [
      {
        status: [503, 503],
        pace: "instant",
        causes: [
          ["upstream-refused", 0.55],
          ["no-healthy-upstream", 0.2],
          ["upstream-socket-missing", 0.15],
          ["proxy-configured-status", 0.1],
        ],
      },
      {
        status: [503, 503],
        pace: "slow",
        causes: [
          ["upstream-connect-timeout", 0.6],
          ["proxy-overloaded", 0.4],
        ],
      },
      {
        status: [502, 502],
        pace: "slow",
        causes: [
          ["upstream-read-timeout", 0.8],
          ["upstream-dns-failure", 0.2],
        ],
      },
      { status: [502, 502], pace: "instant", causes: broken },
      { status: [504, 504], causes: waiting },
      {
        status: [500, 500],
        causes: [
          ["upstream-tls-handshake", 0.5],
          ["upstream-dns-failure", 0.3],
          ["proxy-config-error", 0.2],
        ],
      },
    ],
    source: "built-in error pages of mod_proxy, recorded with Apache 2.4",
  },
  {
    product: "Envoy",
    layer: "proxy",
    page: /^(upstream connect error or disconnect\/reset before headers|no healthy upstream|upstream request timeout|local_rate_limited)/,
    meanings: [
      {
        status: [503, 503],
        causes: [
          ["upstream-refused", 0.5],
          ["upstream-reset", 0.2],
          ["no-healthy-upstream", 0.2],
          ["upstream-connect-timeout", 0.1],
        ],
      },
      { status: [504, 504], causes: [["upstream-read-timeout", 1]] },
      own(429, "proxy-rate-limited"),
    ],
    source: "local replies of Envoy's router",
  },
  {
    product: "Varnish",
    layer: "proxy",
    page: /Guru Meditation/i,
    meanings: [
      {
        status: [503, 503],
        pace: "instant",
        causes: [
          ["upstream-refused", 0.5],
          ["no-healthy-upstream", 0.2],
          ["upstream-reset", 0.15],
          ["upstream-closed-early", 0.15],
        ],
      },
      {
        status: [503, 503],
        pace: "slow",
        causes: [
          ["upstream-read-timeout", 0.8],
          ["upstream-connect-timeout", 0.2],
        ],
      },
    ],
    source: "built-in synthetic page, recorded with Varnish 7",
  },
  {
    product: "Traefik",
    layer: "proxy",
    page: /^(no available server|Bad Gateway|Gateway Timeout)\s*$/,
    meanings: [
      { status: [502, 502], causes: refusing },
      { status: [503, 503], causes: [["no-healthy-upstream", 1]] },
      { status: [504, 504], causes: waiting },
    ],
    source: "plain-text replies of Traefik",
  },
  {
    product: "Kong",
    layer: "proxy",
    header: [["x-kong-response-latency", /./]],
    meanings: [
      { status: [502, 502], causes: refusing },
      {
        status: [503, 503],
        causes: [
          ["no-healthy-upstream", 0.7],
          ["upstream-dns-failure", 0.3],
        ],
      },
      { status: [504, 504], causes: waiting },
    ],
    source: "header that Kong sets on answers of its own",
  },
  {
    product: "AWS ALB",
    layer: "proxy",
    header: [["server", /^awselb\/2\.0$/i]],
    meanings: [
      {
        status: [502, 502],
        causes: [
          ["upstream-closed-early", 0.35],
          ["upstream-reset", 0.25],
          ["upstream-refused", 0.25],
          ["upstream-bad-response", 0.15],
        ],
      },
      { status: [503, 503], causes: [["no-healthy-upstream", 1]] },
      { status: [504, 504], causes: waiting },
    ],
    source: "Elastic Load Balancing, troubleshooting of Application Load Balancers",
  },
  {
    product: "Azure Application Gateway",
    layer: "proxy",
    page: /<center>Microsoft-Azure-Application-Gateway\/v2<\/center>/i,
    meanings: [
      {
        status: [502, 502],
        causes: [
          ["no-healthy-upstream", 0.6],
          ["upstream-refused", 0.4],
        ],
      },
      { status: [504, 504], causes: waiting },
      { status: [403, 403], causes: [["proxy-forbidden", 1]] },
    ],
    source: "built-in error page",
  },
];
