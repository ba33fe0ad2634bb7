import type { ChannelForm, ChannelSettings } from "@/lib/channel/form";
import { formOf } from "@/lib/channel/form-of";
import { channelTypeOf } from "@/lib/channel/registry";
import { tenantDb } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";
import { findChannel, openConfig } from "./store";

/**
 * The form of a stored channel and what it is filled with. Secrets stay behind: only that they are there is told.
 * @returns null for a kind that is not known here
 * @throws AppError `not-found`
 */
export async function getSettings(
  actor: Actor,
  id: string,
): Promise<{ form: ChannelForm; settings: ChannelSettings } | null> {
  const row = await findChannel(tenantDb(actor.organizationId), id);
  const type = channelTypeOf(row.type);
  if (type === null) return null;
  const config = openConfig(row.config);
  const form = formOf(type);
  const kept = form.fields.filter(({ name }) => config[name] !== undefined);
  const values = kept.filter(({ secret }) => !secret).map(({ name }) => [name, String(config[name])]);
  return {
    form,
    settings: {
      values: Object.fromEntries(values),
      stored: kept.filter(({ secret }) => secret).map(({ name }) => name),
    },
  };
}
