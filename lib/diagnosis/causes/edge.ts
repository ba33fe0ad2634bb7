import type { Cause } from "@/lib/diagnosis/cause";

/** What a CDN or shield decides itself. */
export const edgeCauses = {
  "edge-origin-bad-response": {
    layer: "edge",
    seen: "it got no valid answer from what stands behind it",
    words: "the origin's answer is empty, broken or too large",
    verb: "gets a broken answer from the origin",
  },
  "edge-tunnel-down": {
    layer: "edge",
    words: "the tunnel to the origin is not connected",
    verb: "has no tunnel to the origin",
  },
  "edge-internal-error": {
    layer: "edge",
    words: "the CDN itself failed",
    verb: "fails by itself",
  },
  "edge-waf-block": {
    layer: "edge",
    words: "a rule of the CDN blocks the monitor",
    verb: "blocks the monitor",
  },
  "edge-challenge": {
    layer: "edge",
    words: "the CDN demands a challenge",
    verb: "demands a challenge",
  },
  "edge-rate-limited": {
    layer: "edge",
    words: "the CDN limits the rate",
    verb: "limits the rate",
  },
  "edge-config-error": {
    layer: "edge",
    words: "the domain is not set up right at the CDN",
    verb: "does not know this host",
  },
} as const satisfies Record<string, Cause>;
