import { tenantDb } from "@/lib/db";
import { env } from "@/lib/env";
import { sendChannelDisabledMail } from "@/lib/mail/channel-mail";
import { openConfig } from "./store";

/**
 * Tells an organization's owners, at their confirmed addresses, that a channel is out of use; not at the address
 * that is the channel itself, which is what does not work.
 * @returns whether nobody is left to tell: an address that refuses mail for good cannot be told
 */
export async function tellOwners(organizationId: string, channelId: string, reason: string): Promise<boolean> {
  const db = tenantDb(organizationId);
  const [channel, owners] = await Promise.all([
    db.channel.findFirst({ where: { id: channelId }, select: { name: true, config: true } }),
    db.member.findMany({
      where: { role: "owner", user: { emailVerified: true } },
      select: { user: { select: { email: true } } },
    }),
  ]);
  if (!channel) return true;
  const url = `${env().APP_URL}/channels/${channelId}`;
  const address = openConfig(channel.config)["address"];
  const dead = typeof address === "string" ? address.toLowerCase() : null;
  let told = true;
  for (const { user } of owners) {
    if (user.email.toLowerCase() === dead) continue;
    const result = await sendChannelDisabledMail({ to: user.email, channel: channel.name, reason, url });
    if (result.outcome === "retry" || result.outcome === "away") told = false;
  }
  return told;
}
