import { z } from "zod";
import type { ChannelView } from "@/lib/channel/view";
import { viewChannel } from "@/lib/channel/view-channel";
import { tenantDb } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";
import { idCursor, type Page, pageInput, pageOf } from "@/lib/page";
import { parse } from "@/lib/parse";

const listInput = z.strictObject({ ...pageInput, cursor: idCursor });

/** The organization's channels, oldest first. @throws AppError `invalid` */
export async function listChannels(actor: Actor, input: z.input<typeof listInput> = {}): Promise<Page<ChannelView>> {
  const { limit, cursor } = parse(listInput, input);
  const rows = await tenantDb(actor.organizationId).channel.findMany({
    orderBy: { id: "asc" },
    take: limit + 1,
    ...(cursor === undefined ? {} : { cursor: { id: cursor }, skip: 1 }),
  });
  return pageOf(rows, limit, viewChannel, (row) => row.id);
}
