import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "@/lib/embedded/free-port";
import { startPostgres } from "@/lib/embedded/start-postgres";
import { startCatcher } from "@/lib/mail/catcher/start-catcher";
import { migrate } from "@/prisma/migrate";

const missingRedis =
  "redis-server is not on this machine. Install it (Debian: apt-get install redis-server) and run the tests again.";

const gone = (child: ChildProcess): Promise<unknown> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once("exit", resolve));

async function startRedis(folder: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = await freePort();
  const flags = { port: String(port), bind: "127.0.0.1", "maxmemory-policy": "noeviction", save: "", dir: folder };
  const redis = spawn(
    "redis-server",
    Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]),
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  await new Promise<void>((resolve, reject) => {
    redis.once("error", () => reject(new Error(missingRedis)));
    redis.once("exit", (code) => reject(new Error(`redis-server ended with ${code} before it was ready.`)));
    redis.stdout.on("data", (text: Buffer) => {
      if (text.includes("Ready to accept connections")) resolve();
    });
  });
  const stop = async (): Promise<void> => {
    redis.kill("SIGTERM");
    await gone(redis);
  };
  return { url: `redis://127.0.0.1:${port}`, stop };
}

/**
 * Starts a real Postgres, a real Redis and a mail catcher for the integration tests, migrates the database
 * and puts their addresses into the environment.
 * @returns what stops all of it again
 */
export default async function startServices(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), "hopcheck-test-"));
  await chmod(folder, 0o711);
  const undo: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })];
  const stop = async (): Promise<void> => {
    for (const each of undo.splice(0).reverse()) await each();
  };
  try {
    const redis = await startRedis(folder);
    undo.push(redis.stop);
    const catcher = await startCatcher();
    undo.push(catcher.stop);
    const password = randomBytes(12).toString("hex");
    const postgres = await startPostgres({ folder: path.join(folder, "postgres"), password, fast: true });
    undo.push(postgres.stop);
    await migrate(postgres.url);
    Object.assign(process.env, {
      DATABASE_URL: postgres.url,
      REDIS_URL: redis.url,
      SMTP_URL: catcher.smtpUrl,
      INBOX_URL: catcher.inboxUrl,
      APP_URL: "http://127.0.0.1:3000",
      HOPCHECK_SECRET: `k${randomBytes(32).toString("base64url")}`,
      PROBE_ALLOW_PRIVATE: "true",
      LOG_LEVEL: process.env["LOG_LEVEL"] ?? "warn",
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
