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

/** Ages in seconds; null where nothing has been seen yet, or where there is nothing amiss. */
type Signs = {
  worker: number | null;
  scheduler: number | null;
  alerter: number | null;
  queueAway: number | null;
  mailAway: number | null;
};

const signs = `
  select extract(epoch from clock_timestamp() - max(last_seen_at))::float8 as worker,
         extract(epoch from clock_timestamp() - max(scheduled_at))::float8 as scheduler,
         extract(epoch from clock_timestamp() - max(alerter_seen_at))::float8 as alerter,
         extract(epoch from clock_timestamp() - min(queue_away_since))::float8 as "queueAway",
         (select extract(epoch from clock_timestamp() - min(a.created_at))::float8
            from alert a where a.status = 'pending'
             and exists (select from alert_attempt t where t.alert_id = a.id and t.outcome = 'away' and t.at > clock_timestamp() - interval '2 minutes'))
           as "mailAway"
    from region`;

async function askDatabase(): Promise<{ durationMs: number; signs: Signs } | null> {
  const started = performance.now();
  const timeout = Promise.withResolvers<null>();
  const timer = setTimeout(() => timeout.resolve(null), patienceMs);
  const asked = pool()
    .query<Signs>(signs)
    .then(({ rows }) => (rows[0] ? { durationMs: performance.now() - started, signs: rows[0] } : null))
    // What the database said is for the log of the one who runs it, not for whoever asks.
    .catch(() => null);
  return Promise.race([asked, timeout.promise]).finally(() => clearTimeout(timer));
}

const observed = (age: number, time: string) =>
  ({
    componentType: "component",
    time,
    observedValue: Math.max(0, Math.round(age)),
    observedUnit: "s",
  }) as const;

/** A role that says every few seconds that it is there. */
function roleReading(age: number | null, time: string, never: string, silent: string): Reading {
  if (age === null) return { componentType: "component", time, status: "warn", output: never };
  if (age <= staleSeconds) return { ...observed(age, time), status: "pass" };
  return { ...observed(age, time), status: "warn", output: silent };
}

/** Something that is away since a while; a short time is nobody's business. */
function awayReading(age: number | null, time: string, patience: number, output: string): Reading {
  const reading = observed(age ?? 0, time);
  return age === null || age <= patience ? { ...reading, status: "pass" } : { ...reading, status: "warn", output };
}

const readingsOf = (signs: Signs, time: string): Record<string, Reading> => ({
  "worker:lastSeen": roleReading(
    signs.worker,
    time,
    "No worker has announced itself yet.",
    "No worker has been seen for more than a minute: nothing is checked.",
  ),
  "scheduler:lastTick": roleReading(
    signs.scheduler,
    time,
    "No scheduler has queued anything yet.",
    "No scheduler has queued anything for more than a minute: nothing is checked.",
  ),
  "alerter:lastSeen": roleReading(
    signs.alerter,
    time,
    "No alerter has announced itself yet.",
    "No alerter has been seen for more than a minute: nobody is told anything.",
  ),
  "queue:away": awayReading(
    signs.queueAway,
    time,
    0,
    "Redis takes no work: it is away or full. Checks go by way of Postgres.",
  ),
  "mail:away": awayReading(
    signs.mailAway,
    time,
    staleSeconds,
    "The mail server has not taken notices for more than a minute. They are tried again.",
  ),
});

/**
 * How this installation is: whether the database answers within two seconds,
 * how long ago each role was seen, and whether Redis and the mail server take what they are given.
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
  const readings = readingsOf(answer.signs, time);
  return {
    status: worst([database, ...Object.values(readings)].map(({ status }) => status)),
    description,
    checks: {
      "database:responseTime": [database],
      ...Object.fromEntries(Object.entries(readings).map(([name, reading]) => [name, [reading] as [Reading]])),
    },
  };
}
