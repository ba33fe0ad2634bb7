import { z } from "zod";
import { tenantDb } from "@/lib/db";
import { getIncident, type IncidentDetail } from "@/lib/incident/get-incident";
import { publishChange } from "@/lib/live/publish-change";
import { type Actor, actorName } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { addEvents, findIncident } from "./store";

export const commentInput = z.strictObject({
  text: z
    .string({ error: "Write a comment." })
    .trim()
    .min(1, "Write a comment.")
    .max(5000, "A comment has at most 5000 characters."),
});

/**
 * Adds a comment to the timeline.
 * @throws AppError `not-found`, or `invalid`
 */
export async function commentOnIncident(actor: Actor, id: string, input: unknown): Promise<IncidentDetail> {
  const { text } = parse(commentInput, input);
  const db = tenantDb(actor.organizationId);
  const incident = await findIncident(db, id);
  const [clock] = await db.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`;
  await addEvents(db, actor.organizationId, incident.id, [
    { at: clock?.now ?? incident.openedAt, type: "comment", data: { by: actorName(actor), text } },
  ]);
  await publishChange("now", { organizationId: actor.organizationId, kind: "incident", id: incident.id });
  return getIncident(actor, id);
}
