import type { Fault } from "@/e2e/lab/fault";

/** The gateway's connection to the app fails, or ends too early. */
export const connectionFaults: readonly Fault[] = [
  { id: "port-closed", setting: "plain", behind: (apps) => apps.closed, cause: "upstream-refused" },
  // The app runs, but one port further on.
  {
    id: "wrong-port",
    setting: "plain",
    behind: (apps) => apps.besideApp,
    watched: (apps) => apps.app,
    cause: "upstream-refused",
    untold: {
      haproxy: "one state for every connection that did not come about",
      squid: "a peer that is known to be down is not asked",
    },
  },
  { id: "starting-up", setting: "plain", behind: (apps) => apps.starting, cause: "upstream-refused" },
  {
    id: "host-unreachable",
    setting: "plain",
    behind: (apps) => apps.unreachable,
    cause: "upstream-unreachable",
    untold: {
      haproxy: "one state for every connection that did not come about",
      squid: "a peer that is known to be down is not asked",
    },
  },
  {
    id: "packets-dropped",
    setting: "plain",
    behind: (apps) => apps.deaf,
    cause: "upstream-connect-timeout",
    untold: { squid: "a peer that is known to be down is not asked" },
  },
  {
    id: "accept-and-close",
    setting: "plain",
    behind: (apps) => apps.closing,
    cause: "upstream-closed-early",
    // Closed with a request unread is a reset on the wire.
    alsoInside: ["upstream-reset"],
    untold: {
      varnish: "one state for every connection that ended",
      haproxy: "one state for every connection that ended",
      squid: "one error for whatever a read ends with",
    },
  },
  {
    id: "reset",
    setting: "plain",
    behind: (apps) => apps.resetting,
    cause: "upstream-reset",
    untold: {
      varnish: "one state for every connection that ended",
      haproxy: "one state for every connection that ended",
      squid: "one error for whatever a read ends with",
    },
  },
  { id: "never-answers", setting: "plain", behind: (apps) => apps.silent, cause: "upstream-read-timeout" },
  {
    id: "memory-limit",
    setting: "plain",
    behind: (apps, gateway) => apps.memoryHog(gateway),
    appLog: (apps, gateway) => apps.memoryHogLog(gateway),
    cause: "app-worker-killed",
  },
];
