import { followIncidents } from "@/lib/announcement/follow-incidents";
import { forgetAnswers } from "@/lib/api/forget-answers";
import { keepPartitions } from "@/lib/check/keep-partitions";
import { env } from "@/lib/env";
import { calmFlapping } from "@/lib/incident/calm-flapping";
import { releaseQuiet } from "@/lib/incident/release-quiet";
import { log } from "@/lib/log";
import { sendHeartbeat } from "@/lib/operator/send-heartbeat";
import { checkDomains } from "@/lib/status-page/check-domains";
import { rollUpRecentHours } from "@/lib/uptime/roll-up-hours";
import { tick } from "@/workers/tick";
import { followWindows } from "@/workers/windows";

const releaseEachMs = 3000;
const followEachMs = 2000;

/**
 * Sums hours and keeps the table of checks in shape, each minute; tells of what was quiet and ends what flapped, each few seconds; beats
 * while all is well, each minute.
 */
export function startJanitor(): { stop(): Promise<void> } {
  const logger = log("janitor");
  let after = "";
  let calmed = "";
  const windows = followWindows();
  const releasing = tick(
    releaseEachMs,
    async () => {
      ({ after } = await releaseQuiet(after));
      calmed = await calmFlapping(calmed);
    },
    (error) => logger.warn({ error: String(error) }, "quiet incidents could not be looked at; the next round follows"),
  );
  const following = tick(followEachMs, followIncidents, (error) =>
    logger.warn({ error: String(error) }, "incidents could not be announced; the next round follows"),
  );
  const beating = tick(60_000, sendHeartbeat, (error) =>
    logger.warn({ error: String(error) }, "the heartbeat failed; the next one follows in a minute"),
  );
  const cleaning = tick(
    60_000,
    async () => {
      const dropped = await keepPartitions(env().CHECK_RETENTION_DAYS);
      if (dropped.length > 0) logger.info({ dropped }, "checks past retention were dropped");
      await rollUpRecentHours(new Date());
      await forgetAnswers();
      await checkDomains(new Date());
    },
    (error) => logger.warn({ error: String(error) }, "a round failed; the next one follows in a minute"),
  );
  return {
    stop: async () => {
      await Promise.all([releasing.stop(), following.stop(), beating.stop(), cleaning.stop(), windows.stop()]);
    },
  };
}
