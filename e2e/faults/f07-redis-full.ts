import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import type { Fault } from "@/e2e/faults/fault";
import { longSetting, shortSetting } from "@/e2e/faults/settings";
import type { Stage } from "@/e2e/faults/stage/stage";
import { workerArgs, workerRoot } from "@/e2e/faults/stage/worker";

/** Less than an empty Redis uses: nothing more is written. */
const nothing = "500kb";

/** Starts a worker on a Redis that evicts. @returns what is wrong with how that went */
async function startOnEvicting({ redis, postgres }: Stage): Promise<string[]> {
  await redis?.say("CONFIG", "SET", "maxmemory-policy", "allkeys-lru");
  const env = { ...process.env, DATABASE_URL: postgres.url, REDIS_URL: `redis://127.0.0.1:${redis?.port()}` };
  const worker = spawn(process.execPath, workerArgs(["janitor"]), {
    cwd: workerRoot,
    env,
    stdio: ["ignore", "ignore", "pipe"],
    timeout: 60_000,
    killSignal: "SIGKILL",
  });
  const [said] = await Promise.all([text(worker.stderr), once(worker, "exit")]);
  await redis?.say("CONFIG", "SET", "maxmemory-policy", "noeviction");
  return worker.exitCode === 1 && said.includes("noeviction")
    ? []
    : [`a worker on a Redis that evicts ended with ${worker.exitCode ?? worker.signalCode}: ${said.slice(0, 200)}`];
}

export const redisFull: Fault = {
  id: "F-07",
  title: "Redis out of memory",
  does: {
    short: "maxmemory reached for 8 s; then a worker is started on allkeys-lru",
    long: "maxmemory reached for 3 min; then a worker is started on allkeys-lru",
  },
  everyMerge: true,
  backends: ["redis"],
  setting: (form) => (form === "short" ? shortSetting : longSetting(240)),
  inject: async ({ until, redis }, form) => {
    await until(4);
    await redis?.say("CONFIG", "SET", "maxmemory", nothing);
    await until(form === "short" ? 12 : 184);
    await redis?.say("CONFIG", "SET", "maxmemory", "0");
  },
  bounds: () => ({ twice: 0, late: 10, gap: 4, back: 0 }),
  besides: async (stage, { health, start }) => {
    const told = health.some(({ at, status }) => status === "warn" && at > start);
    return [...(told ? [] : ["the health report did not tell of it"]), ...(await startOnEvicting(stage))];
  },
};
