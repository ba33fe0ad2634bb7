import { log } from "@/lib/log";
import { enqueueDue } from "@/lib/monitor/enqueue-due";
import { announceScheduler } from "@/lib/region/announce-region";
import { tick } from "@/workers/tick";

/** Queues what is due in a region, each second. */
export function startScheduler(region: string): { stop(): Promise<void> } {
  const logger = log("scheduler");
  let last = 0;
  return tick(
    1000,
    async () => {
      last = await enqueueDue(region, last);
      await announceScheduler(region);
    },
    (error) => logger.warn({ error: String(error) }, "a tick failed; the next one follows in a second"),
  );
}
