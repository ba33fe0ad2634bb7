import type { Cause } from "@/lib/diagnosis/cause";
import {
  answerByHand,
  appLog,
  exempt,
  fixUrl,
  headers,
  lastRelease,
  oom,
  proxyLog,
  slow,
  usersToo,
} from "@/lib/diagnosis/causes/steps";

/** The application's own answers. */
export const applicationCauses = {
  "app-error": {
    layer: "application",
    words: "the application failed while it handled the request",
    retryHelps: false,
    steps: [appLog, lastRelease, answerByHand],
  },
  "app-unavailable": {
    layer: "application",
    words: "the application says that it is not available",
    retryHelps: true,
    steps: [appLog, answerByHand],
  },
  "app-maintenance": {
    layer: "application",
    words: "maintenance is switched on",
    retryHelps: true,
    steps: [{ text: "Look whether a maintenance switch was left on.", command: null }, lastRelease],
  },
  "app-overloaded": {
    layer: "application",
    words: "the application has more work than it can take",
    retryHelps: true,
    steps: [{ text: "Look at its workers, queue and CPU.", command: null }, appLog],
  },
  "app-db-down": {
    layer: "application",
    words: "the application cannot reach its database",
    retryHelps: true,
    steps: [{ text: "Look at the database, its connection limit and the credentials.", command: null }, appLog],
  },
  "app-timeout": {
    layer: "application",
    words: "the application's own time limit was reached",
    retryHelps: false,
    steps: [appLog, slow],
  },
  "app-crash": {
    layer: "application",
    words: "the process died while it answered",
    retryHelps: true,
    steps: [
      {
        text: "Look for restarts and crashes.",
        command: "journalctl --since '1 hour ago' | grep -i -E 'exit|crash|segfault'",
      },
      appLog,
    ],
  },
  "app-worker-killed": { layer: "application", words: "the worker was killed", retryHelps: true, steps: [oom, appLog] },
  "app-not-loaded": {
    layer: "application",
    words: "the server runs but the application did not load",
    retryHelps: false,
    steps: [{ text: "Read the start-up log: an import, a migration or a setting failed.", command: null }, lastRelease],
  },
  "app-not-found": {
    layer: "application",
    words: "the application has no such page",
    retryHelps: false,
    steps: [{ text: "Look whether the path moved with the last release.", command: null }, fixUrl],
  },
  "app-forbidden": {
    layer: "application",
    words: "the application denies access",
    retryHelps: false,
    steps: [{ text: "Look for a rule of the application that refuses the monitor.", command: null }, usersToo],
  },
  "app-auth": {
    layer: "application",
    words: "the application asks for credentials",
    retryHelps: false,
    steps: [{ text: "Give the check an Authorization header, or renew the one it has.", command: null }, answerByHand],
  },
  "app-rate-limited": {
    layer: "application",
    words: "the application limits the rate",
    retryHelps: true,
    steps: [exempt, headers],
  },
  "app-host-not-allowed": {
    layer: "application",
    words: "the application does not accept the Host header",
    retryHelps: false,
    steps: [
      { text: "Look at its list of allowed hosts.", command: null },
      {
        text: "Look at the Host header that the proxy forwards.",
        command: "grep -rn 'proxy_set_header Host' /etc/nginx",
      },
    ],
  },
  "app-health-fail": {
    layer: "application",
    words: "the health endpoint says fail",
    retryHelps: false,
    steps: [
      { text: "Read which of its checks fails.", command: "curl -s URL" },
      { text: "Look at that dependency.", command: null },
    ],
  },
  "app-health-warn": {
    layer: "application",
    words: "the health endpoint warns",
    retryHelps: false,
    steps: [
      { text: "Read which of its checks warns.", command: "curl -s URL" },
      { text: "Look at that dependency before it fails.", command: null },
    ],
  },
  "service-unavailable": {
    layer: "unknown",
    words: "overload, maintenance, or nothing behind the gateway: the status alone does not tell",
    retryHelps: true,
    steps: [answerByHand, appLog, proxyLog],
  },
} as const satisfies Record<string, Cause>;
