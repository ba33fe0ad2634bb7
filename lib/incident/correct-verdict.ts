import { tenantDb } from "@/lib/db";
import { correctionInput, correctionOf } from "@/lib/incident/correction";
import { getIncident, type IncidentDetail } from "@/lib/incident/get-incident";
import { publishChange } from "@/lib/live/publish-change";
import { type Actor, actorName } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import type { Prisma } from "@/prisma/generated/client";
import { addEvents, findIncident, incidentOf } from "./store";

/**
 * Says what it really was. The verdict as it was told stays; reports on downtime go by the correction. It can be
 * said again: the last word counts.
 * @throws AppError `not-found`, or `invalid`
 */
export async function correctVerdict(actor: Actor, id: string, input: unknown): Promise<IncidentDetail> {
  const wanted = parse(correctionInput, input);
  const { organizationId } = actor;
  await tenantDb(organizationId).$transaction(async (tx) => {
    const found = await findIncident(tx, id);
    const [clock] = await tx.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`;
    const now = clock?.now ?? new Date();
    const correction = correctionOf(wanted, incidentOf(found).diagnosis.cause, now);
    await tx.incident.update({
      where: { id: found.id },
      data: { correction: correction as unknown as Prisma.InputJsonValue },
    });
    const { right, layer, cause, note } = correction;
    await addEvents(tx, organizationId, found.id, [
      { at: now, type: "corrected", data: { by: actorName(actor), right, layer, cause, note } },
    ]);
    await publishChange(tx, { organizationId, kind: "incident", id: found.id });
  });
  return getIncident(actor, id);
}
