import { tenantDb } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Actor } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { checkChannels } from "@/lib/rotation/check-channels";
import { type Rotation, rotationInput, rotationLimits } from "@/lib/rotation/rotation";
import { columnsOf, findRotation, rotationOf, writeParticipants } from "./store";

/** Adds a rotation. @throws AppError `invalid` naming the fields, `limit` when there are too many */
export async function createRotation(actor: Actor, input: unknown): Promise<Rotation> {
  const wanted = parse(rotationInput, input);
  const { organizationId } = actor;
  return tenantDb(organizationId).$transaction(async (tx) => {
    await checkChannels(tx, wanted);
    if ((await tx.rotation.count()) >= rotationLimits.rotations)
      throw new AppError("limit", `An organization has at most ${rotationLimits.rotations} rotations.`);
    const { id } = await tx.rotation.create({ data: { ...columnsOf(wanted), organizationId } });
    await writeParticipants(tx, organizationId, id, wanted.participants);
    return rotationOf(await findRotation(tx, id));
  });
}
