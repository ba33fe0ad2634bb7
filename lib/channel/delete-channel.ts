import { tenantDb } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";
import { findChannel } from "./store";

/** Removes a channel with what was still to be sent through it. @throws AppError `not-found` */
export async function deleteChannel(actor: Actor, id: string): Promise<void> {
  const db = tenantDb(actor.organizationId);
  const { id: channelId } = await findChannel(db, id);
  await db.channel.deleteMany({ where: { id: channelId } });
}
