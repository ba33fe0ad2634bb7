import type { Cause } from "@/lib/diagnosis/cause";

/** The checking side itself, or the request as the check makes it. */
export const monitorCauses = {
  "monitor-bad-url": {
    layer: "monitor",
    words: "the URL cannot be checked",
  },
  "monitor-blocked-port": {
    layer: "monitor",
    words: "checks may not connect to this port or address",
  },
  "monitor-out-of-fds": {
    layer: "monitor",
    words: "the monitor ran out of file descriptors",
  },
  "monitor-out-of-ports": {
    layer: "monitor",
    words: "the monitor ran out of local ports",
  },
  "monitor-no-network": {
    layer: "monitor",
    words: "the monitor has lost its network",
  },
  "monitor-aborted": {
    layer: "monitor",
    words: "the monitor broke the check off",
  },
  "monitor-local-address": {
    layer: "monitor",
    words: "the configured source address cannot be used",
  },
  "monitor-egress-proxy": {
    layer: "monitor",
    words: "the monitor's own outgoing proxy made the answer",
  },
  "bad-request-sent": {
    layer: "monitor",
    words: "the server rejects the request as the check sends it",
  },
  "request-header-too-large": {
    layer: "monitor",
    words: "the request headers are too large",
  },
  "request-uri-too-long": {
    layer: "monitor",
    words: "the URL is too long",
  },
  "request-body-too-large": {
    layer: "monitor",
    words: "the request body is too large",
  },
  "slow-request": {
    layer: "monitor",
    words: "the request was not sent in time",
  },
} as const satisfies Record<string, Cause>;
