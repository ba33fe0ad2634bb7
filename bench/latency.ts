import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer, request as httpRequest, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { createChannel } from "@/lib/channel/create-channel";
import { closeDb, pool } from "@/lib/db";
import { startPostgres } from "@/lib/embedded/start-postgres";
import { forgetEnv } from "@/lib/env";
import { createMonitor } from "@/lib/monitor/create-monitor";
import { databaseSecond } from "@/lib/monitor/due-monitors";
import type { Actor } from "@/lib/organization/actor";
import { enqueueChecks } from "@/lib/queue/check-job";
import { shutDown } from "@/lib/queue/shut-down";
import { newOrganization } from "@/lib/testing/factories";
import { migrate } from "@/prisma/migrate";

const rounds = 100;
const region = "bench-latency";

/** What was seen of one monitor: when its first failing answer went out, and when its notice came in. */
type Seen = { failedAt: number; toldAt: PromiseWithResolvers<number> };

async function listen(answer: RequestListener, host = "127.0.0.1"): Promise<{ url: string; server: Server }> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return { server, url: `http://${host}:${(server.address() as AddressInfo).port}` };
}

const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((one, other) => one - other);
  return Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2));
};

function post(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url, { method: "POST", agent: false }, (response) => {
      response.resume().on("end", resolve);
    });
    sent.on("error", reject).end("{}");
  });
}

/** The limit: one commit that is on the disk, and one request to the same receiver. Milliseconds each. */
async function measureLimit(url: string): Promise<number[]> {
  await pool().query("create table if not exists bench_commit (at timestamptz not null)");
  const taken: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    await pool().query("insert into bench_commit values (clock_timestamp())");
    await post(`${url}/limit`);
    taken.push(performance.now() - started);
  }
  await pool().query("drop table bench_commit");
  return taken;
}

