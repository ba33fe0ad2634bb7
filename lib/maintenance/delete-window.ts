import { tenantDb } from "@/lib/db";
import { publishChange } from "@/lib/live/publish-change";
import { turnWindows } from "@/lib/maintenance/turn-windows";
import type { Actor } from "@/lib/organization/actor";
import { findWindow, lockWindow } from "./store";

/**
 * Removes a window and what was planned of it. One that is on ends now; what it covered so far stays history.
 * @throws AppError `not-found`
 */
export async function deleteWindow(actor: Actor, id: string): Promise<void> {
  const { organizationId } = actor;
  const db = tenantDb(organizationId);
  const { id: windowId } = await findWindow(db, id);
  await db.$transaction(async (tx) => {
    await lockWindow(tx, windowId);
    await tx.$executeRaw`update maintenance_occurrence set ends_at = clock_timestamp()
       where window_id = ${windowId}::uuid and starts_at <= clock_timestamp() and ends_at > clock_timestamp() and phase <> 'cancelled'`;
  });
  await turnWindows(windowId);
  await db.maintenanceWindow.deleteMany({ where: { id: windowId } });
  await publishChange("now", { organizationId, kind: "maintenance", id: windowId });
}
