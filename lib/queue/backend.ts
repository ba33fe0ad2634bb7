import {
  createPostgresBackend,
  type Queue,
  Queue as RedisQueue,
  Worker as RedisWorker,
  type Worker,
  withBackend,
} from "bullmq";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { noteQueueAway, noteQueueBack } from "@/lib/queue/queue-state";

// The one place that knows which backend carries the work: Redis where REDIS_URL names one, else Postgres.
// Where it is Redis, Postgres is its spare: work that Redis does not take at once goes that way.

const prefix = "hopcheck";
const postgres = withBackend(createPostgresBackend);
/** Longer than Redis ever takes for a batch, short enough that the checks of a second are still of that second. */
const redisPatienceMs = 1000;

const postgresConnection = (most: number) => ({
  connectionString: env().DATABASE_URL,
  migrate: true,
  schema: "bullmq",
  max: most,
});

/** Reads `redis://user:password@host:port/db` into what ioredis takes: where it is and how to get in. */
export function redisConnection(url: string) {
  const parsed = new URL(url);
  return {
    host: parsed.hostname.replace(/^\[|\]$/g, ""),
    port: Number(parsed.port || 6379),
    ...(parsed.username ? { username: decodeURIComponent(parsed.username) } : {}),
    ...(parsed.password ? { password: decodeURIComponent(parsed.password) } : {}),
    db: Number(parsed.pathname.slice(1) || 0),
    ...(parsed.protocol === "rediss:" ? { tls: {} } : {}),
  };
}

const retryStrategy = (times: number): number => Math.min(times * 100, 2000);
/** Who offers work hears at once that Redis is away, and nothing is written later: a person should not wait, and what is due is due now. */
const hasty = {
  maxRetriesPerRequest: 0,
  enableOfflineQueue: false,
  commandTimeout: redisPatienceMs,
  retryStrategy,
} as const;
/** Who works waits for Redis to come back. */
const patient = { maxRetriesPerRequest: null, retryStrategy } as const;

type Jobs<Data> = Parameters<Queue<Data>["addBulk"]>[0];
export type QueueLike<Data> = { addBulk(jobs: Jobs<Data>): Promise<unknown>; close(): Promise<void> };
export type WorkerLike = Pick<Worker, "close" | "waitUntilReady">;

// An unreachable backend is reported by the call that needed it.
const quietly = <Part extends { on(event: "error", listener: () => void): unknown }>(part: Part): Part => {
  part.on("error", () => undefined);
  return part;
};

function postgresQueue<Data>(name: string, most: number): QueueLike<Data> {
  return quietly(
    new postgres.Queue<Data>(name, { connection: postgresConnection(most) }),
  ) as unknown as QueueLike<Data>;
}

/** Settles as the work does, and refuses when that takes too long. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`Redis did not answer within ${ms} ms.`)), ms);
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
}

/** Writes to Redis, and to Postgres what Redis does not take: because it is away, hangs, or has no memory left. */
function redisQueue<Data>(name: string, url: string): QueueLike<Data> {
  const first = quietly(
    new RedisQueue<Data>(name, { connection: { ...redisConnection(url), ...hasty }, prefix }),
  ) as unknown as QueueLike<Data>;
  let spare: QueueLike<Data> | undefined;
  return {
    addBulk: async (jobs) => {
      try {
        await within(redisPatienceMs, first.addBulk(jobs));
        if (noteQueueBack(name)) log("queue").info({ queue: name }, "Redis takes work again");
      } catch (error) {
        if (noteQueueAway(name))
          log("queue").error({ queue: name, error: String(error) }, "Redis takes no work; it goes by way of Postgres");
        spare ??= postgresQueue<Data>(name, 2);
        await spare.addBulk(jobs);
      }
    },
    close: async () => {
      await Promise.allSettled([within(redisPatienceMs, first.close()), spare?.close()]);
    },
  };
}

/**
 * Opens a queue for writing.
 * @param name letters, digits and hyphens
 */
export function openQueue<Data>(name: string): QueueLike<Data> {
  const url = env().REDIS_URL;
  return url === undefined ? postgresQueue<Data>(name, 4) : redisQueue<Data>(name, url);
}

/**
 * Works on a queue, and on its spare. A job whose worker died goes to another one within about ten
 * seconds; the defaults would take a minute.
 */
export function openWorker<Data>(
  name: string,
  work: (data: Data) => Promise<void>,
  options: { concurrency: number; onError: (error: Error) => void },
): WorkerLike {
  const shared = { concurrency: options.concurrency, lockDuration: 8_000, stalledInterval: 4_000, maxStalledCount: 3 };
  const url = env().REDIS_URL;
  const onPostgres = new postgres.Worker<Data>(name, (job) => work(job.data as Data), {
    ...shared,
    connection: postgresConnection(4),
  }) as unknown as Worker<Data>;
  const workers = [onPostgres];
  if (url !== undefined)
    workers.unshift(
      new RedisWorker<Data>(name, (job) => work(job.data as Data), {
        ...shared,
        connection: { ...redisConnection(url), ...patient },
        prefix,
      }) as unknown as Worker<Data>,
    );
  for (const worker of workers) {
    worker.on("error", options.onError);
    worker.on("failed", (_job, error) => options.onError(error));
  }
  return {
    // A Redis that is away keeps its worker from ending as it should.
    close: async () => void (await Promise.allSettled(workers.map((worker) => within(5_000, worker.close())))),
    waitUntilReady: () => (workers[0] ?? onPostgres).waitUntilReady(),
  };
}
