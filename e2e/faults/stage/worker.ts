import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Relay, startRelay } from "@/e2e/faults/stage/relay";
import { ended, hasEnded, startNode, stopChild } from "@/scripts/children";

/** Where the product is. */
export const workerRoot = path.dirname(path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url)))));
const loader = pathToFileURL(path.join(workerRoot, "node_modules/tsx/dist/loader.mjs")).href;
const restartMs = 300;

/** What Node is given to run some roles. */
export const workerArgs = (roles: readonly Role[]): string[] => [
  "--import",
  loader,
  path.join(workerRoot, "workers/main.ts"),
  ...roles,
];

export type Role = "scheduler" | "prober" | "alerter" | "janitor";

/** One process of the product, with lines of its own to Postgres and Redis. When it falls it is started again. */
export type WorkerProcess = {
  name: string;
  roles: readonly Role[];
  /** To Postgres. */
  database: Relay;
  /** To Redis; null where the queue is in Postgres. */
  redis: Relay | null;
  kill: (signal?: NodeJS.Signals) => void;
  freeze: () => void;
  thaw: () => void;
  /** Waits until the newest one is at work, and says so. */
  ready: () => Promise<void>;
  /** Kills it and leaves it dead. */
  end: () => void;
  /** Asks it to end and leaves it ended. */
  remove: () => Promise<void>;
};

export type WorkerSetting = {
  name: string;
  roles: readonly Role[];
  databaseUrl: string;
  redisUrl: string | null;
  env: Record<string, string>;
  logFile: string;
};

function through(url: string, relay: Relay): string {
  const changed = new URL(url);
  changed.port = String(relay.port);
  return changed.href;
}

/** Starts `workers/main.ts` with some of its roles and keeps it running. */
export async function startWorker(setting: WorkerSetting): Promise<WorkerProcess> {
  const { name, roles, databaseUrl, redisUrl, logFile } = setting;
  const database = await startRelay(() => Number(new URL(databaseUrl).port));
  const redis = redisUrl === null ? null : await startRelay(() => Number(new URL(redisUrl).port));
  const env: NodeJS.ProcessEnv = {
    PATH: process.env["PATH"],
    NODE_ENV: "production",
    ...setting.env,
    DATABASE_URL: through(databaseUrl, database),
    ...(redis === null || redisUrl === null ? {} : { REDIS_URL: through(redisUrl, redis) }),
  };
  const atWork = (): number => {
    try {
      return readFileSync(logFile, "utf8").split('"msg":"working"').length;
    } catch {
      return 1;
    }
  };
  let before = 0;
  const start = (): ChildProcess => {
    before = atWork();
    return startNode({ args: workerArgs(roles), cwd: workerRoot, env, logFile });
  };
  let child = start();
  let wanted = true;
  const keep = async (): Promise<void> => {
    while (wanted) {
      await ended(child);
      if (!wanted) return;
      await sleep(restartMs);
      if (wanted) child = start();
    }
  };
  void keep();
  const signal = (which: NodeJS.Signals): void => {
    if (child.pid !== undefined && !hasEnded(child)) process.kill(child.pid, which);
  };
  return {
    name,
    roles,
    database,
    redis,
    kill: (which = "SIGKILL") => signal(which),
    freeze: () => signal("SIGSTOP"),
    thaw: () => signal("SIGCONT"),
    ready: async () => {
      for (const until = performance.now() + 90_000; performance.now() < until; await sleep(100))
        if (atWork() > before && !hasEnded(child)) return;
      throw new Error(`The worker ${name} did not come to work within 90 seconds.`);
    },
    end: () => {
      wanted = false;
      signal("SIGKILL");
    },
    remove: async () => {
      wanted = false;
      signal("SIGCONT");
      await stopChild(child, 8_000);
      await Promise.all([database.stop(), redis?.stop()]);
    },
  };
}
