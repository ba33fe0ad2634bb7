import type { TenantTx } from "@/lib/db";
import type { IncidentDeployment } from "@/lib/deployment/deployment";
import { beforeIncident, findBefore } from "./store";

/** The release that came just before a failure; null when none did. @param startedAt slot of the first failing check */
export async function deploymentBefore(
  tx: TenantTx,
  monitorId: string,
  startedAt: Date,
): Promise<IncidentDeployment | null> {
  const found = await findBefore(tx, monitorId, startedAt);
  return found && beforeIncident(found, startedAt);
}
