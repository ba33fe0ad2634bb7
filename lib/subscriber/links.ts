import { type Addressed, pageAddress } from "@/lib/status-page/address";
import { subscriberLimits } from "@/lib/subscriber/subscriber";
import { signToken } from "@/lib/subscriber/token";

const dayMs = 86_400_000;

/** The links of one subscriber, at the page's own address. @param now from which a link to confirm lasts its days */
export function subscriberLinks(page: Addressed, subscriberId: string, now: Date) {
  const base = pageAddress(page);
  const ends = new Date(now.getTime() + subscriberLimits.confirmDays * dayMs);
  return {
    confirm: `${base}/subscription?confirm=${signToken("confirm", subscriberId, ends)}`,
    manage: `${base}/subscription?token=${signToken("manage", subscriberId)}`,
    leave: `${base}/unsubscribe?token=${signToken("leave", subscriberId)}`,
  };
}
