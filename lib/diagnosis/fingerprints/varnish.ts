import type { Product } from "@/lib/diagnosis/fingerprint";
import { among, brokenHop, lateHop } from "@/lib/diagnosis/priors";

export const varnish: Product = {
  id: "varnish",
  name: "Varnish",
  layer: "proxy",
  source: "seen on Varnish 7.1.1; builtin.vcl",
  relays: [{ headers: { "x-varnish": "" } }, { headers: { via: "varnish" } }],
  pages: [
    {
      id: "varnish-503-fetch",
      status: [503],
      body: ["backend fetch failed", "guru meditation"],
      // It resolves names when it reads its configuration, and speaks to its backends without TLS.
      causes: among([...brokenHop, ...lateHop], {
        "no-healthy-upstream": 2.5,
        "upstream-bad-response": 1.4,
        // max_connections is met without a queue.
        "proxy-overloaded": 2.5,
        "upstream-dns-failure": 0.15,
        "upstream-tls-handshake": 0.1,
        "upstream-tls-untrusted": 0.1,
        "upstream-tls-expired": 0.1,
        "upstream-tls-wrong-host": 0.1,
      }),
    },
    {
      id: "varnish-vcl-failed",
      status: [503],
      body: ["vcl failed", "guru meditation"],
      strength: 60,
      causes: { "proxy-config-error": 1 },
    },
    {
      id: "varnish-503-synth",
      status: [503],
      body: ["error 503", "guru meditation"],
      strength: 40,
      causes: { "proxy-configured-status": 60, "proxy-config-error": 40 },
    },
    {
      id: "varnish-400",
      status: [400],
      body: ["guru meditation"],
      causes: { "bad-request-sent": 75, "proxy-configured-status": 25 },
    },
    { id: "varnish-403", status: [403], body: ["guru meditation"], causes: { "proxy-forbidden": 1 } },
    {
      id: "varnish-other",
      status: ["4xx", "5xx"],
      body: ["guru meditation", "varnish cache server"],
      strength: 20,
      causes: { "proxy-configured-status": 70, "proxy-not-found": 15, "proxy-error": 15 },
    },
  ],
};
