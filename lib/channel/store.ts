import type { TenantDb } from "@/lib/db";
import { notFound } from "@/lib/errors";
import { seal, unseal } from "@/lib/seal";
import type { Prisma } from "@/prisma/generated/client";

export type ChannelRow = Prisma.ChannelGetPayload<object>;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @throws AppError `not-found`, the same for a foreign id, an unknown one and one that is no id. */
export async function findChannel(db: TenantDb, id: string): Promise<ChannelRow> {
  const row = uuid.test(id) ? await db.channel.findFirst({ where: { id } }) : null;
  if (!row) throw notFound("channel");
  return row;
}

/** A channel's settings hold secrets: they are stored sealed. */
export const sealConfig = (config: object): string => seal(JSON.stringify(config));

export const openConfig = (sealed: string): Record<string, unknown> =>
  JSON.parse(unseal(sealed)) as Record<string, unknown>;
