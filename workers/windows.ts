import { log } from "@/lib/log";
import { planAhead } from "@/lib/maintenance/plan-ahead";
import { turnWindows } from "@/lib/maintenance/turn-windows";
import { tick } from "@/workers/tick";

const turnEachMs = 5000;
const planEachMs = 3_600_000;

/** Notes which maintenance windows begin and end, each few seconds, and plans them weeks ahead, each hour. */
export function followWindows(): { stop(): Promise<void> } {
  const logger = log("maintenance");
  const jobs = [
    tick(
      turnEachMs,
      () => turnWindows(),
      (error) => logger.warn({ error: String(error) }, "windows could not be followed; the next round follows"),
    ),
    tick(planEachMs, planAhead, (error) =>
      logger.warn({ error: String(error) }, "windows could not be planned ahead; trying again in an hour"),
    ),
  ];
  return {
    stop: async () => {
      await Promise.all(jobs.map((job) => job.stop()));
    },
  };
}
