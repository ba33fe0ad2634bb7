import { z } from "zod";
import { tenantDb } from "@/lib/db";
import { AppError, invalid, notFound } from "@/lib/errors";
import { publishChange } from "@/lib/live/publish-change";
import { getWindow } from "@/lib/maintenance/get-window";
import type { MaintenanceWindow } from "@/lib/maintenance/window";
import type { Actor } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { findWindow, lockWindow } from "./store";

/** Which occurrence: by when it was to begin. */
export const cancelInput = z.strictObject({
  from: z.iso.datetime({ offset: true, error: "Write when it begins in ISO 8601, such as 2026-11-22T02:30:00Z." }),
});

/**
 * Leaves out one occurrence that is to come; the others stay. Cancelling it twice changes nothing.
 * @throws AppError `not-found`, `invalid` when none is planned for that time, `conflict` for a window without others
 */
export async function cancelOccurrence(actor: Actor, id: string, input: unknown): Promise<MaintenanceWindow> {
  const { from } = parse(cancelInput, input);
  const { organizationId } = actor;
  const db = tenantDb(organizationId);
  const row = await findWindow(db, id);
  if (row.repeat === null) throw new AppError("conflict", "This window is there once. Delete it instead.");
  await db.$transaction(async (tx) => {
    const now = await lockWindow(tx, row.id);
    if (now === null) throw notFound("maintenance window");
    const { count } = await tx.maintenanceOccurrence.updateMany({
      where: {
        windowId: row.id,
        startsAt: new Date(from),
        phase: { in: ["scheduled", "cancelled"] },
        AND: { startsAt: { gt: now } },
      },
      data: { phase: "cancelled" },
    });
    if (count === 0)
      throw invalid([{ field: "from", message: "None is planned for this time. Take one of the next." }]);
    await publishChange(tx, { organizationId, kind: "maintenance", id: row.id });
  });
  return getWindow(actor, row.id);
}
