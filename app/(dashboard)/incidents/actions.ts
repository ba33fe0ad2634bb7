"use server";

import { action } from "@/app/_server/action";
import { acknowledgeIncident } from "@/lib/incident/acknowledge-incident";
import { commentOnIncident } from "@/lib/incident/comment-on-incident";
import { correctVerdict } from "@/lib/incident/correct-verdict";
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

/** Says whether the verdict was right, or what it was. */
export const correct = action(async (actor, { id, ...said }: { id: string; cause: string; note: string }) => {
  await correctVerdict(actor, id, said);
});
