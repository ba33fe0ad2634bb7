import { tenantDb } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { publishChange } from "@/lib/live/publish-change";
import { getWindow } from "@/lib/maintenance/get-window";
import { checkSchedule, plannedFrom } from "@/lib/maintenance/schedule";
import { turnWindows } from "@/lib/maintenance/turn-windows";
import { type MaintenanceWindow, windowInput, windowLimits } from "@/lib/maintenance/window";
import type { Actor } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { uuidv7 } from "@/lib/uuid";
import { columnsOf, databaseTime, replaceTargets, writePlan } from "./store";

/**
 * Announces maintenance. One whose time has come is on at once.
 * @throws AppError `invalid` naming the fields, `limit` when there are too many
 */
export async function createWindow(actor: Actor, input: unknown): Promise<MaintenanceWindow> {
  const wanted = parse(windowInput, input);
  const { organizationId } = actor;
  const db = tenantDb(organizationId);
  if ((await db.maintenanceWindow.count()) >= windowLimits.perOrganization)
    throw new AppError(
      "limit",
      `An organization has at most ${windowLimits.perOrganization} maintenance windows. Delete some that are over.`,
    );
  const id = uuidv7();
  await db.$transaction(async (tx) => {
    const now = await databaseTime(tx);
    const columns = columnsOf(wanted);
    checkSchedule(columns, now);
    await tx.maintenanceWindow.create({ data: { ...columns, id, organizationId } });
    await replaceTargets(tx, organizationId, id, wanted);
    await writePlan(tx, { id, organizationId }, plannedFrom(columns, now), now, "add");
    await publishChange(tx, { organizationId, kind: "maintenance", id });
  });
  await turnWindows(id);
  return getWindow(actor, id);
}
