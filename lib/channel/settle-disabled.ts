import { dropWaiting } from "@/lib/alert/drop-alerts";
import { tellOwners } from "@/lib/channel/tell-owners";
import { log } from "@/lib/log";
import { claimDisabled, ownersTold } from "./store";

/**
 * Gives up what waits for channels that went out of use, and tells their owners by mail. What fails, or is cut off by
 * the end of a process, is done again a minute later, for three days.
 */
export async function settleDisabled(): Promise<void> {
  for (const { id, organizationId, reason, abandoned } of await claimDisabled()) {
    await dropWaiting(organizationId, id, `The channel was disabled. ${reason}`);
    const told = await tellOwners(organizationId, id, reason);
    if (told || abandoned) await ownersTold(id);
    else log("channel").warn({ channelId: id }, "an owner could not be told of a channel; trying again");
  }
}
