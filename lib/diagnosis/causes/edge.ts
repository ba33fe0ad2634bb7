import type { Cause } from "@/lib/diagnosis/cause";
import { edgeStatus, exempt, pastEdge, resolveBoth, usersToo } from "@/lib/diagnosis/causes/steps";

/** What a CDN or shield decides itself. */
export const edgeCauses = {
  "edge-origin-bad-response": {
    layer: "edge",
    seen: "it got no valid answer from what stands behind it",
    words: "the origin's answer is empty, broken or too large",
    verb: "gets a broken answer from the origin",
    retryHelps: true,
    steps: [pastEdge, { text: "Look at the origin's log and at the size of its headers.", command: null }],
  },
  "edge-tunnel-down": {
    layer: "edge",
    words: "the tunnel to the origin is not connected",
    verb: "has no tunnel to the origin",
    retryHelps: true,
    steps: [
      { text: "Look at the tunnel's connector on the origin.", command: "systemctl status cloudflared" },
      edgeStatus,
    ],
  },
  "edge-internal-error": {
    layer: "edge",
    words: "the CDN itself failed",
    verb: "fails by itself",
    retryHelps: true,
    steps: [edgeStatus, pastEdge],
  },
  "edge-waf-block": {
    layer: "edge",
    words: "a rule of the CDN blocks the monitor",
    verb: "blocks the monitor",
    retryHelps: false,
    steps: [usersToo, { text: "Exempt the monitor in the rules of the CDN.", command: null }, pastEdge],
  },
  "edge-challenge": {
    layer: "edge",
    words: "the CDN demands a challenge",
    verb: "demands a challenge",
    retryHelps: false,
    steps: [usersToo, { text: "Exempt the monitor, or check a path without a challenge.", command: null }],
  },
  "edge-rate-limited": {
    layer: "edge",
    words: "the CDN limits the rate",
    verb: "limits the rate",
    retryHelps: true,
    steps: [exempt, usersToo],
  },
  "edge-config-error": {
    layer: "edge",
    words: "the domain is not set up right at the CDN",
    verb: "does not know this host",
    retryHelps: false,
    steps: [{ text: "Look at the domain's settings at the CDN.", command: null }, resolveBoth],
  },
} as const satisfies Record<string, Cause>;
