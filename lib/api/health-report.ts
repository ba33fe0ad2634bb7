import { pool } from "@/lib/db";

type HealthStatus = "pass" | "warn" | "fail";
type Reading = {
  componentType: "datastore" | "component";
  status: HealthStatus;
  time: string;
  observedValue?: number;
  observedUnit?: "ms" | "s";
  output?: string;
};

/** The body of `application/health+json` (draft-inadarei-api-health-check). */
export type Health = { status: HealthStatus; description: string; checks: Record<string, [Reading]> };

const patienceMs = 2000;
/** A database slower than this answers, but something is wrong. */
const slowMs = 500;
/** A worker says that it is there every few seconds. */
const staleSeconds = 60;

const worst = (readings: readonly HealthStatus[]): HealthStatus =>
  readings.includes("fail") ? "fail" : readings.includes("warn") ? "warn" : "pass";

async function askDatabase(): Promise<{ durationMs: number; workerAgeSeconds: number | null } | null> {
  const started = performance.now();
  const timeout = Promise.withResolvers<null>();
  const timer = setTimeout(() => timeout.resolve(null), patienceMs);
  const asked = pool()
    .query<{ age: number | null }>(
      "select extract(epoch from clock_timestamp() - max(last_seen_at))::float8 as age from region",
    )
    .then(({ rows }) => ({ durationMs: performance.now() - started, workerAgeSeconds: rows[0]?.age ?? null }))
    // What the database said is for the log of the one who runs it, not for whoever asks.
    .catch(() => null);
  return Promise.race([asked, timeout.promise]).finally(() => clearTimeout(timer));
}

function workerReading(age: number | null, time: string): Reading {
  const reading = { componentType: "component", time } as const;
  if (age === null) return { ...reading, status: "warn", output: "No worker has announced itself yet." };
  const observed = { ...reading, observedValue: Math.max(0, Math.round(age)), observedUnit: "s" } as const;
  if (age <= staleSeconds) return { ...observed, status: "pass" };
  return { ...observed, status: "warn", output: "No worker has been seen for more than a minute: nothing is checked." };
}

/**
 * How this installation is: whether the database answers within two seconds, and how long ago a worker was seen.
 * Never throws. `fail` means that nothing can be served, `warn` that something is amiss.
 * @param now the wall clock, for the time of the readings only
 */
export async function healthReport(now: Date): Promise<Health> {
  const time = now.toISOString();
  const answer = await askDatabase();
  const description = "Hopcheck";
  if (answer === null) {
    const reading: Reading = {
      componentType: "datastore",
      status: "fail",
      time,
      output: "The database does not answer.",
    };
    return { status: "fail", description, checks: { "database:responseTime": [reading] } };
  }
  const database: Reading = {
    componentType: "datastore",
    status: answer.durationMs > slowMs ? "warn" : "pass",
    time,
    observedValue: Math.round(answer.durationMs * 10) / 10,
    observedUnit: "ms",
  };
  const worker = workerReading(answer.workerAgeSeconds, time);
  return {
    status: worst([database.status, worker.status]),
    description,
    checks: { "database:responseTime": [database], "worker:lastSeen": [worker] },
  };
}
