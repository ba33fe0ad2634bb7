"use server";

import { action } from "@/app/_server/action";
import { acknowledgeIncident } from "@/lib/incident/acknowledge-incident";
import { assignIncident } from "@/lib/incident/assign-incident";
import { commentOnIncident } from "@/lib/incident/comment-on-incident";
import { correctVerdict } from "@/lib/incident/correct-verdict";
import type { Severity } from "@/lib/incident/incident";
import { resolveIncident } from "@/lib/incident/resolve-incident";
import { setSeverity as setIncidentSeverity } from "@/lib/incident/set-severity";

/** Says that somebody is at work on it. */
export const acknowledge = action(async (actor, id: string) => {
  await acknowledgeIncident(actor, id);
});

/** Closes it by hand. */
export const resolve = action(async (actor, id: string) => {
  await resolveIncident(actor, id);
});

/** Adds a comment to its timeline. */
export const comment = action(async (actor, { id, text }: { id: string; text: string }) => {
  await commentOnIncident(actor, id, { text });
});

/** Says whether the verdict was right, or what it was. */
export const correct = action(async (actor, { id, ...said }: { id: string; cause: string; note: string }) => {
  await correctVerdict(actor, id, said);
});

/** Says who sees to it. */
export const assign = action(async (actor, { id, userId }: { id: string; userId: string | null }) => {
  await assignIncident(actor, id, { userId });
});

/** Says how serious it is to be taken. */
export const setSeverity = action(async (actor, { id, severity }: { id: string; severity: Severity }) => {
  await setIncidentSeverity(actor, id, { severity });
});
