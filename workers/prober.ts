import { limiter } from "@/lib/check/limiter";
import { runBatch } from "@/lib/check/run-batch";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { makePolicy } from "@/lib/net/policy";
import { workOnChecks } from "@/lib/queue/check-job";
import { announceRegion } from "@/lib/region/announce-region";
import { TriageDesk } from "@/lib/triage/triage-desk";
import { tick } from "@/workers/tick";

const batchesAtOnce = 8;
const smearMs = 900;

/** Works on a region's queue of checks. */
export function startProber(region: string): { stop(): Promise<void> } {
  const logger = log("prober");
  const policy = makePolicy(env().PROBE_ALLOW_PRIVATE);
  const triage = new TriageDesk(policy);
  const batch = { policy, triage, limit: limiter(env().PROBE_CONCURRENCY) };
  const worker = workOnChecks(
    region,
    async (job) => {
      await runBatch(job, { ...batch, smearMs });
    },
    { concurrency: batchesAtOnce, onError: (error) => logger.error({ error: error.message }, "a batch failed") },
  );
  const announcing = tick(
    10_000,
    () => announceRegion(region),
    (error) => logger.warn({ error: String(error) }, "the region could not be announced"),
  );
  return {
    stop: async () => {
      await announcing.stop();
      await worker.close();
      await triage.stop();
    },
  };
}
