import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "@/prisma/migrate";
import { startPostgres } from "@/scripts/postgres";

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

async function startRedis(folder: string): Promise<{ url: string; process: ChildProcess }> {
  const port = await freePort();
  const redis = spawn(
    "redis-server",
    ["--port", String(port), "--bind", "127.0.0.1", "--maxmemory-policy", "noeviction", "--save", "", "--dir", folder],
    { stdio: "pipe" },
  );
  await new Promise<void>((resolve, reject) => {
    redis.once("error", () =>
      reject(
        new Error(
          "redis-server is not on this machine. Install it (Debian: apt-get install redis-server) and run the tests again.",
        ),
      ),
    );
    redis.once("exit", (code) => reject(new Error(`redis-server ended with ${code}.`)));
    redis.stdout.on("data", (text: Buffer) => {
      if (text.includes("Ready to accept connections")) resolve();
    });
  });
  return { url: `redis://127.0.0.1:${port}`, process: redis };
}

/**
 * Starts a real Postgres and a real Redis for the integration tests, migrates the database and
 * puts their addresses into the environment.
 * @returns what stops them again
 */
export default async function startServices(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "hopcheck-test-"));
  const postgres = await startPostgres({
    folder: join(folder, "postgres"),
    port: await freePort(),
    password: randomBytes(12).toString("hex"),
    durable: false,
  });
  const redis = await startRedis(folder);
  await migrate(postgres.url);
  Object.assign(process.env, {
    DATABASE_URL: postgres.url,
    REDIS_URL: redis.url,
    SMTP_URL: process.env.SMTP_URL ?? "smtp://127.0.0.1:1025",
    APP_URL: "http://127.0.0.1:3000",
    HOPCHECK_SECRET: randomBytes(32).toString("base64url"),
    PROBE_ALLOW_PRIVATE: "true",
    LOG_LEVEL: process.env.LOG_LEVEL ?? "error",
  });
  return async () => {
    redis.process.removeAllListeners("exit");
    redis.process.kill("SIGTERM");
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
