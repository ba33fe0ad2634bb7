import { dropWaiting } from "@/lib/alert/drop-alerts";
import { channelChange } from "@/lib/channel/channel-input";
import type { ChannelView } from "@/lib/channel/view";
import { viewChannel } from "@/lib/channel/view-channel";
import { tenantDb } from "@/lib/db";
import { env } from "@/lib/env";
import { type FieldError, invalid } from "@/lib/errors";
import { checkTarget } from "@/lib/net/check-target";
import { makePolicy } from "@/lib/net/policy";
import type { Actor } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { findChannel, openConfig, sealConfig } from "./store";

const outOfUse = "The channel was out of use.";

/**
 * Changes a channel's name or destination, or takes it out of use and in use again. What waited to be sent
 * through it while it was out of use is given up.
 * @throws AppError `not-found`, or `invalid` naming the fields
 */
export async function updateChannel(actor: Actor, id: string, input: unknown): Promise<ChannelView> {
  const { name, address, url, enabled } = parse(channelChange, input);
  const db = tenantDb(actor.organizationId);
  const row = await findChannel(db, id);
  const problems: FieldError[] = [];
  if (address !== undefined && row.type !== "email")
    problems.push({ field: "address", message: "Only an e-mail channel has an address." });
  if (url !== undefined && row.type !== "webhook")
    problems.push({ field: "url", message: "Only a webhook has a URL." });
  const blocked = url === undefined ? null : await checkTarget(url, makePolicy(env().PROBE_ALLOW_PRIVATE));
  if (blocked !== null) problems.push({ field: "url", message: blocked });
  if (problems.length > 0) throw invalid(problems);
  const config = {
    ...openConfig(row.config),
    ...(address === undefined ? {} : { address }),
    ...(url === undefined ? {} : { url }),
  };
  const state =
    enabled === undefined
      ? {}
      : enabled
        ? { disabledAt: null, disabledReason: null }
        : { disabledAt: new Date(), disabledReason: "Switched off by hand." };
  // Before it is used again too: what was queued in the moment it went out of use would come long after.
  if (enabled === true && row.disabledAt !== null) await dropWaiting(actor.organizationId, row.id, outOfUse);
  await db.channel.update({
    where: { id: row.id },
    data: { config: sealConfig(config), ...(name === undefined ? {} : { name }), ...state },
  });
  if (enabled === false) await dropWaiting(actor.organizationId, row.id, outOfUse);
  return viewChannel(await findChannel(db, row.id));
}
