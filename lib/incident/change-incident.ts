import type { TenantTx } from "@/lib/db";
import type { Report } from "@/lib/diagnosis/diagnosis";
import type { Severity } from "@/lib/incident/incident";
import { failureLine, undiagnosed } from "@/lib/incident/timeline";
import { publishChange } from "@/lib/live/publish-change";
import type { Prisma } from "@/prisma/generated/client";
import { addEvents, findActiveMember, incidentOf } from "./store";

export type FailureChange = {
  organizationId: string;
  monitorId: string;
  severity: Severity;
  at: Date;
  region: string;
  report: Report;
};

/**
 * Notes that an incident shows itself otherwise than before, such as 502 and then 504. The evidence of the first
 * failure stays, and so does what the first of several members shows.
 */
export async function changeIncident(tx: TenantTx, change: FailureChange): Promise<void> {
  const row = (await findActiveMember(tx, change.monitorId, change.severity))?.incident;
  if (!row || row.monitorId !== change.monitorId) return;
  const diagnosis = change.report.diagnosis ?? undiagnosed;
  const before = incidentOf(row).diagnosis;
  await tx.incident.update({
    where: { id: row.id },
    data: { diagnosis: diagnosis as unknown as Prisma.InputJsonValue },
  });
  await addEvents(tx, change.organizationId, row.id, [
    {
      at: change.at,
      type: "changed",
      data: {
        severity: change.severity,
        ...failureLine(change.report, change.region),
        from: { layer: before.layer, cause: before.cause },
      },
    },
  ]);
  await publishChange(tx, { organizationId: change.organizationId, kind: "incident", id: row.id });
}
