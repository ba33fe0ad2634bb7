import { dropWaiting } from "@/lib/alert/drop-alerts";
import { tellOwners } from "@/lib/channel/tell-owners";
import { tenantDb } from "@/lib/db";
import { readMuteLink } from "@/lib/mail/mute-link";
import { openConfig } from "./store";

const reason = "Ended by the link in a mail, by whoever reads this address.";

/** What whoever has a link may see: the address that it is about, and whether mails go there. */
export type MutedAddress = { address: string; muted: boolean };

type Followed = MutedAddress & { organizationId: string; channelId: string };

/** A link to another address than the channel has now is as worthless as a forged one, and looks the same. */
async function follow(token: string): Promise<Followed | null> {
  const link = readMuteLink(token);
  if (link === null) return null;
  const { organizationId, channelId } = link;
  const channel = await tenantDb(organizationId).channel.findFirst({ where: { id: channelId } });
  const address = channel === null ? undefined : openConfig(channel.config)["address"];
  if (typeof address !== "string" || !link.isFor(address)) return null;
  return { organizationId, channelId, address, muted: channel?.disabledAt !== null };
}

/** What a link shows before anything is done. @returns null for one that is not valid or not any more */
export async function viewMuted(token: string): Promise<MutedAddress | null> {
  const followed = await follow(token);
  return followed && { address: followed.address, muted: followed.muted };
}

/**
 * Takes the one channel that a link was sent through out of use, gives up what waits for it and tells the owners;
 * nothing else of the organization changes. A channel that is out of use stays so.
 * @returns false for a link that is not valid or not any more
 */
export async function muteChannel(token: string): Promise<boolean> {
  const followed = await follow(token);
  if (followed === null) return false;
  const { organizationId, channelId } = followed;
  const { count } = await tenantDb(organizationId).channel.updateMany({
    where: { id: channelId, disabledAt: null },
    data: { disabledAt: new Date(), disabledReason: reason },
  });
  if (count === 0) return true;
  await dropWaiting(organizationId, channelId, "The channel was ended by whoever reads its address.");
  await tellOwners(organizationId, channelId, reason);
  return true;
}
