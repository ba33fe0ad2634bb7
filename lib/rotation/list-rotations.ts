import { tenantDb } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";
import type { Page } from "@/lib/page";
import type { Rotation } from "@/lib/rotation/rotation";
import { rotationOf, withParts } from "./store";

/** The organization's rotations by name. There are few: one page holds them all. */
export async function listRotations(actor: Actor): Promise<Page<Rotation>> {
  const rows = await tenantDb(actor.organizationId).rotation.findMany({
    include: withParts(new Date()),
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return { data: rows.map(rotationOf), nextCursor: null };
}
