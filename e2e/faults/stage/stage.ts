import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Hindrance, Monitor, Reading } from "@/e2e/faults/record";
import { failingName, type Outage, outagesOf, type Plan, targetsOf } from "@/e2e/faults/schedule";
import { type MailServer, startMailServer } from "@/e2e/faults/stage/mail-server";
import { type Origin, startOrigin } from "@/e2e/faults/stage/origin";
import { type PostgresServer, startDatabase } from "@/e2e/faults/stage/postgres";
import { type RedisServer, startRedis } from "@/e2e/faults/stage/redis";
import { type Relay, startRelay } from "@/e2e/faults/stage/relay";
import { startWebhookReceiver, type WebhookReceiver } from "@/e2e/faults/stage/webhook-receiver";
import { type Role, startWorker, type WorkerProcess } from "@/e2e/faults/stage/worker";
import { createUser } from "@/lib/account/create-user";
import { healthReport } from "@/lib/api/health-report";
import { createChannel } from "@/lib/channel/create-channel";
import { pool } from "@/lib/db";
import { createMonitor } from "@/lib/monitor/create-monitor";
import type { Actor } from "@/lib/organization/actor";

export type Backend = "redis" | "postgres";

/** What a run is made of. */
export type Setting = {
  plan: Plan;
  intervalSeconds: number;
  confirmations: number;
  /** The processes, by name, and what each does. */
  workers: Readonly<Record<string, readonly Role[]>>;
  workerEnv?: Record<string, string>;
  /** Gives Postgres a small disk of its own, where this machine lets us. */
  diskMegabytes?: number;
  /** Whether channels gather many notices into digests, as they do unless they are told not to. */
  digests?: boolean;
  /** Where the webhook channels go; two when absent. */
  webhookPaths?: readonly string[];
};

/** The owner of the organization, who hears of channels that end. */
export const ownerAddress = "owner@example.com";

/** Every part of a run, and the hands of a fault on them. */
export type Stage = {
  backend: Backend;
  setting: Setting;
  folder: string;
  actor: Actor;
  organizationId: string;
  apiKey: string;
  origin: Origin;
  webhooks: WebhookReceiver;
  mail: MailServer;
  /** Between every worker and the mail server. */
  mailLine: Relay;
  postgres: PostgresServer;
  /** Null where the queue is in Postgres. */
  redis: RedisServer | null;
  workers: Map<string, WorkerProcess>;
  monitors: Monitor[];
  channels: { id: string; path: string | null; address: string | null }[];
  outages: readonly Outage[];
  hindrances: Hindrance[];
  health: Reading[];
  /** When the schedule began; 0 before. */
  start: number;
  worker: (name: string) => WorkerProcess;
  /** Adds a process. */
  add: (name: string, roles: readonly Role[], env?: Record<string, string>) => Promise<WorkerProcess>;
  /** Waits until so many seconds of the schedule have passed. */
  until: (second: number) => Promise<void>;
  /** Notes a time in which checks or notices may be held up. */
  during: (holdsUp: Hindrance["holdsUp"], work: () => Promise<void>) => Promise<void>;
  begin: () => void;
  stop: () => Promise<void>;
};

const webhookPaths = ["/one", "/two"] as const;
const addresses = ["one@example.com", "two@example.com"] as const;

async function addChannels(
  actor: Actor,
  webhooks: WebhookReceiver,
  hooks: readonly string[],
): Promise<Stage["channels"]> {
  const made: Stage["channels"] = [];
  for (const hook of hooks) {
    const { channel } = await createChannel(actor, { type: "webhook", url: webhooks.urlOf(hook) });
    made.push({ id: channel.id, path: hook, address: null });
  }
  for (const address of addresses) {
    const { channel } = await createChannel(actor, { type: "email", address });
    made.push({ id: channel.id, path: null, address });
  }
  return made;
}

async function addMonitors(
  actor: Actor,
  { plan, intervalSeconds, confirmations }: Setting,
  origin: Origin,
  channelIds: readonly string[],
): Promise<Monitor[]> {
  const monitors: Monitor[] = [];
  for (const target of targetsOf(plan)) {
    const { id } = await createMonitor(actor, {
      name: target,
      url: origin.urlOf(target),
      intervalSeconds: Math.max(5, intervalSeconds),
      timeoutMs: Math.min(4000, intervalSeconds * 2000),
      confirmations,
      recoveryConfirmations: 0,
      channelIds,
    });
    monitors.push({ id, target, steady: !target.startsWith(failingName(0).slice(0, -1)), intervalSeconds });
  }
  // A person may not ask for less than five seconds; here time is short.
  await pool().query("update monitor set interval_seconds = $1", [intervalSeconds]);
  return monitors;
}

