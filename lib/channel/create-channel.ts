import { type ChannelInput, channelInput } from "@/lib/channel/channel-input";
import { checkSettings } from "@/lib/channel/check-settings";
import { channelTypeOf } from "@/lib/channel/registry";
import type { ChannelView } from "@/lib/channel/view";
import { viewChannel } from "@/lib/channel/view-channel";
import { tenantDb } from "@/lib/db";
import { AppError, invalid } from "@/lib/errors";
import type { Actor } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { sealConfig } from "./store";

const channelsPerOrganization = 100;
const longestName = 120;

/**
 * Adds a channel. A webhook's signing secret is in the answer, this once.
 * @throws AppError `invalid` naming the fields, `limit` when there are too many
 */
export async function createChannel(
  actor: Actor,
  input: unknown,
): Promise<{ channel: ChannelView; secret: string | null }> {
  const { type: kind, name, noticesPerMinute, ...given } = parse(channelInput, input) as ChannelInput;
  const type = channelTypeOf(kind);
  if (type === null) throw invalid([{ field: "type", message: "This type is not known here." }]);
  const settings = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  await checkSettings(type, { stored: {}, given: settings, settings });
  const made = type.makeSecret?.() ?? null;
  const db = tenantDb(actor.organizationId);
  if ((await db.channel.count()) >= channelsPerOrganization)
    throw new AppError("limit", `An organization has at most ${channelsPerOrganization} channels.`);
  const row = await db.channel.create({
    data: {
      organizationId: actor.organizationId,
      type: kind,
      name: name ?? type.nameOf(settings).slice(0, longestName),
      config: sealConfig({ ...settings, ...made }),
      noticesPerMinute: noticesPerMinute ?? null,
    },
  });
  return { channel: viewChannel(row), secret: made?.secret ?? null };
}
