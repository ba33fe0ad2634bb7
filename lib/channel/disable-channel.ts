import { dropWaiting } from "@/lib/alert/drop-alerts";
import { tellOwners } from "@/lib/channel/tell-owners";
import { tenantDb } from "@/lib/db";
import { log } from "@/lib/log";

/**
 * Takes a channel out of use because the other side said it is gone, gives up what waits for it, and tells
 * the organization's owners by mail. A channel that is out of use already is left alone.
 * @param reason what the other side said
 */
export async function disableChannel(organizationId: string, channelId: string, reason: string): Promise<void> {
  const db = tenantDb(organizationId);
  const said = `The other side said: ${reason.slice(0, 200)}`;
  const { count } = await db.channel.updateMany({
    where: { id: channelId, disabledAt: null },
    data: { disabledAt: new Date(), disabledReason: said },
  });
  if (count === 0) return;
  log("channel").warn({ channelId }, "a channel was disabled by its receiver");
  await dropWaiting(organizationId, channelId, "The channel was disabled: the other side said that it is gone.");
  await tellOwners(organizationId, channelId, said);
}
