import { tenantDb } from "@/lib/db";
import { log } from "@/lib/log";

/** Takes a channel out of use because the other side said it is gone. What was still to be sent through it stays in the log. */
export async function disableChannel(organizationId: string, channelId: string, reason: string): Promise<void> {
  const { count } = await tenantDb(organizationId).channel.updateMany({
    where: { id: channelId, disabledAt: null },
    data: { disabledAt: new Date(), disabledReason: `The other side said: ${reason.slice(0, 200)}` },
  });
  if (count > 0) log("channel").warn({ channelId }, "a channel was disabled by its receiver");
}
