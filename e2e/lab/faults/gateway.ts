import type { Fault } from "@/e2e/lab/fault";

/** What the gateway decides itself. */
export const gatewayFaults: readonly Fault[] = [
  {
    id: "all-down",
    setting: "group",
    behind: (apps) => apps.closed,
    cause: "no-healthy-upstream",
    before: "prime",
    // That is why none is healthy.
    alsoInside: ["upstream-refused"],
  },
  {
    id: "queue-full",
    setting: "queue",
    behind: (apps) => apps.slow,
    cause: "proxy-overloaded",
    before: "hold",
    untold: { caddy: "it says the same of upstreams that are down", squid: "it says the same of peers that are down" },
  },
  { id: "rate-limit", setting: "rate", behind: (apps) => apps.app, cause: "proxy-rate-limited", before: "prime" },
];
