import { z } from "zod";
import { tenantDb } from "@/lib/db";
import { invalid } from "@/lib/errors";
import { getIncident, type IncidentDetail } from "@/lib/incident/get-incident";
import { publishChange } from "@/lib/live/publish-change";
import { type Actor, actorName } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { addEvents, findIncident } from "./store";

export const assignmentInput = z.strictObject({
  /** A member's id; null for nobody. */
  userId: z
    .string({ error: "Name a member of the organization, or null for nobody." })
    .max(200, "This is not a member's id.")
    .nullable(),
});

/**
 * Says who sees to an incident, or that nobody does; noted on the timeline. The same again changes nothing.
 * @throws AppError `not-found`, or `invalid` for somebody who is no member
 */
export async function assignIncident(actor: Actor, id: string, input: unknown): Promise<IncidentDetail> {
  const { userId } = parse(assignmentInput, input);
  const { organizationId } = actor;
  await tenantDb(organizationId).$transaction(async (tx) => {
    const found = await findIncident(tx, id);
    if ((found.assignee?.userId ?? null) === userId) return;
    const member =
      userId === null
        ? null
        : await tx.member.findFirst({ where: { userId }, select: { user: { select: { name: true } } } });
    if (userId !== null && !member) throw invalid([{ field: "userId", message: "No such member." }]);
    const incidentId = found.id;
    await tx.incidentAssignee.deleteMany({ where: { incidentId } });
    if (userId !== null) await tx.incidentAssignee.create({ data: { organizationId, incidentId, userId } });
    const [clock] = await tx.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`;
    const to = userId === null ? null : { id: userId, name: member?.user.name ?? "" };
    await addEvents(tx, organizationId, incidentId, [
      { at: clock?.now ?? found.openedAt, type: "assigned", data: { by: actorName(actor), to } },
    ]);
    await publishChange(tx, { organizationId, kind: "incident", id: incidentId });
  });
  return getIncident(actor, id);
}
