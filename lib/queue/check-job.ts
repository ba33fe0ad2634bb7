import { openQueue, openWorker, type QueueLike, type WorkerLike } from "@/lib/queue/backend";

/** Checks to make together. Jobs carry ids only: what is asked and with which secrets is read when the job runs. */
export type CheckJob = {
  region: string;
  /** The second they are due, Unix time: it is the slot they are recorded under. */
  second: number;
  monitorIds: string[];
};

export const batchSize = 100;

/**
 * Splits due monitors into batches that come out the same for every scheduler that
 * looks at the same second: a monitor's batch depends on its id and the number of
 * batches only. A batch has `batchSize` monitors on average.
 */
export function batchesOf(monitorIds: readonly string[]): Map<string, string[]> {
  const count = 2 ** Math.ceil(Math.log2(Math.max(1, monitorIds.length / batchSize)));
  const batches = new Map<string, string[]>();
  for (const id of monitorIds) {
    const name = `${count}-${Number.parseInt(id.slice(-8), 16) % count}`;
    const batch = batches.get(name);
    if (batch) batch.push(id);
    else batches.set(name, [id]);
  }
  return batches;
}

const shared = globalThis as { hopcheckCheckQueues?: Map<string, QueueLike<CheckJob>> };

function queueOf(region: string): QueueLike<CheckJob> {
  shared.hopcheckCheckQueues ??= new Map();
  const open = shared.hopcheckCheckQueues.get(region) ?? openQueue<CheckJob>(`check-${region}`);
  shared.hopcheckCheckQueues.set(region, open);
  return open;
}

/**
 * Puts batches on the region's queue. The same lane, second and batch is taken once,
 * however many schedulers offer it.
 * @param lane what asked: `due`, `confirm`, or `now` for a person
 */
export async function enqueueChecks(
  region: string,
  second: number,
  lane: "due" | "confirm" | "now",
  monitorIds: readonly string[],
): Promise<void> {
  const jobs = [...batchesOf(monitorIds)].map(([name, ids]) => ({
    name: "check",
    data: { region, second, monitorIds: ids },
    opts: {
      // BullMQ wants exactly three parts in an id with colons.
      jobId: lane === "now" ? `${region}:${second}:now-${ids[0] ?? ""}` : `${region}:${second}:${lane}-${name}`,
      removeOnComplete: { age: 60, count: 5000 },
      removeOnFail: { age: 600, count: 1000 },
    },
  }));
  if (jobs.length > 0) await queueOf(region).addBulk(jobs);
}

/** Works on a region's checks. `work` must be safe to run twice for the same job. */
export const workOnChecks = (
  region: string,
  work: (job: CheckJob) => Promise<void>,
  options: { concurrency: number; onError: (error: Error) => void },
): WorkerLike => openWorker<CheckJob>(`check-${region}`, work, options);

/** Closes every queue this process opened. */
export async function closeQueues(): Promise<void> {
  const open = [...(shared.hopcheckCheckQueues?.values() ?? [])];
  shared.hopcheckCheckQueues?.clear();
  await Promise.allSettled(open.map((queue) => queue.close()));
}