/** The product's own processes, which say on standard error that they work. */
async function startWorkers(): Promise<ChildProcess> {
  const root = join(import.meta.dirname, "..");
  const worker = spawn(process.execPath, ["--import", "tsx", join(root, "workers/main.ts"), "prober", "alerter"], {
    cwd: root,
    env: { ...process.env, REGION: region, LOG_LEVEL: "info" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  worker.stderr.on("data", (text: Buffer) => {
    said += text.toString();
  });
  for (const until = performance.now() + 60_000; !said.includes('"msg":"working"'); await sleep(50))
    if (performance.now() > until || worker.exitCode !== null) throw new Error(`The workers did not start: ${said}`);
  return worker;
}

const check = async (id: string): Promise<void> => enqueueChecks(region, await databaseSecond(), "now", [id]);

async function untilUp(ids: readonly string[]): Promise<void> {
  for (const until = performance.now() + 60_000; performance.now() < until; await sleep(50)) {
    const { rows } = await pool().query<{ left: number }>(
      "select count(*)::int as left from monitor where id = any($1::uuid[]) and state <> 'up'",
      [ids],
    );
    if (rows[0]?.left === 0) return;
  }
  throw new Error("The monitors did not come up.");
}

type Stage = { actor: Actor; targets: readonly string[]; seen: Map<string, Seen> };

/** Lets monitors fail one after the other. @returns the time from the failing answer to the notice, milliseconds each */
async function failOneByOne({ actor, targets, seen }: Stage, name: string, channelIds: string[]): Promise<number[]> {
  const ids: string[] = [];
  for (let index = 0; index < rounds; index++) {
    const url = `${targets[index]}/${name}-${index}`;
    const monitor = {
      name: `${name}-${index}`,
      url,
      intervalSeconds: 3600,
      confirmations: 0,
      regions: [region],
      channelIds,
    };
    ids.push((await createMonitor(actor, monitor)).id);
  }
  await untilUp(ids);
  const taken: number[] = [];
  for (const [index, id] of ids.entries()) {
    // A second slot in the second of the first one would not be recorded.
    if (index === 0) await sleep(1100);
    const one: Seen = { failedAt: 0, toldAt: Promise.withResolvers() };
    seen.set(`${name}-${index}`, one);
    await check(id);
    taken.push((await one.toldAt.promise) - one.failedAt);
  }
  return taken;
}

async function withOwnDatabase<T>(work: () => Promise<T>): Promise<T> {
  const usual = process.env["DATABASE_URL"];
  const folder = await mkdtemp(join(tmpdir(), "hopcheck-latency-"));
  await chmod(folder, 0o711);
  // What the tests use trades safety for speed; here a commit is on the disk.
  const postgres = await startPostgres({ folder: join(folder, "postgres"), password: "of-the-bench" });
  try {
    await migrate(postgres.url);
    process.env["DATABASE_URL"] = postgres.url;
    forgetEnv();
    await closeDb();
    return await work();
  } finally {
    await shutDown();
    process.env["DATABASE_URL"] = usual;
    forgetEnv();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(): Promise<{ limit: number[]; path: number[]; beside: number[] }> {
  const seen = new Map<string, Seen>();
  const answer: RequestListener = (request, response) => {
    const one = seen.get((request.url ?? "").slice(1));
    if (one && one.failedAt === 0) one.failedAt = performance.now();
    response.writeHead(one ? 503 : 200).end();
  };
  // A host for each, for what fails together on one host is told once.
  const targets = await Promise.all(
    Array.from({ length: 2 * rounds }, (_, index) => listen(answer, `127.78.0.${index + 1}`)),
  );
  const receiver = await listen((request, response) => {
    const at = performance.now();
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      response.writeHead(204).end();
      if (request.url === "/well") seen.get(JSON.parse(body).data.monitor.name)?.toldAt.resolve(at);
    });
  });
  const hanging = await listen(() => undefined);
  const workers = await startWorkers();
  try {
    const { actor } = await newOrganization();
    const well = (await createChannel(actor, { type: "webhook", url: `${receiver.url}/well` })).channel.id;
    const hangs = (await createChannel(actor, { type: "webhook", url: `${hanging.url}/hangs` })).channel.id;
    await pool().query("update channel set notices_per_minute = 100000");
    const urls = targets.map(({ url }) => url);
    const limit = await measureLimit(receiver.url);
    const path = await failOneByOne({ actor, targets: urls.slice(0, rounds), seen }, "alone", [well]);
    const beside = await failOneByOne({ actor, targets: urls.slice(rounds), seen }, "beside", [well, hangs]);
    return { limit, path, beside };
  } finally {
    workers.kill("SIGKILL");
    if (workers.exitCode === null && workers.signalCode === null) await once(workers, "exit");
    for (const { server } of [...targets, receiver, hanging]) {
      server.closeAllConnections();
      server.close();
    }
  }
}

/**
 * From the first failing answer to the webhook received, without confirmations: every step on the disk before the
 * next. Once alone, and once beside a receiver that hangs.
 */
export async function measureLatency(backend: "redis" | "postgres"): Promise<Record<string, unknown>> {
  const redisUrl = process.env["REDIS_URL"];
  if (backend === "postgres") process.env["REDIS_URL"] = "";
  const { limit, path, beside } = await withOwnDatabase(measure);
  if (redisUrl !== undefined) process.env["REDIS_URL"] = redisUrl;
  forgetEnv();
  return {
    bench: "latency",
    backend,
    notices: rounds,
    p50Ms: quantile(path, 0.5),
    p95Ms: quantile(path, 0.95),
    besideHangingReceiverP95Ms: quantile(beside, 0.95),
    limit: "one commit on the disk and one request to the same receiver, same run",
    limitP50Ms: quantile(limit, 0.5),
    limitP95Ms: quantile(limit, 0.95),
    ratioP50: Number((quantile(path, 0.5) / quantile(limit, 0.5)).toFixed(1)),
  };
}
