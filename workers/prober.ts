import { limiter } from "@/lib/check/limiter";
import { runBatch } from "@/lib/check/run-batch";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { makePolicy } from "@/lib/net/policy";
import { workOnChecks } from "@/lib/queue/check-job";
import { announceRegion } from "@/lib/region/announce-region";
import { RegionSight } from "@/lib/region/region-sight";
import { TriageDesk } from "@/lib/triage/triage-desk";
import { tick } from "@/workers/tick";

const batchesAtOnce = 8;
const smearMs = 900;

/** Works on a region's queue of checks. */
export function startProber(region: string): { stop(): Promise<void> } {
  const logger = log("prober");
  const policy = makePolicy(env().PROBE_ALLOW_PRIVATE);
  const triage = new TriageDesk(policy);
  const sight = new RegionSight(region);
  let recorded = false;
  const batch = { policy, triage, sight, limit: limiter(env().PROBE_CONCURRENCY) };
  const worker = workOnChecks(
    region,
    async (job) => {
      if ((await runBatch(job, { ...batch, smearMs })) > 0) recorded = true;
    },
    { concurrency: batchesAtOnce, onError: (error) => logger.error({ error: error.message }, "a batch failed") },
  );
  const announcing = tick(
    10_000,
    async () => {
      await announceRegion(region, recorded);
      recorded = false;
    },
    (error) => logger.warn({ error: String(error) }, "the region could not be announced"),
  );
  return {
    stop: async () => {
      await announcing.stop();
      await worker.close();
      await sight.stop();
      await triage.stop();
    },
  };
}
