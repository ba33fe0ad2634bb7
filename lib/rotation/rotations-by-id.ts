import type { TenantDb, TenantTx } from "@/lib/db";
import type { Rotation } from "@/lib/rotation/rotation";
import { rotationOf, withParts } from "./store";

/** Rotations by their ids; one that is gone is left out. @param now overrides that have ended by then are left out */
export async function rotationsById(
  db: TenantDb | TenantTx,
  ids: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Rotation>> {
  if (ids.length === 0) return new Map();
  const rows = await db.rotation.findMany({ where: { id: { in: [...ids] } }, include: withParts(now) });
  return new Map(rows.map((row) => [row.id, rotationOf(row)]));
}
