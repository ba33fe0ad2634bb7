import { Redis } from "ioredis";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { redisConnection } from "@/lib/queue/backend";

const patienceMs = 3000;

/** What `INFO memory` says of it; null when Redis is away: then there is a spare way, and nothing to refuse. */
async function policyOf(url: string): Promise<string | null> {
  const redis = new Redis({
    ...redisConnection(url),
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    lazyConnect: true,
    connectTimeout: patienceMs,
    commandTimeout: patienceMs,
  });
  redis.on("error", () => undefined);
  try {
    await redis.connect();
    return /^maxmemory_policy:(\S+)/m.exec(await redis.info("memory"))?.[1] ?? null;
  } catch (error) {
    log("queue").warn({ error: String(error) }, "Redis could not be asked for its policy");
    return null;
  } finally {
    redis.disconnect();
  }
}

/**
 * Refuses a Redis that would throw work away when its memory is full.
 * @throws Error that says what to set
 */
export async function refuseEvictingRedis(): Promise<void> {
  const url = env().REDIS_URL;
  const policy = url === undefined ? null : await policyOf(url);
  if (policy === null || policy === "noeviction") return;
  throw new Error(
    `Redis has the maxmemory-policy ${policy}: when its memory is full it would throw checks away. Set it to noeviction (CONFIG SET maxmemory-policy noeviction, and in redis.conf), then start again.`,
  );
}
