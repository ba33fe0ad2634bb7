import { channelTypeOf } from "@/lib/channel/registry";
import type { ChannelView } from "@/lib/channel/view";
import { type ChannelRow, openConfig } from "./store";

/** The settings of a stored channel that may be shown. */
function shownOf(row: ChannelRow): Record<string, unknown> {
  const config = openConfig(row.config);
  const fields = Object.entries(channelTypeOf(row.type)?.fields ?? {});
  return Object.fromEntries(
    fields.filter(([name, { secret }]) => !secret && config[name] !== undefined).map(([name]) => [name, config[name]]),
  );
}

/** What may be shown of a channel. */
export function viewChannel(row: ChannelRow): ChannelView {
  return {
    id: row.id,
    type: row.type,
    name: row.name,
    ...shownOf(row),
    noticesPerMinute: row.noticesPerMinute,
    disabledAt: row.disabledAt?.toISOString() ?? null,
    disabledReason: row.disabledReason,
    createdAt: row.createdAt.toISOString(),
  };
}
