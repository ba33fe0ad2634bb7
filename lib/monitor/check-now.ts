import { pool, tenantDb } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Actor } from "@/lib/organization/actor";
import { enqueueChecks } from "@/lib/queue/check-job";
import { findMonitor } from "./store";

/** Queues one check in each region, for the current second of the database's clock. */
export async function requestCheck(monitorId: string, regions: readonly string[]): Promise<void> {
  const { rows } = await pool().query<{ second: number }>(
    "select extract(epoch from clock_timestamp())::float8 as second",
  );
  const second = Math.floor(rows[0]?.second ?? 0);
  await Promise.all(regions.map((region) => enqueueChecks(region, second, "now", [monitorId])));
}

/**
 * Checks a monitor once, now, beside its schedule. Asking again within the same second changes nothing.
 * @throws AppError `not-found`, or `conflict` when it is paused
 */
export async function checkNow(actor: Actor, id: string): Promise<void> {
  const row = await findMonitor(tenantDb(actor.organizationId), id);
  if (row.pausedAt !== null) throw new AppError("conflict", "The monitor is paused. Resume it first.");
  await requestCheck(row.id, row.regions);
}
