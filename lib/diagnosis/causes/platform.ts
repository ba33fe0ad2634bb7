import type { Cause } from "@/lib/diagnosis/cause";

/** What a hosting platform's router says. */
export const platformCauses = {
  "platform-app-crashed": {
    layer: "platform",
    words: "the app crashed or did not start",
    verb: "finds the app crashed",
  },
  "platform-request-timeout": {
    layer: "platform",
    words: "the app took longer than the platform waits",
    verb: "waits in vain for the app",
  },
  "platform-no-instance": {
    layer: "platform",
    words: "the platform has no instance running",
    verb: "has no instance running",
  },
  "platform-app-not-found": {
    layer: "platform",
    words: "the platform knows no app under this name",
    verb: "knows no such app",
  },
  "platform-no-route": {
    layer: "platform",
    words: "the platform has no route for this host or path",
    verb: "has no route for this",
  },
  "platform-function-error": {
    layer: "platform",
    words: "the function failed",
    verb: "saw the function fail",
  },
  "platform-function-timeout": {
    layer: "platform",
    words: "the function took too long",
    verb: "saw the function run out of time",
  },
  "platform-quota": {
    layer: "platform",
    words: "a limit of the plan is reached",
    verb: "has a limit reached",
  },
  "platform-suspended": {
    layer: "platform",
    words: "the app is stopped or suspended",
    verb: "has the app suspended",
  },
  "platform-maintenance": {
    layer: "platform",
    words: "the app is in maintenance at the platform",
    verb: "has the app in maintenance",
  },
  "platform-config-error": {
    layer: "platform",
    words: "the routing at the platform is broken",
    verb: "has broken routing",
  },
  "platform-internal-error": {
    layer: "platform",
    words: "the platform itself failed",
    verb: "fails by itself",
  },
} as const satisfies Record<string, Cause>;
