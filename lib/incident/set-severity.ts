import { z } from "zod";
import { replanIncident } from "@/lib/alert/replan-incidents";
import { tenantDb } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { getIncident, type IncidentDetail } from "@/lib/incident/get-incident";
import { severities, severityOf } from "@/lib/incident/incident";
import { publishChange } from "@/lib/live/publish-change";
import { type Actor, actorName } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { addEvents, findIncident, incidentOf } from "./store";

export const severityInput = z.strictObject({
  severity: z.enum(severities, { error: "The severity is critical or warning." }),
});

/**
 * Says how serious an incident is to be taken, whatever its checks say: quiet hours hold back what is below critical.
 * What its policy has planned follows. Downtime is counted as before. Noted on the timeline; the same again changes
 * nothing.
 * @throws AppError `not-found`, `invalid`, or `conflict` when it is over
 */
export async function setSeverity(actor: Actor, id: string, input: unknown): Promise<IncidentDetail> {
  const { severity } = parse(severityInput, input);
  const { organizationId } = actor;
  await tenantDb(organizationId).$transaction(async (tx) => {
    const found = await findIncident(tx, id);
    const from = severityOf(incidentOf(found));
    if (from === severity) return;
    if (found.status === "resolved") throw new AppError("conflict", "The incident is resolved already.");
    await tx.incident.update({
      where: { id: found.id },
      data: { severitySet: severity === found.severity ? null : severity },
    });
    const [clock] = await tx.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`;
    await addEvents(tx, organizationId, found.id, [
      { at: clock?.now ?? found.openedAt, type: "severity", data: { by: actorName(actor), from, to: severity } },
    ]);
    await replanIncident(tx, organizationId, found.id);
    await publishChange(tx, { organizationId, kind: "incident", id: found.id });
  });
  return getIncident(actor, id);
}
