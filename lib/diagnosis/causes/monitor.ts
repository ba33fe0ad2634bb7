import type { Cause } from "@/lib/diagnosis/cause";
import { askByHand, fixUrl, worker } from "@/lib/diagnosis/causes/steps";

/** The checking side itself, or the request as the check makes it. */
export const monitorCauses = {
  "monitor-bad-url": {
    layer: "monitor",
    words: "the URL cannot be checked",
    retryHelps: false,
    steps: [
      fixUrl,
      {
        text: "Public addresses can be checked; others only where the operator allows them with PROBE_ALLOW_PRIVATE.",
        command: null,
      },
    ],
  },
  "monitor-blocked-port": {
    layer: "monitor",
    words: "checks may not connect to this port or address",
    retryHelps: false,
    steps: [
      { text: "Allow the address range with PROBE_ALLOW_PRIVATE if this installation is yours.", command: null },
      fixUrl,
    ],
  },
  "monitor-out-of-fds": {
    layer: "monitor",
    words: "the monitor ran out of file descriptors",
    retryHelps: true,
    steps: [{ text: "Raise the limit of open files for the worker.", command: "ulimit -n" }, worker],
  },
  "monitor-out-of-ports": {
    layer: "monitor",
    words: "the monitor ran out of local ports",
    retryHelps: true,
    steps: [{ text: "Look at the sockets in use.", command: "ss -s" }, worker],
  },
  "monitor-no-network": {
    layer: "monitor",
    words: "the monitor has lost its network",
    retryHelps: true,
    steps: [
      { text: "Try two unrelated addresses from the machine that checks.", command: "curl -sI https://example.com" },
      worker,
    ],
  },
  "monitor-aborted": {
    layer: "monitor",
    words: "the monitor broke the check off",
    retryHelps: true,
    steps: [worker, askByHand],
  },
  "monitor-local-address": {
    layer: "monitor",
    words: "the configured source address cannot be used",
    retryHelps: false,
    steps: [{ text: "Look at the source address in the worker's configuration.", command: "ip address" }, worker],
  },
  "monitor-egress-proxy": {
    layer: "monitor",
    words: "the monitor's own outgoing proxy made the answer",
    retryHelps: false,
    steps: [
      { text: "Look at that proxy's log.", command: null },
      { text: "Check without it.", command: "curl -sv --noproxy '*' -o /dev/null URL" },
    ],
  },
  "bad-request-sent": {
    layer: "monitor",
    words: "the server rejects the request as the check sends it",
    retryHelps: false,
    steps: [{ text: "Look at the method, headers and body of the check.", command: null }, askByHand],
  },
  "request-header-too-large": {
    layer: "monitor",
    words: "the request headers are too large",
    retryHelps: false,
    steps: [{ text: "Shorten the headers and cookies of the check.", command: null }, askByHand],
  },
  "request-uri-too-long": {
    layer: "monitor",
    words: "the URL is too long",
    retryHelps: false,
    steps: [{ text: "Shorten the URL of the check.", command: null }, fixUrl],
  },
  "request-body-too-large": {
    layer: "monitor",
    words: "the request body is too large",
    retryHelps: false,
    steps: [
      {
        text: "Shorten the body of the check, or raise the limit.",
        command: "grep -rn client_max_body_size /etc/nginx",
      },
      askByHand,
    ],
  },
  "slow-request": {
    layer: "monitor",
    words: "the request was not sent in time",
    retryHelps: true,
    steps: [{ text: "Look at the load of the machine that checks.", command: null }, worker],
  },
} as const satisfies Record<string, Cause>;
