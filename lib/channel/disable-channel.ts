import { dropWaiting } from "@/lib/alert/drop-alerts";
import { tellOwners } from "@/lib/channel/tell-owners";
import { tenantDb } from "@/lib/db";
import { log } from "@/lib/log";

/** Why a channel goes out of use: for people, and for the log of what waited for it. */
const reasons = {
  gone: { said: "The other side said:", dropped: "the other side said that it is gone." },
  unreachable: {
    said: "A notice was tried for three days and never taken. The last answer was:",
    dropped: "a notice was tried for three days and never taken.",
  },
} as const;

/** As long as a notice is tried: see `lib/alert/schedule.ts`. */
const triedForMs = 3 * 86_400_000;

/**
 * Takes a channel out of use because the other side said it is gone, or took nothing for as long as a notice is
 * tried, gives up what waits for it, and tells the organization's owners by mail. A channel that is out of use
 * already is left alone, so nobody is told twice.
 * @param answer what the other side said last
 */
export async function disableChannel(
  organizationId: string,
  channelId: string,
  why: keyof typeof reasons,
  answer: string,
): Promise<void> {
  const db = tenantDb(organizationId);
  const said = `${reasons[why].said} ${answer.slice(0, 200)}`;
  // What took another notice meanwhile is not unreachable: it refuses this one.
  const since = new Date(Date.now() - triedForMs);
  const untouched = { alerts: { none: { status: "delivered", deliveredAt: { gt: since } } } };
  const { count } = await db.channel.updateMany({
    where: { id: channelId, disabledAt: null, ...(why === "unreachable" ? untouched : {}) },
    data: { disabledAt: new Date(), disabledReason: said },
  });
  if (count === 0) return;
  log("channel").warn({ channelId, why }, "a channel was disabled");
  await dropWaiting(organizationId, channelId, `The channel was disabled: ${reasons[why].dropped}`);
  await tellOwners(organizationId, channelId, said);
}
