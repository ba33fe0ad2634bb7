import type { Product } from "@/lib/diagnosis/fingerprint";
import { among } from "@/lib/diagnosis/priors";

const page = (title: string): readonly string[] => ['<?xml version="1.0" encoding="iso-8859-1"?>', `<h1>${title}</h1>`];

export const lighttpd: Product = {
  id: "lighttpd",
  name: "lighttpd",
  layer: "proxy",
  signsHeader: true,
  source: "seen on lighttpd 1.4.69",
  relays: [{ headers: { server: "lighttpd" } }],
  pages: [
    {
      id: "lighttpd-503",
      status: [503],
      body: page("503 service unavailable"),
      causes: {
        ...among([
          "upstream-refused",
          "upstream-socket-missing",
          "upstream-socket-permission",
          "upstream-connect-timeout",
        ]),
        "no-healthy-upstream": 10,
        "upstream-unreachable": 6,
      },
    },
    {
      id: "lighttpd-500",
      status: [500],
      body: page("500 internal server error"),
      causes: {
        "upstream-closed-early": 30,
        "upstream-reset": 22,
        "app-worker-killed": 14,
        "upstream-protocol-mismatch": 14,
        "upstream-bad-response": 10,
        "upstream-unreachable": 10,
        "proxy-config-error": 10,
        "proxy-error": 4,
      },
    },
    {
      id: "lighttpd-502",
      status: [502],
      body: page("502 bad gateway"),
      causes: { "upstream-bad-response": 60, "upstream-header-too-large": 40 },
    },
    { id: "lighttpd-504", status: [504], body: page("504 gateway timeout"), causes: { "upstream-read-timeout": 1 } },
    {
      id: "lighttpd-404",
      status: [404],
      body: page("404 not found"),
      causes: { "proxy-not-found": 95, "response-truncated": 5 },
      // Its way of saying that an answer stalled in the middle.
      byPace: { round: { "response-truncated": 85, "proxy-not-found": 15 } },
    },
    { id: "lighttpd-403", status: [403], body: page("403 forbidden"), causes: { "proxy-forbidden": 1 } },
    { id: "lighttpd-401", status: [401], body: page("401 unauthorized"), causes: { "proxy-auth-required": 1 } },
    {
      id: "lighttpd-400",
      status: [400, 417],
      body: ['<?xml version="1.0" encoding="iso-8859-1"?>', "<h1>4"],
      causes: { "bad-request-sent": 1 },
    },
    { id: "lighttpd-413", status: [413], body: page("413 payload too large"), causes: { "request-body-too-large": 1 } },
    {
      id: "lighttpd-431",
      status: [431],
      body: ['<?xml version="1.0" encoding="iso-8859-1"?>', "<h1>431 "],
      causes: { "request-header-too-large": 1 },
    },
  ],
};
