import type { Cause } from "@/lib/diagnosis/cause";
import { fixUrl, headers, lastRelease, platformLog, resolveBoth, slow } from "@/lib/diagnosis/causes/steps";

/** What a hosting platform's router says. */
export const platformCauses = {
  "platform-app-crashed": {
    layer: "platform",
    words: "the app crashed or did not start",
    verb: "finds the app crashed",
    retryHelps: true,
    steps: [
      platformLog,
      lastRelease,
      { text: "Look whether it listens on the port that the platform gives it.", command: null },
    ],
  },
  "platform-request-timeout": {
    layer: "platform",
    words: "the app took longer than the platform waits",
    verb: "waits in vain for the app",
    retryHelps: false,
    steps: [platformLog, slow],
  },
  "platform-no-instance": {
    layer: "platform",
    words: "the platform has no instance running",
    verb: "has no instance running",
    retryHelps: true,
    steps: [{ text: "Look at the number of instances, and whether it sleeps.", command: null }, platformLog],
  },
  "platform-app-not-found": {
    layer: "platform",
    words: "the platform knows no app under this name",
    verb: "knows no such app",
    retryHelps: false,
    steps: [{ text: "Look whether the domain is attached to the app.", command: null }, resolveBoth],
  },
  "platform-no-route": {
    layer: "platform",
    words: "the platform has no route for this host or path",
    verb: "has no route for this",
    retryHelps: false,
    steps: [{ text: "Look at the rules for host and path.", command: null }, fixUrl],
  },
  "platform-function-error": {
    layer: "platform",
    words: "the function failed",
    verb: "saw the function fail",
    retryHelps: false,
    steps: [{ text: "Read the function's log.", command: null }, lastRelease],
  },
  "platform-function-timeout": {
    layer: "platform",
    words: "the function took too long",
    verb: "saw the function run out of time",
    retryHelps: false,
    steps: [{ text: "Read the function's log.", command: null }, slow],
  },
  "platform-quota": {
    layer: "platform",
    words: "a limit of the plan is reached",
    verb: "has a limit reached",
    retryHelps: true,
    steps: [{ text: "Look at usage and limits of the plan.", command: null }, platformLog],
  },
  "platform-suspended": {
    layer: "platform",
    words: "the app is stopped or suspended",
    verb: "has the app suspended",
    retryHelps: false,
    steps: [{ text: "Look at billing, and start the app.", command: null }, platformLog],
  },
  "platform-maintenance": {
    layer: "platform",
    words: "the app is in maintenance at the platform",
    verb: "has the app in maintenance",
    retryHelps: true,
    steps: [{ text: "Look whether maintenance was left on.", command: null }, lastRelease],
  },
  "platform-config-error": {
    layer: "platform",
    words: "the routing at the platform is broken",
    verb: "has broken routing",
    retryHelps: false,
    steps: [{ text: "Look at rewrites and redirects.", command: null }, headers],
  },
  "platform-internal-error": {
    layer: "platform",
    words: "the platform itself failed",
    verb: "fails by itself",
    retryHelps: true,
    steps: [{ text: "Look at the platform's own status page.", command: null }, platformLog],
  },
} as const satisfies Record<string, Cause>;
