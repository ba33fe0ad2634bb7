import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";
import { endWithUs } from "@/lib/embedded/end-with-us";
import { freePort } from "@/lib/embedded/free-port";

export type RedisServer = {
  port: () => number;
  kill: () => Promise<void>;
  freeze: () => void;
  thaw: () => void;
  /** Starts it empty, where it was. */
  start: () => Promise<void>;
  /** Says one command, such as `["FLUSHALL"]`. */
  say: (...command: [string, ...string[]]) => Promise<unknown>;
  stop: () => Promise<void>;
};

/** Starts a Redis without a file: what is killed comes back empty. */
export async function startRedis(folder: string): Promise<RedisServer> {
  const port = await freePort();
  const flags = { port: String(port), bind: "127.0.0.1", "maxmemory-policy": "noeviction", save: "", dir: folder };
  let server: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
    server = spawn("redis-server", args, { detached: true, stdio: "ignore" });
    endWithUs(server, "TERM");
    for (const until = performance.now() + 10_000; performance.now() < until; await sleep(50))
      if ((await say("PING").catch(() => null)) === "PONG") return;
    throw new Error("redis-server does not answer.");
  };
  const say = async (...[name, ...args]: [string, ...string[]]): Promise<unknown> => {
    const client = new Redis({
      port,
      host: "127.0.0.1",
      maxRetriesPerRequest: 0,
      retryStrategy: () => null,
      lazyConnect: true,
    });
    client.on("error", () => undefined);
    try {
      await client.connect();
      return await client.call(name, ...args);
    } finally {
      client.disconnect();
    }
  };
  const end = async (signal: "SIGKILL" | "SIGTERM"): Promise<void> => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, "exit");
    server.kill(signal);
    await gone;
  };
  await start();
  return {
    port: () => port,
    kill: () => end("SIGKILL"),
    freeze: () => void server?.kill("SIGSTOP"),
    thaw: () => void server?.kill("SIGCONT"),
    start,
    say,
    stop: async () => {
      server?.kill("SIGCONT");
      await end("SIGTERM");
    },
  };
}
