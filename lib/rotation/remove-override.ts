import { replanIncidents } from "@/lib/alert/replan-incidents";
import { tenantDb } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { Actor } from "@/lib/organization/actor";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Takes an override back. @throws AppError `not-found` */
export async function removeOverride(actor: Actor, id: string): Promise<void> {
  const { organizationId } = actor;
  const db = tenantDb(organizationId);
  const found = uuid.test(id) ? await db.rotationOverride.findFirst({ where: { id } }) : null;
  if (!found) throw notFound("override");
  await db.rotationOverride.deleteMany({ where: { id: found.id } });
  await replanIncidents(organizationId, { rotationId: found.rotationId });
}
