import type { TenantDb, TenantTx } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { Rotation, RotationInput } from "@/lib/rotation/rotation";
import { uuidv7 } from "@/lib/uuid";
import type { Prisma } from "@/prisma/generated/client";

/** Overrides that have ended are kept and not shown. @param now what has ended by then is left out */
export const withParts = (now: Date) =>
  ({
    participants: { orderBy: { position: "asc" }, include: { channels: { select: { channelId: true } } } },
    overrides: { where: { endsAt: { gt: now } }, orderBy: [{ startsAt: "asc" }, { id: "asc" }] },
  }) satisfies Prisma.RotationInclude;
export type RotationRow = Prisma.RotationGetPayload<{ include: ReturnType<typeof withParts> }>;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @throws AppError `not-found`, the same for a foreign id, an unknown one and one that is no id. */
export const findRotation = (db: TenantDb | TenantTx, id: string): Promise<RotationRow> =>
  findRotationAt(db, id, new Date());

/** The same with the overrides that had not ended at a moment. @throws AppError `not-found` */
export async function findRotationAt(db: TenantDb | TenantTx, id: string, at: Date): Promise<RotationRow> {
  const row = uuid.test(id) ? await db.rotation.findFirst({ where: { id }, include: withParts(at) }) : null;
  if (!row) throw notFound("rotation");
  return row;
}

export const rotationOf = (row: RotationRow): Rotation => ({
  id: row.id,
  name: row.name,
  timeZone: row.timeZone,
  turn: row.turn as Rotation["turn"],
  startsOn: row.startsOn,
  handOverAt: row.handOverAt,
  participants: row.participants.map(({ id, name, channels }) => ({
    id,
    name,
    channelIds: channels.map(({ channelId }) => channelId),
  })),
  overrides: row.overrides.map(({ id, participantId, startsAt, endsAt }) => ({
    id,
    participantId,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
  })),
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

/** The columns for an input, without its participants. */
export const columnsOf = ({ name, timeZone, turn, startsOn, handOverAt }: RotationInput) => ({
  name,
  timeZone,
  turn,
  startsOn,
  handOverAt,
});

/** Writes who takes turns. Who is named by an id of this rotation stays the same; the others of before go. */
export async function writeParticipants(
  tx: TenantTx,
  organizationId: string,
  rotationId: string,
  participants: RotationInput["participants"],
): Promise<void> {
  const stored = await tx.rotationParticipant.findMany({ where: { rotationId }, select: { id: true } });
  const known = new Set(stored.map(({ id }) => id));
  const kept: string[] = [];
  for (const [position, { id: given, name, channelIds }] of participants.entries()) {
    const stays = given !== undefined && known.delete(given);
    const id = stays ? given : uuidv7();
    if (stays) await tx.rotationParticipant.update({ where: { id }, data: { name, position } });
    else await tx.rotationParticipant.create({ data: { id, organizationId, rotationId, name, position } });
    kept.push(id);
    await tx.rotationParticipantChannel.deleteMany({ where: { participantId: id } });
    await tx.rotationParticipantChannel.createMany({
      data: channelIds.map((channelId) => ({ organizationId, participantId: id, channelId })),
    });
  }
  await tx.rotationParticipant.deleteMany({ where: { rotationId, id: { notIn: kept } } });
}
