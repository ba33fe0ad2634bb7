import type { TenantDb, TenantTx } from "@/lib/db";
import type { Incident } from "@/lib/incident/incident";
import { incidentOf } from "./store";

/** An incident with its monitor as notices name it; null when it is gone. */
export async function readIncident(
  tx: TenantDb | TenantTx,
  id: string,
): Promise<{ incident: Incident; monitor: { id: string; name: string; url: string } } | null> {
  const row = await tx.incident.findFirst({
    where: { id },
    include: { monitor: { select: { id: true, name: true, url: true } } },
  });
  return row ? { incident: incidentOf(row), monitor: row.monitor } : null;
}
