"use server";

import { action } from "@/app/_server/action";
import { acknowledgeIncident } from "@/lib/incident/acknowledge-incident";
import { commentOnIncident } from "@/lib/incident/comment-on-incident";
import { resolveIncident } from "@/lib/incident/resolve-incident";

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