async function untilAllUp(): Promise<void> {
  for (const until = performance.now() + 90_000; performance.now() < until; await sleep(100)) {
    const { rows } = await pool().query<{ left: number }>(
      "select count(*)::int as left from monitor where state <> 'up'",
    );
    if (rows[0]?.left === 0) return;
  }
  throw new Error("The monitors did not come up before the fault.");
}

/** Asks for the health report each second, as a watcher from outside does. */
function watchHealth(health: Reading[]): () => Promise<void> {
  let stopped = false;
  const watching = (async () => {
    while (!stopped) {
      const at = Date.now();
      const { status } = await healthReport(new Date());
      health.push({ at, status });
      await sleep(1000, undefined, { ref: false });
    }
  })();
  return async () => {
    stopped = true;
    await watching;
  };
}

/**
 * Starts every part on ports of its own and waits until each monitor is up.
 * @param template a folder of `makeTemplate`
 */
export async function startStage(setting: Setting, backend: Backend, template: string): Promise<Stage> {
  const folder = await mkdtemp(path.join(tmpdir(), "hopcheck-fault-"));
  await chmod(folder, 0o711);
  const undo: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const stop = async (): Promise<void> => {
    for (const each of undo.splice(0).reverse()) await each();
  };
  try {
    const origin = await startOrigin(targetsOf(setting.plan), setting.plan.oneHost ?? false);
    undo.push(origin.stop);
    const webhooks = await startWebhookReceiver();
    undo.push(webhooks.stop);
    const mail = await startMailServer();
    undo.push(mail.stop);
    const mailLine = await startRelay(() => mail.port);
    undo.push(mailLine.stop);
    const postgres = await startDatabase(template, folder, setting.diskMegabytes);
    undo.push(postgres.stop);
    const redis = backend === "redis" ? await startRedis(folder) : null;
    if (redis) undo.push(redis.stop);
    const redisUrl = redis ? `redis://127.0.0.1:${redis.port()}` : null;
    const common = {
      SMTP_URL: `smtp://127.0.0.1:${mailLine.port}`,
      APP_URL: "http://127.0.0.1:3000",
      HOPCHECK_SECRET: `k${randomBytes(32).toString("base64url")}`,
      PROBE_ALLOW_PRIVATE: "true",
      LOG_LEVEL: "info",
    };
    Object.assign(process.env, common, { LOG_LEVEL: "error", DATABASE_URL: postgres.url, REDIS_URL: redisUrl ?? "" });
    const { organizationId, apiKey } = await createUser({
      email: ownerAddress,
      password: `P${randomBytes(12).toString("hex")}`,
    });
    const actor: Actor = { kind: "system", organizationId };
    const channels = await addChannels(actor, webhooks, setting.webhookPaths ?? webhookPaths);
    if (!setting.digests) await pool().query("update channel set notices_per_minute = 100000");
    const monitors = await addMonitors(
      actor,
      setting,
      origin,
      channels.map(({ id }) => id),
    );
    const stage: Stage = {
      backend,
      setting,
      folder,
      actor,
      organizationId,
      apiKey,
      origin,
      webhooks,
      mail,
      mailLine,
      postgres,
      redis,
      workers: new Map(),
      monitors,
      channels,
      outages: [],
      hindrances: [],
      health: [],
      start: 0,
      worker: (name) => {
        const found = stage.workers.get(name);
        if (!found) throw new Error(`There is no worker ${name}.`);
        return found;
      },
      add: async (name, roles, env = {}) => {
        const worker = await startWorker({
          name,
          roles,
          databaseUrl: postgres.url,
          redisUrl,
          env: { ...common, ...setting.workerEnv, ...env },
          logFile: path.join(folder, `${name}.log`),
        });
        stage.workers.set(name, worker);
        undo.push(worker.remove);
        return worker;
      },
      until: async (second) => {
        await sleep(Math.max(0, stage.start + second * 1000 - Date.now()));
      },
      during: async (holdsUp, work) => {
        const hindrance: Hindrance = { from: Date.now(), to: Number.POSITIVE_INFINITY, holdsUp };
        stage.hindrances.push(hindrance);
        await work();
        hindrance.to = Date.now();
      },
      begin: () => {
        stage.start = Date.now();
        stage.outages = outagesOf(setting.plan, stage.start);
        origin.follow(stage.outages);
      },
      stop,
    };
    for (const [name, roles] of Object.entries(setting.workers)) await stage.add(name, roles);
    await Promise.all([...stage.workers.values()].map((worker) => worker.ready()));
    await untilAllUp();
    undo.push(watchHealth(stage.health));
    return stage;
  } catch (error) {
    await stop();
    throw error;
  }
}
