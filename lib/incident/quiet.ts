import { z } from "zod";

/**
 * Why nobody is told of an incident for now. It is watched and counted like any other; when the reason ends while
 * it is open, it is told. Times are ISO 8601.
 */
export const quiet = z.discriminatedUnion("reason", [
  z.strictObject({ reason: z.literal("maintenance"), windowId: z.string(), name: z.string(), until: z.string() }),
  /** `incidentId` is null while the parent's own failure is still being confirmed. */
  z.strictObject({
    reason: z.literal("parent"),
    monitorId: z.string(),
    name: z.string(),
    incidentId: z.string().nullable(),
  }),
  z.strictObject({ reason: z.literal("deployment"), deploymentId: z.string(), version: z.string(), until: z.string() }),
]);
export type Quiet = z.output<typeof quiet>;

/** What a quiet incident waits for the end of: the same key is the same window, parent or release. */
export function quietKey(why: Quiet): string {
  switch (why.reason) {
    case "maintenance":
      return `maintenance ${why.windowId}`;
    case "parent":
      return `parent ${why.monitorId}`;
    case "deployment":
      return `deployment ${why.deploymentId}`;
  }
}

/** "checkout-db is down", "deploy 1.8.2", "maintenance: database upgrade". */
export function quietWords(why: Quiet): string {
  switch (why.reason) {
    case "maintenance":
      return `maintenance: ${why.name}`;
    case "parent":
      return `${why.name} is down`;
    case "deployment":
      return `deploy ${why.version}`;
  }
}

/** So long after its parent has recovered a child may still be coming up: a minute, or two of its checks. */
export const graceSeconds = (intervalSeconds: number): number => Math.max(60, 2 * intervalSeconds);
