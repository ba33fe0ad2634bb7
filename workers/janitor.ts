import { forgetAnswers } from "@/lib/api/forget-answers";
import { keepPartitions } from "@/lib/check/keep-partitions";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { rollUpRecentHours } from "@/lib/uptime/roll-up-hours";
import { tick } from "@/workers/tick";

/** Sums hours and keeps the table of checks in shape, each minute. */
export function startJanitor(): { stop(): Promise<void> } {
  const logger = log("janitor");
  return tick(
    60_000,
    async () => {
      const dropped = await keepPartitions(env().CHECK_RETENTION_DAYS);
      if (dropped.length > 0) logger.info({ dropped }, "checks past retention were dropped");
      await rollUpRecentHours(new Date());
      await forgetAnswers();
    },
    (error) => logger.warn({ error: String(error) }, "a round failed; the next one follows in a minute"),
  );
}
