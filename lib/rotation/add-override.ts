import { replanIncidents } from "@/lib/alert/replan-incidents";
import { tenantDb } from "@/lib/db";
import { AppError, invalid } from "@/lib/errors";
import type { Actor } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { overrideInput, type Rotation, rotationLimits } from "@/lib/rotation/rotation";
import { findRotation, rotationOf } from "./store";

/**
 * Has a participant stand in from one moment to another. What is planned for open incidents follows.
 * @returns the rotation with its overrides
 * @throws AppError `not-found`, `invalid` naming the fields, `limit` when there are too many
 */
export async function addOverride(actor: Actor, rotationId: string, input: unknown): Promise<Rotation> {
  const { organizationId } = actor;
  const wanted = parse(overrideInput, input);
  const db = tenantDb(organizationId);
  const found = await findRotation(db, rotationId);
  if (!found.participants.some(({ id }) => id === wanted.participantId))
    throw invalid([{ field: "participantId", message: "No such participant in this rotation." }]);
  if (found.overrides.length >= rotationLimits.overrides)
    throw new AppError("limit", `A rotation has at most ${rotationLimits.overrides} overrides ahead.`);
  await db.rotationOverride.create({ data: { ...wanted, organizationId, rotationId: found.id } });
  await replanIncidents(organizationId, { rotationId: found.id });
  return rotationOf(await findRotation(db, found.id));
}
