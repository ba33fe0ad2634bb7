import { tenantDb } from "@/lib/db";
import { type MaintenanceWindow, type WindowState, windowLimits } from "@/lib/maintenance/window";
import type { Actor } from "@/lib/organization/actor";
import { windowsOf, withTargets } from "./store";

const rank: Record<WindowState, number> = { "in-progress": 0, scheduled: 1, completed: 2 };

/** When a window asks for a look: what is on by its end, what comes by its start, what was newest first. */
function momentOf({ state, current, upcoming, last, createdAt }: MaintenanceWindow): number {
  if (state === "in-progress") return Date.parse(current?.to ?? createdAt);
  if (state === "scheduled") return Date.parse(upcoming[0]?.from ?? createdAt);
  return -Date.parse(last?.to ?? createdAt);
}

/** The organization's windows: those that are on, then those to come, then those that were. */
export async function listWindows(actor: Actor): Promise<MaintenanceWindow[]> {
  const rows = await tenantDb(actor.organizationId).maintenanceWindow.findMany({
    include: withTargets,
    orderBy: { id: "asc" },
    take: windowLimits.perOrganization,
  });
  const windows = await windowsOf(actor.organizationId, rows);
  return windows.sort((one, other) => rank[one.state] - rank[other.state] || momentOf(one) - momentOf(other));
}
