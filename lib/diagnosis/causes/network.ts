import type { Cause } from "@/lib/diagnosis/cause";

/** No connection comes about between the monitor and the address. */
export const networkCauses = {
  "tcp-refused": {
    layer: "network",
    words: "nothing accepts connections on that port",
  },
  "tcp-timeout": {
    layer: "network",
    words: "nothing answers there: a firewall drops the packets, or the host is down",
  },
  "tcp-host-unreachable": {
    layer: "network",
    words: "the host cannot be reached",
  },
  "tcp-net-unreachable": {
    layer: "network",
    words: "there is no route to the network",
  },
  "conn-reset": {
    layer: "unknown",
    words: "the connection was reset before an answer",
  },
} as const satisfies Record<string, Cause>;
