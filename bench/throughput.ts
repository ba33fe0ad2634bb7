import { get } from "node:http";
import { performance } from "node:perf_hooks";
import { limiter } from "@/lib/check/limiter";
import { runBatch } from "@/lib/check/run-batch";
import { pool } from "@/lib/db";
import { forgetEnv } from "@/lib/env";
import { databaseSecond } from "@/lib/monitor/due-monitors";
import { makePolicy } from "@/lib/net/policy";
import { enqueueChecks, workOnChecks } from "@/lib/queue/check-job";
import { shutDown } from "@/lib/queue/shut-down";
import { newOrganization } from "@/lib/testing/factories";

const monitors = 2000;
const rounds = 10;
const concurrency = 200;

type Cost = { perSecond: number; cpuMs: number };

async function measure(count: number, work: () => Promise<void>): Promise<Cost> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1000;
  const used = process.cpuUsage(cpu);
  return {
    perSecond: Math.round(count / seconds),
    cpuMs: Number(((used.user + used.system) / 1000 / count).toFixed(3)),
  };
}

const request = (url: string): Promise<void> =>
  new Promise((resolve, reject) => {
    get(url, { agent: false }, (response) => {
      response.resume();
      response.on("end", resolve);
    }).on("error", reject);
  });

/** The limit: fresh-connection requests and nothing else. */
function bareLoop(url: string): Promise<Cost> {
  const count = monitors * rounds;
  let left = count;
  const lane = async (): Promise<void> => {
    while (left-- > 0) await request(url);
  };
  return measure(count, async () => {
    await Promise.all(Array.from({ length: concurrency }, lane));
  });
}

async function addMonitors(url: string, region: string): Promise<string[]> {
  const { organizationId } = await newOrganization();
  const { rows } = await pool().query<{ id: string }>(
    `insert into monitor (id, organization_id, name, type, url, expect, interval_seconds, timeout_ms, regions, tags, phase, updated_at)
     select gen_random_uuid(), $1, 'bench ' || n, 'http', $2, '{}', 3600, 5000, array[$3], '{}', 0, now() from generate_series(1, $4) n returning id`,
    [organizationId, url, region, monitors],
  );
  return rows.map((row) => row.id);
}

/** The whole path: queue, probe, classify, record. Every check of every round is waited for. */
async function wholePath(url: string, region: string): Promise<Cost> {
  const ids = await addMonitors(url, region);
  const batch = { policy: makePolicy(true), limit: limiter(concurrency), smearMs: 0 };
  const wanted = monitors * rounds;
  let recorded = 0;
  let done: () => void = () => {};
  const worker = workOnChecks(
    region,
    async (job) => {
      const count = await runBatch(job, batch);
      recorded += count;
      if (recorded >= wanted) done();
    },
    { concurrency: 8, onError: (error) => console.error(error) },
  );
  await worker.waitUntilReady();
  const first = (await databaseSecond()) - rounds * 4;
  // A first round, not counted, brings every monitor from pending to up.
  await new Promise<void>((resolve) => {
    recorded = wanted - monitors;
    done = resolve;
    void enqueueChecks(region, first, "due", ids);
  });
  recorded = 0;
  const cost = await measure(
    wanted,
    () =>
      new Promise<void>((resolve, reject) => {
        done = resolve;
        void (async () => {
          for (let round = 1; round <= rounds; round++) await enqueueChecks(region, first + round, "due", ids);
        })().catch(reject);
      }),
  );
  await worker.close();
  return cost;
}

/** Checks per second and CPU a check, beside the bare loop before and after it. */
export async function measureThroughput(url: string, backend: "redis" | "postgres"): Promise<Record<string, unknown>> {
  const redisUrl = process.env.REDIS_URL;
  if (backend === "postgres") process.env.REDIS_URL = "";
  forgetEnv();
  const before = await bareLoop(url);
  const path = await wholePath(url, `bench-${backend}`);
  const after = await bareLoop(url);
  await shutDown();
  if (redisUrl !== undefined) process.env.REDIS_URL = redisUrl;
  forgetEnv();
  const limit = (before.perSecond + after.perSecond) / 2;
  return {
    bench: "throughput",
    backend,
    checks: monitors * rounds,
    checksPerSecond: path.perSecond,
    cpuMsPerCheck: path.cpuMs,
    limit: "bare node:http loop, fresh connection, same target, same run",
    limitPerSecond: Math.round(limit),
    limitCpuMs: Number(((before.cpuMs + after.cpuMs) / 2).toFixed(3)),
    ratio: Number((path.perSecond / limit).toFixed(3)),
  };
}
