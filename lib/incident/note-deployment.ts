import type { TenantTx } from "@/lib/db";
import type { IncidentDeployment } from "@/lib/deployment/deployment";
import { publishChange } from "@/lib/live/publish-change";
import type { Prisma } from "@/prisma/generated/client";
import { addEvents, deploymentEvents } from "./store";

export type Noted = { organizationId: string; incidentId: string; deployment: IncidentDeployment };

/** Notes on an incident the release that came just before it, also in its timeline, at the release's own time. */
export async function noteDeployment(tx: TenantTx, { organizationId, incidentId, deployment }: Noted): Promise<void> {
  await tx.incident.update({
    where: { id: incidentId },
    data: { deployment: deployment as unknown as Prisma.InputJsonValue },
  });
  await addEvents(tx, organizationId, incidentId, deploymentEvents(deployment));
  await publishChange(tx, { organizationId, kind: "incident", id: incidentId });
}
