import { pool, type TenantDb } from "@/lib/db";
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

/** A channel that went out of use and whose owners are still to be told. */
export type DisabledChannel = { id: string; organizationId: string; reason: string; abandoned: boolean };

/** Takes some of them for a minute: whoever dies over one leaves it to the next. */
export async function claimDisabled(): Promise<DisabledChannel[]> {
  const { rows } = await pool().query<DisabledChannel>(
    `update channel set owners_due_at = clock_timestamp() + interval '1 minute'
      where id in (select id from channel where owners_due_at <= clock_timestamp() and disabled_at is not null
                    order by owners_due_at limit 5 for update skip locked)
     returning id, organization_id as "organizationId", coalesce(disabled_reason, '') as reason,
               disabled_at < clock_timestamp() - interval '3 days' as abandoned`,
  );
  return rows;
}

/** Notes that there is nobody left to tell. */
export async function ownersTold(id: string): Promise<void> {
  await pool().query("update channel set owners_due_at = null where id = $1", [id]);
}
