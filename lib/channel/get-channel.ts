import type { ChannelView } from "@/lib/channel/view";
import { viewChannel } from "@/lib/channel/view-channel";
import { tenantDb } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";
import { findChannel } from "./store";

/** @throws AppError `not-found` */
export const getChannel = async (actor: Actor, id: string): Promise<ChannelView> =>
  viewChannel(await findChannel(tenantDb(actor.organizationId), id));
