import type { Cause } from "@/lib/diagnosis/cause";
import { askByHand, path, tryPort } from "@/lib/diagnosis/causes/steps";

/** No connection comes about between the monitor and the address. */
export const networkCauses = {
  "tcp-refused": {
    layer: "network",
    words: "nothing accepts connections on that port",
    retryHelps: false,
    steps: [
      { text: "On the server, look whether the program listens on that port.", command: "ss -ltnp | grep ':PORT '" },
      tryPort,
      { text: "Look for a firewall rule that rejects.", command: null },
    ],
  },
  "tcp-timeout": {
    layer: "network",
    words: "nothing answers there: a firewall drops the packets, or the host is down",
    retryHelps: true,
    steps: [tryPort, path, { text: "Look at the firewall or security group.", command: null }],
  },
  "tcp-host-unreachable": {
    layer: "network",
    words: "the host cannot be reached",
    retryHelps: false,
    steps: [path, { text: "Look for a firewall that rejects, and whether the host is up.", command: null }],
  },
  "tcp-net-unreachable": {
    layer: "network",
    words: "there is no route to the network",
    retryHelps: false,
    steps: [
      { text: "Look whether the name has IPv6 addresses only.", command: "dig HOST A; dig HOST AAAA" },
      {
        text: "Look at the route from the machine that checks.",
        command: "ip route get $(dig +short HOST | tail -n 1)",
      },
    ],
  },
  "conn-reset": {
    layer: "unknown",
    words: "the connection was reset before an answer",
    retryHelps: true,
    steps: [askByHand, { text: "Look at the logs of the proxy and the application at that second.", command: null }],
  },
} as const satisfies Record<string, Cause>;
