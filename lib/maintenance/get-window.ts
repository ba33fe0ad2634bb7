import { tenantDb } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { MaintenanceWindow } from "@/lib/maintenance/window";
import type { Actor } from "@/lib/organization/actor";
import { findWindow, windowsOf } from "./store";

/** @throws AppError `not-found` */
export async function getWindow(actor: Actor, id: string): Promise<MaintenanceWindow> {
  const row = await findWindow(tenantDb(actor.organizationId), id);
  const [window] = await windowsOf(actor.organizationId, [row]);
  if (!window) throw notFound("maintenance window");
  return window;
}
