import {
  createPostgresBackend,
  type Queue,
  Queue as RedisQueue,
  Worker as RedisWorker,
  type Worker,
  withBackend,
} from "bullmq";
import { env } from "@/lib/env";

// The one place that knows which backend carries the work: Redis where REDIS_URL names one, else Postgres.

const prefix = "hopcheck";
const postgres = withBackend(createPostgresBackend);

const postgresConnection = () => ({ connectionString: env().DATABASE_URL, migrate: true, schema: "bullmq", max: 4 });

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

/** Who offers work hears at once that Redis is away: what is due comes up again, and a person should not wait. */
const hasty = { maxRetriesPerRequest: 1, enableOfflineQueue: false } as const;
/** Who works waits for Redis to come back. */
const patient = { maxRetriesPerRequest: null } as const;

export type QueueLike<Data> = Pick<Queue<Data>, "addBulk" | "close">;
export type WorkerLike = Pick<Worker, "close" | "waitUntilReady">;

/**
 * Opens a queue for writing.
 * @param name letters, digits and hyphens
 */
export function openQueue<Data>(name: string): QueueLike<Data> {
  const url = env().REDIS_URL;
  const queue =
    url === undefined
      ? new postgres.Queue<Data>(name, { connection: postgresConnection() })
      : new RedisQueue<Data>(name, { connection: { ...redisConnection(url), ...hasty }, prefix });
  // An unreachable backend is reported by the call that needed it.
  queue.on("error", () => undefined);
  return queue as unknown as QueueLike<Data>;
}

/**
 * Works on a queue. A job whose worker died goes to another one within about ten
 * seconds; the defaults would take a minute.
 */
export function openWorker<Data>(
  name: string,
  work: (data: Data) => Promise<void>,
  options: { concurrency: number; onError: (error: Error) => void },
): WorkerLike {
  const shared = { concurrency: options.concurrency, lockDuration: 8_000, stalledInterval: 4_000, maxStalledCount: 3 };
  const url = env().REDIS_URL;
  const worker =
    url === undefined
      ? new postgres.Worker<Data>(name, (job) => work(job.data as Data), {
          ...shared,
          connection: postgresConnection(),
        })
      : new RedisWorker<Data>(name, (job) => work(job.data as Data), {
          ...shared,
          connection: { ...redisConnection(url), ...patient },
          prefix,
        });
  worker.on("error", options.onError);
  worker.on("failed", (_job, error) => options.onError(error));
  return worker as unknown as WorkerLike;
}
