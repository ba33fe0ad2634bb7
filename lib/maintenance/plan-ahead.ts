import { systemDb, tenantDb } from "@/lib/db";
import { log } from "@/lib/log";
import { plannedFrom } from "@/lib/maintenance/schedule";
import { findWindow, lockWindow, writePlan } from "./store";

const keptDays = 400;

/**
 * Works out the occurrences that have come near, of every window that repeats, and forgets the oldest. Doing it
 * again changes nothing.
 */
export async function planAhead(): Promise<void> {
  const windows = await systemDb().maintenanceWindow.findMany({
    where: { repeat: { not: null } },
    select: { id: true, organizationId: true },
  });
  for (const { id, organizationId } of windows) {
    await tenantDb(organizationId)
      .$transaction(async (tx) => {
        const now = await lockWindow(tx, id);
        if (now === null) return;
        const row = await findWindow(tx, id);
        await writePlan(tx, row, plannedFrom(row, now), now, "add");
      })
      // One that cannot be worked out does not keep the others waiting.
      .catch((error: unknown) => log("maintenance").warn({ windowId: id, error: String(error) }, "could not plan"));
  }
  await systemDb()
    .$executeRaw`delete from maintenance_occurrence where ends_at < now() - make_interval(days => ${keptDays}::int)`;
}
