import type { TenantTx } from "@/lib/db";
import { log } from "@/lib/log";

/** Why a channel goes out of use. */
export type EndReason = "gone" | "unreachable" | "refused";

const words: Record<EndReason, string> = {
  gone: "The other side said:",
  unreachable: "A notice was tried for three days and never taken. The last answer was:",
  refused: "Three notices in a row were refused. The last answer was:",
};

/** As long as a notice is tried: see `lib/alert/schedule.ts`. */
const triedForMs = 3 * 86_400_000;
const refusalsInARow = 3;

/** Whether the other side refused the last few notices for good. What was given up unsent took no time and does not count. */
async function refusesAll(tx: TenantTx, channelId: string): Promise<boolean> {
  const last = await tx.alertAttempt.findMany({
    where: { alert: { channelId }, outcome: { in: ["delivered", "dead"] }, durationMs: { gt: 0 } },
    orderBy: [{ at: "desc" }],
    take: refusalsInARow,
    select: { outcome: true },
  });
  return last.length === refusalsInARow && last.every(({ outcome }) => outcome === "dead");
}

/**
 * Takes a channel out of use because the other side said it is gone, took nothing for as long as a notice is
 * tried, or refused three in a row. Runs in the transaction that writes down the last try, so that neither is
 * without the other; what follows from it is `settleDisabled`'s. A channel that is out of use is left alone.
 * @param answer what the other side said last
 * @returns whether it went out of use now
 */
export async function disableChannel(
  tx: TenantTx,
  channelId: string,
  why: EndReason,
  answer: string,
): Promise<boolean> {
  if (why === "refused" && !(await refusesAll(tx, channelId))) return false;
  // What took another notice meanwhile is not unreachable: it refuses this one.
  const since = new Date(Date.now() - triedForMs);
  const untouched = { alerts: { none: { status: "delivered", deliveredAt: { gt: since } } } };
  const now = new Date();
  const { count } = await tx.channel.updateMany({
    where: { id: channelId, disabledAt: null, ...(why === "unreachable" ? untouched : {}) },
    data: { disabledAt: now, ownersDueAt: now, disabledReason: `${words[why]} ${answer.slice(0, 200)}` },
  });
  if (count > 0) log("channel").warn({ channelId, why }, "a channel was disabled");
  return count > 0;
}
