import type { Fault } from "@/e2e/lab/fault";

/** The gateway's connection to the app fails, or ends too early. */
export const connectionFaults: readonly Fault[] = [
  { id: "port-closed", setting: "plain", behind: (apps) => apps.closed, cause: "upstream-refused" },
  // The app runs, but one port further on.
  { id: "wrong-port", setting: "plain", behind: (apps) => apps.besideApp, cause: "upstream-refused" },
  { id: "starting-up", setting: "plain", behind: (apps) => apps.starting, cause: "upstream-refused" },
  { id: "host-unreachable", setting: "plain", behind: (apps) => apps.unreachable, cause: "upstream-unreachable" },
  { id: "packets-dropped", setting: "plain", behind: (apps) => apps.deaf, cause: "upstream-connect-timeout" },
  { id: "accept-and-close", setting: "plain", behind: (apps) => apps.closing, cause: "upstream-closed-early" },
  { id: "reset", setting: "plain", behind: (apps) => apps.resetting, cause: "upstream-reset" },
  { id: "never-answers", setting: "plain", behind: (apps) => apps.silent, cause: "upstream-read-timeout" },
  {
    id: "memory-limit",
    setting: "plain",
    behind: (apps, gateway) => apps.memoryHog(gateway),
    cause: "app-worker-killed",
  },
];
