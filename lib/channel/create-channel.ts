import { type ChannelInput, channelInput } from "@/lib/channel/channel-input";
import type { ChannelView } from "@/lib/channel/view";
import { viewChannel } from "@/lib/channel/view-channel";
import { newSecret } from "@/lib/channel/webhook";
import { tenantDb } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError, invalid } from "@/lib/errors";
import { checkTarget } from "@/lib/net/check-target";
import { makePolicy } from "@/lib/net/policy";
import type { Actor } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { sealConfig } from "./store";

const channelsPerOrganization = 100;

async function configOf(
  input: ChannelInput,
): Promise<{ config: Record<string, string>; secret: string | null; name: string }> {
  if (input.type === "email")
    return { config: { address: input.address }, secret: null, name: input.name ?? input.address };
  const problem = await checkTarget(input.url, makePolicy(env().PROBE_ALLOW_PRIVATE));
  if (problem !== null) throw invalid([{ field: "url", message: problem }]);
  const secret = newSecret();
  return { config: { url: input.url, secret }, secret, name: input.name ?? new URL(input.url).host };
}

/**
 * Adds a channel. A webhook's signing secret is in the answer, this once.
 * @throws AppError `invalid` naming the fields, `limit` when there are too many
 */
export async function createChannel(
  actor: Actor,
  input: unknown,
): Promise<{ channel: ChannelView; secret: string | null }> {
  const wanted = parse(channelInput, input);
  const { config, secret, name } = await configOf(wanted);
  const db = tenantDb(actor.organizationId);
  if ((await db.channel.count()) >= channelsPerOrganization)
    throw new AppError("limit", `An organization has at most ${channelsPerOrganization} channels.`);
  const row = await db.channel.create({
    data: { organizationId: actor.organizationId, type: wanted.type, name, config: sealConfig(config) },
  });
  return { channel: viewChannel(row), secret };
}
