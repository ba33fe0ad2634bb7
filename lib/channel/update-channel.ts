import { dropWaiting } from "@/lib/alert/drop-alerts";
import { changeOf } from "@/lib/channel/channel-input";
import { checkSettings } from "@/lib/channel/check-settings";
import { channelTypeOf } from "@/lib/channel/registry";
import type { ChannelView } from "@/lib/channel/view";
import { viewChannel } from "@/lib/channel/view-channel";
import { tenantDb } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Actor } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { findChannel, openConfig, sealConfig } from "./store";

const outOfUse = "The channel was out of use.";

type Settings = Record<string, unknown>;

/** The stored settings with the given ones in their place; what is given as null goes. */
function merged(stored: Settings, given: Settings): Settings {
  return Object.fromEntries(Object.entries({ ...stored, ...given }).filter(([, value]) => value !== null));
}

const stateOf = (enabled: boolean | undefined) => {
  if (enabled === undefined) return {};
  return enabled
    ? { disabledAt: null, disabledReason: null }
    : { disabledAt: new Date(), disabledReason: "Switched off by hand." };
};

/**
 * Changes a channel's name or settings, or takes it out of use and in use again. What waited to be sent
 * through it while it was out of use is given up.
 * @throws AppError `not-found`, or `invalid` naming the fields
 */
export async function updateChannel(actor: Actor, id: string, input: unknown): Promise<ChannelView> {
  const db = tenantDb(actor.organizationId);
  const row = await findChannel(db, id);
  const type = channelTypeOf(row.type);
  if (type === null) throw new AppError("conflict", `Channels of the type ${row.type} cannot be changed here.`);
  const { name, enabled, noticesPerMinute, ...change } = parse(changeOf(type), input);
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const stored = openConfig(row.config);
  const settings = merged(stored, given);
  await checkSettings(type, { stored, given, settings });
  // Before it is used again too: what was queued in the moment it went out of use would come long after.
  if (enabled === true && row.disabledAt !== null) await dropWaiting(actor.organizationId, row.id, outOfUse);
  await db.channel.update({
    where: { id: row.id },
    data: {
      config: sealConfig(settings),
      ...(name === undefined ? {} : { name }),
      ...(noticesPerMinute === undefined ? {} : { noticesPerMinute }),
      ...stateOf(enabled),
    },
  });
  if (enabled === false) await dropWaiting(actor.organizationId, row.id, outOfUse);
  return viewChannel(await findChannel(db, row.id));
}
