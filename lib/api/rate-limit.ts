import { Redis } from "ioredis";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import { HttpRefusal } from "@/lib/api/problem";
import { env } from "@/lib/env";

/** Calls a key may make a minute, and how many of them may send something to the outside. */
export const rateLimits = { call: 6000, send: 20 } as const;
export type RateLimited = keyof typeof rateLimits;

type Limiters = Record<RateLimited, RateLimiterMemory | RateLimiterRedis>;

// Next keeps several copies of a module in one process; the count must be one.
const shared = globalThis as { hopcheckRateLimits?: { limiters: Limiters; redis: Redis | null } };

/** Several web processes count together in Redis; without it there is one process, which counts by itself. */
function open(): { limiters: Limiters; redis: Redis | null } {
  const url = env().REDIS_URL;
  const redis = url === undefined ? null : new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false });
  redis?.on("error", () => undefined);
  const limiter = (name: RateLimited) => {
    const options = { keyPrefix: `hopcheck-limit-${name}`, points: rateLimits[name], duration: 60 };
    const memory = new RateLimiterMemory(options);
    // While Redis is away each process counts by itself: a limit still holds, only less exactly.
    return redis === null ? memory : new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: memory });
  };
  return { limiters: { call: limiter("call"), send: limiter("send") }, redis };
}

/**
 * Counts one call.
 * @param by whose calls are counted together: the id of a key or an organization
 * @throws HttpRefusal 429 with `Retry-After` in seconds
 */
export async function countCall(kind: RateLimited, by: string): Promise<void> {
  shared.hopcheckRateLimits ??= open();
  try {
    await shared.hopcheckRateLimits.limiters[kind].consume(by);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const seconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
    throw new HttpRefusal(429, `At most ${rateLimits[kind]} such calls a minute. Try again in ${seconds} s.`, {
      "Retry-After": String(seconds),
    });
  }
}

/** Closes the connection and forgets every count, for tests. */
export function closeRateLimits(): void {
  shared.hopcheckRateLimits?.redis?.disconnect();
  delete shared.hopcheckRateLimits;
}
