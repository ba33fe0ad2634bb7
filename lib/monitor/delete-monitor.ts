import { tenantDb } from "@/lib/db";
import { publishChange } from "@/lib/live/publish-change";
import type { Actor } from "@/lib/organization/actor";
import { findMonitor } from "./store";

/**
 * Removes a monitor with its incidents and alerts. A check under way is thrown away when
 * it ends; checks already recorded leave with their partitions.
 * @throws AppError `not-found`
 */
export async function deleteMonitor(actor: Actor, id: string): Promise<void> {
  const db = tenantDb(actor.organizationId);
  const { id: monitorId } = await findMonitor(db, id);
  await db.monitor.deleteMany({ where: { id: monitorId } });
  await publishChange("now", { organizationId: actor.organizationId, kind: "monitor", id: monitorId });
}
