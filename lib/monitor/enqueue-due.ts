import { claimConfirmations, databaseSecond, dueMonitors } from "@/lib/monitor/due-monitors";
import { enqueueChecks } from "@/lib/queue/check-job";

/** A scheduler that was away skips what is older than this; replaying it would be a burst. */
const catchUpSeconds = 3;

/**
 * Queues what has fallen due in a region since the last tick. Any number of schedulers may do it:
 * a batch has the same job id from each.
 * @param lastSecond the second the last tick ended with, 0 for the first
 * @returns the second this tick ended with
 */
export async function enqueueDue(region: string, lastSecond: number): Promise<number> {
  const now = await databaseSecond();
  const from = Math.max(lastSecond + 1, now - (lastSecond === 0 ? 0 : catchUpSeconds));
  for (let second = from; second <= now; second++) {
    const due = await dueMonitors(region, second);
    if (due.length > 0) await enqueueChecks(region, second, "due", due);
  }
  const confirmations = await claimConfirmations(region);
  if (confirmations.length > 0) await enqueueChecks(region, now, "confirm", confirmations);
  return Math.max(now, lastSecond);
}
