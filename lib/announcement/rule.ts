import { z } from "zod";
import type { Impact } from "@/lib/announcement/announcement";
import type { Severity } from "@/lib/incident/incident";

export const ruleActions = ["nothing", "draft", "publish"] as const;

const mostMinutes = 1440;

/** Which incidents of monitors a status page tells of by itself. */
export const announceRule = z.strictObject({
  action: z.enum(ruleActions, { error: `The action is one of ${ruleActions.join(", ")}.` }),
  afterMinutes: z
    .int("Give whole minutes.")
    .min(0, "Give 0 minutes or more.")
    .max(mostMinutes, `At most ${mostMinutes} minutes.`)
    .default(0)
    .meta({ description: "Only what has lasted so long." }),
  onlyCritical: z
    .boolean({ error: "Say true or false." })
    .default(true)
    .meta({ description: "Only what is down; without it also what is slow or limited." }),
  internalNames: z
    .boolean({ error: "Say true or false." })
    .default(false)
    .meta({ description: "Whether readers see the diagnosis, which may name hosts and products." }),
});
export type AnnounceRule = z.output<typeof announceRule>;

export const defaultRule: AnnounceRule = {
  action: "publish",
  afterMinutes: 0,
  onlyCritical: true,
  internalNames: false,
};

export const impactOf = (severity: Severity): Impact => (severity === "critical" ? "major" : "minor");
