import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import { afterEach, describe, expect, it, vi } from "vitest";
import { freePort } from "@/lib/embedded/free-port";
import { forgetEnv } from "@/lib/env";
import { type CheckJob, enqueueChecks, workOnChecks } from "@/lib/queue/check-job";
import { isQueueAway } from "@/lib/queue/queue-state";
import { refuseEvictingRedis } from "@/lib/queue/redis-policy";
import { shutDown } from "@/lib/queue/shut-down";

afterEach(async () => {
  await shutDown();
  vi.unstubAllEnvs();
  forgetEnv();
});

describe("a Redis that takes no work", () => {
  it("is gone round by way of Postgres, and used again when it is back", { timeout: 30_000 }, async () => {
    vi.stubEnv("REDIS_URL", `redis://127.0.0.1:${await freePort()}`);
    forgetEnv();
    const region = `spare-${randomUUID().slice(0, 8)}`;
    const done: CheckJob[] = [];
    const worker = workOnChecks(region, async (job) => void done.push(job), {
      concurrency: 1,
      onError: () => undefined,
    });
    const started = performance.now();
    await enqueueChecks(region, 1_700_000_000, "due", [randomUUID()]);
    expect(performance.now() - started).toBeLessThan(5000);
    expect(isQueueAway()).toBe(true);
    await vi.waitFor(() => expect(done).toHaveLength(1), { timeout: 15_000 });
    await worker.close();
  });
});

describe("a Redis that throws work away when it is full", () => {
  it("is refused at the start, in words that say what to set", async () => {
    const redis = new Redis(process.env["REDIS_URL"] ?? "");
    try {
      await refuseEvictingRedis();
      await redis.config("SET", "maxmemory-policy", "allkeys-lru");
      await expect(refuseEvictingRedis()).rejects.toThrow("noeviction");
    } finally {
      await redis.config("SET", "maxmemory-policy", "noeviction");
      redis.disconnect();
    }
  });

  it("is no reason not to start while it is away", async () => {
    vi.stubEnv("REDIS_URL", `redis://127.0.0.1:${await freePort()}`);
    forgetEnv();
    await expect(refuseEvictingRedis()).resolves.toBeUndefined();
  });
});
