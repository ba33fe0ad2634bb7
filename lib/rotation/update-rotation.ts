import { replanIncidents } from "@/lib/alert/replan-incidents";
import { tenantDb } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { checkChannels } from "@/lib/rotation/check-channels";
import { type Rotation, rotationInput } from "@/lib/rotation/rotation";
import { columnsOf, findRotation, rotationOf, writeParticipants } from "./store";

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function inputOf(rotation: Rotation): Record<string, unknown> {
  const { id: _id, overrides: _overrides, createdAt: _created, updatedAt: _updated, ...input } = rotation;
  return input;
}

/**
 * Changes the named fields and leaves the others. A participant that is named by its id stays the same one, with
 * the overrides in its name; one that is left out goes with them.
 * @throws AppError `not-found`, or `invalid` naming the fields
 */
export async function updateRotation(actor: Actor, id: string, input: unknown): Promise<Rotation> {
  const { organizationId } = actor;
  const changed = await tenantDb(organizationId).$transaction(async (tx) => {
    const stored = rotationOf(await findRotation(tx, id));
    const wanted = parse(rotationInput, isFields(input) ? { ...inputOf(stored), ...input } : input);
    await checkChannels(tx, wanted);
    await tx.rotation.update({ where: { id: stored.id }, data: columnsOf(wanted) });
    await writeParticipants(tx, organizationId, stored.id, wanted.participants);
    return rotationOf(await findRotation(tx, stored.id));
  });
  await replanIncidents(organizationId, { rotationId: changed.id });
  return changed;
}
