import { tenantDb } from "@/lib/db";
import { AppError, notFound } from "@/lib/errors";
import { publishChange } from "@/lib/live/publish-change";
import { getWindow } from "@/lib/maintenance/get-window";
import { turnWindows } from "@/lib/maintenance/turn-windows";
import type { MaintenanceWindow } from "@/lib/maintenance/window";
import type { Actor } from "@/lib/organization/actor";
import { findWindow, lockWindow } from "./store";

/**
 * Ends the occurrence that is on, now. One that repeats comes again as planned.
 * @throws AppError `not-found`, or `conflict` when none is on
 */
export async function endWindow(actor: Actor, id: string): Promise<MaintenanceWindow> {
  const { organizationId } = actor;
  const db = tenantDb(organizationId);
  const { id: windowId } = await findWindow(db, id);
  await db.$transaction(async (tx) => {
    const now = await lockWindow(tx, windowId);
    if (now === null) throw notFound("maintenance window");
    const ended = await tx.$executeRaw`update maintenance_occurrence set ends_at = ${now}::timestamptz
       where window_id = ${windowId}::uuid and phase <> 'cancelled'
         and starts_at <= ${now}::timestamptz and ends_at > ${now}::timestamptz`;
    if (ended === 0) throw new AppError("conflict", "This window is not on now.");
    // One that is there once is over with it.
    await tx.maintenanceWindow.updateMany({ where: { id: windowId, to: { gt: now } }, data: { to: now } });
    await publishChange(tx, { organizationId, kind: "maintenance", id: windowId });
  });
  await turnWindows(windowId);
  return getWindow(actor, windowId);
}
