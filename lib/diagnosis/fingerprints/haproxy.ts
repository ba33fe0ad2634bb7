import type { Product } from "@/lib/diagnosis/fingerprint";
import { among, brokenAnswer, lateHop } from "@/lib/diagnosis/priors";

const page = (title: string): string => `<html><body><h1>${title}`;

export const haproxy: Product = {
  id: "haproxy",
  name: "HAProxy",
  layer: "proxy",
  source: "seen on HAProxy 2.6; its built-in error files",
  // Its own answers have neither date nor name, which every application server writes.
  relays: [
    { headers: { "cache-control": "no-cache", "content-type": "text/html" }, absent: ["server", "date", "via"] },
  ],
  pages: [
    {
      id: "haproxy-503",
      status: [503],
      bodyStarts: page("503 service unavailable</h1> no server is available to handle this request"),
      causes: among(["no-healthy-upstream", "upstream-refused", "upstream-connect-timeout"], {
        "no-healthy-upstream": 8,
      }),
      // Unless it is told otherwise it tries three times more, a second apart.
      bySeconds: {
        3: {
          "upstream-refused": 40,
          "upstream-tls-handshake": 14,
          "upstream-protocol-mismatch": 9,
          "upstream-tls-expired": 8,
          "upstream-tls-untrusted": 8,
          "upstream-connect-timeout": 5,
          "proxy-overloaded": 5,
          "upstream-unreachable": 5,
          "upstream-tls-wrong-host": 2,
          "no-healthy-upstream": 2,
        },
      },
      byPace: {
        // A server that is known to be down is not tried.
        instant: {
          "no-healthy-upstream": 34,
          "upstream-refused": 15,
          "proxy-configured-status": 10,
          "upstream-socket-missing": 7,
          "upstream-socket-permission": 7,
          "upstream-dns-failure": 7,
          "upstream-tls-wrong-host": 6,
          "upstream-tls-untrusted": 4,
          "upstream-tls-handshake": 4,
          "upstream-tls-expired": 3,
          // No route is told at once, a host that does not answer later.
          "upstream-unreachable": 7,
          "upstream-protocol-mismatch": 3,
        },
        // Its limits are times the number of tries; a queue has a limit of its own.
        late: {
          "upstream-connect-timeout": 32,
          "upstream-unreachable": 28,
          "proxy-overloaded": 22,
          "upstream-refused": 14,
          "upstream-tls-handshake": 4,
        },
        round: {
          "upstream-connect-timeout": 30,
          "proxy-overloaded": 30,
          "upstream-unreachable": 22,
          "upstream-refused": 13,
          "upstream-tls-handshake": 5,
        },
      },
    },
    {
      id: "haproxy-502",
      status: [502],
      bodyStarts: page("502 bad gateway</h1> the server returned an invalid or incomplete response"),
      causes: {
        ...among(brokenAnswer),
        "upstream-tls-handshake": 3,
        "response-truncated": 3,
        "proxy-forbidden": 3,
        "proxy-configured-status": 3,
      },
    },
    {
      id: "haproxy-504",
      status: [504],
      bodyStarts: page("504 gateway time-out</h1> the server didn't respond in time"),
      causes: { ...among(lateHop, { "upstream-connect-timeout": 0.05 }), "proxy-configured-status": 4 },
    },
    {
      id: "haproxy-500",
      status: [500],
      bodyStarts: page("500 internal server error</h1> an internal server error"),
      causes: { "proxy-forbidden": 40, "proxy-configured-status": 25, "proxy-error": 20, "proxy-config-error": 15 },
      byPace: {
        instant: { "proxy-configured-status": 45, "proxy-error": 30, "proxy-config-error": 25 },
        round: { "proxy-forbidden": 80, "proxy-error": 20 },
      },
    },
    {
      id: "haproxy-403",
      status: [403],
      bodyStarts: page("403 forbidden</h1> request forbidden by administrative rules"),
      causes: { "proxy-forbidden": 65, "proxy-configured-status": 35 },
    },
    {
      id: "haproxy-429",
      status: [429],
      bodyStarts: page("429 too many requests</h1> you have sent too many requests"),
      causes: { "proxy-rate-limited": 65, "proxy-configured-status": 35 },
    },
    {
      id: "haproxy-408",
      status: [408],
      bodyStarts: page("408 request time-out</h1>"),
      causes: { "slow-request": 60, "proxy-configured-status": 40 },
      byPace: { instant: { "proxy-configured-status": 70, "slow-request": 30 } },
    },
    {
      id: "haproxy-400",
      status: [400],
      bodyStarts: page("400 bad request</h1> your browser sent an invalid request"),
      causes: { "bad-request-sent": 52, "request-header-too-large": 22, "proxy-configured-status": 26 },
    },
    {
      id: "haproxy-401",
      status: [401, 407],
      bodyStarts: page("40"),
      body: ["you need a valid user and password to access this content"],
      causes: { "proxy-auth-required": 60, "proxy-configured-status": 40 },
    },
    {
      id: "haproxy-other",
      status: ["4xx", "5xx"],
      bodyStarts: "<html><body><h1>",
      headers: { "cache-control": "no-cache", "content-type": "text/html" },
      absent: ["server", "date"],
      strength: 20,
      causes: { "proxy-configured-status": 80, "proxy-not-found": 10, "proxy-error": 10 },
    },
  ],
};
