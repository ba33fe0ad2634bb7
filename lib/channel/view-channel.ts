import type { ChannelView } from "@/lib/channel/view";
import { type ChannelRow, openConfig } from "./store";

/** What may be shown of a channel. */
export function viewChannel(row: ChannelRow): ChannelView {
  const { address, url } = openConfig(row.config);
  return {
    id: row.id,
    type: row.type as ChannelView["type"],
    name: row.name,
    ...(address === undefined ? {} : { address }),
    ...(url === undefined ? {} : { url }),
    disabledAt: row.disabledAt?.toISOString() ?? null,
    disabledReason: row.disabledReason,
    createdAt: row.createdAt.toISOString(),
  };
}
