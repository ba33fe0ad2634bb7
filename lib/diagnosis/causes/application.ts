import type { Cause } from "@/lib/diagnosis/cause";

/** The application's own answers. */
export const applicationCauses = {
  "app-error": {
    layer: "application",
    words: "the application failed while it handled the request",
  },
  "app-unavailable": {
    layer: "application",
    words: "the application says that it is not available",
  },
  "app-maintenance": {
    layer: "application",
    words: "maintenance is switched on",
  },
  "app-overloaded": {
    layer: "application",
    words: "the application has more work than it can take",
  },
  "app-db-down": {
    layer: "application",
    words: "the application cannot reach its database",
  },
  "app-timeout": {
    layer: "application",
    words: "the application's own time limit was reached",
  },
  "app-crash": {
    layer: "application",
    words: "the process died while it answered",
  },
  "app-worker-killed": { layer: "application", words: "the worker was killed" },
  "app-not-loaded": {
    layer: "application",
    words: "the server runs but the application did not load",
  },
  "app-not-found": {
    layer: "application",
    words: "the application has no such page",
  },
  "app-forbidden": {
    layer: "application",
    words: "the application denies access",
  },
  "app-auth": {
    layer: "application",
    words: "the application asks for credentials",
  },
  "app-rate-limited": {
    layer: "application",
    words: "the application limits the rate",
  },
  "app-host-not-allowed": {
    layer: "application",
    words: "the application does not accept the Host header",
  },
  "app-health-fail": {
    layer: "application",
    words: "the health endpoint says fail",
  },
  "app-health-warn": {
    layer: "application",
    words: "the health endpoint warns",
  },
  "service-unavailable": {
    layer: "unknown",
    words: "overload, maintenance, or nothing behind the gateway: the status alone does not tell",
  },
} as const satisfies Record<string, Cause>;
