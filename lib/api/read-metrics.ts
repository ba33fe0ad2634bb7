import { pool } from "@/lib/db";
import { coversSql } from "@/lib/maintenance/covers";

type Sample = { labels?: Record<string, string>; value: number };
type Metric = { name: string; help: string; type: "gauge" | "counter"; samples: Sample[] };

const escaped = (text: string): string => text.replace(/[\\"\n]/g, (char) => (char === "\n" ? "\\n" : `\\${char}`));

function lineOf(name: string, { labels = {}, value }: Sample): string {
  const named = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
  return `${name}${named.length === 0 ? "" : `{${named.join(",")}}`} ${value}`;
}

/** Metrics in the Prometheus text format, version 0.0.4. */
function metricsText(metrics: readonly Metric[]): string {
  const blocks = metrics.map(({ name, help, type, samples }) =>
    [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...samples.map((sample) => lineOf(name, sample))].join("\n"),
  );
  return `${blocks.join("\n")}\n`;
}

function processMetrics(): Metric[] {
  const { user, system } = process.cpuUsage();
  const one = (name: string, help: string, type: Metric["type"], value: number): Metric => ({
    name,
    help,
    type,
    samples: [{ value }],
  });
  return [
    one("process_cpu_seconds_total", "CPU time of the web process.", "counter", (user + system) / 1e6),
    one("process_resident_memory_bytes", "Memory of the web process.", "gauge", process.memoryUsage.rss()),
    one("process_uptime_seconds", "Age of the web process.", "gauge", process.uptime()),
  ];
}

const queries = {
  monitors: `select case when m.paused_at is not null then 'paused' when covered.id is not null then 'maintenance' else m.state end as label, count(*)::float8 as value
               from monitor m left join (
                 select distinct c.id from maintenance_occurrence o join maintenance_window w on w.id = o.window_id
                   join monitor c on c.organization_id = o.organization_id and ${coversSql("w", "c")}
                  where o.phase = 'in-progress' and o.starts_at <= clock_timestamp() and o.ends_at > clock_timestamp()) covered on covered.id = m.id
              group by 1`,
  incidents: "select status as label, count(*)::float8 as value from incident where resolved_at is null group by 1",
  verdicts: `select coalesce(diagnosis ->> 'layer', 'unknown') as label, coalesce(diagnosis ->> 'cause', 'unknown') as cause, count(*)::float8 as value
               from incident where resolved_at is null group by 1, 2`,
  alerts: "select status as label, count(*)::float8 as value from alert where status = 'pending' group by 1",
  alertAge: `select null as label, coalesce(extract(epoch from clock_timestamp() - min(due_at)), 0)::float8 as value
               from alert where status = 'pending' and due_at < clock_timestamp()`,
  regions: "select name as label, extract(epoch from clock_timestamp() - last_seen_at)::float8 as value from region",
  schedulers: `select name as label, extract(epoch from clock_timestamp() - scheduled_at)::float8 as value
                 from region where scheduled_at is not null`,
  alerters: `select name as label, extract(epoch from clock_timestamp() - alerter_seen_at)::float8 as value
               from region where alerter_seen_at is not null`,
  blind:
    "select name as label, (blind_until is not null and blind_until > clock_timestamp())::int::float8 as value from region",
  queueAway: `select name as label, coalesce(extract(epoch from clock_timestamp() - queue_away_since), 0)::float8 as value from region`,
} as const;

async function ask(query: keyof typeof queries, label?: string): Promise<Sample[]> {
  const { rows } = await pool().query<{ label: string | null; cause?: string; value: number }>(queries[query]);
  return rows.map(({ label: text, cause, value }) =>
    label === undefined || text === null
      ? { value }
      : { labels: { [label]: text, ...(cause === undefined ? {} : { cause }) }, value },
  );
}

/**
 * What the installation looks like from inside, over all organizations: counts and ages, nothing that names a customer.
 * @throws Error when the database is away
 */
export async function readMetrics(): Promise<string> {
  const [monitors, incidents, verdicts, alerts, alertAge, regions, schedulers, alerters, queueAway, blind] =
    await Promise.all([
      ask("monitors", "state"),
      ask("incidents", "status"),
      ask("verdicts", "layer"),
      ask("alerts", "status"),
      ask("alertAge"),
      ask("regions", "region"),
      ask("schedulers", "region"),
      ask("alerters", "region"),
      ask("queueAway", "region"),
      ask("blind", "region"),
    ]);
  const gauge = (name: string, help: string, samples: Sample[]): Metric => ({ name, help, type: "gauge", samples });
  return metricsText([
    ...processMetrics(),
    gauge("hopcheck_monitors", "Monitors by state.", monitors),
    gauge("hopcheck_incidents_unresolved", "Incidents that are not resolved, by status.", incidents),
    gauge(
      "hopcheck_incident_verdicts",
      "Incidents that are not resolved, by layer and cause of the verdict.",
      verdicts,
    ),
    gauge(
      "hopcheck_alerts",
      "Alerts that are still to be delivered.",
      alerts.length === 0 ? [{ labels: { status: "pending" }, value: 0 }] : alerts,
    ),
    gauge("hopcheck_alert_overdue_seconds", "How long the oldest due alert has waited.", alertAge),
    gauge("hopcheck_worker_last_seen_seconds", "How long ago a worker of the region was seen.", regions),
    gauge(
      "hopcheck_scheduler_last_tick_seconds",
      "How long ago a scheduler of the region queued what was due.",
      schedulers,
    ),
    gauge("hopcheck_alerter_last_seen_seconds", "How long ago an alerter of the region was seen.", alerters),
    gauge("hopcheck_queue_away_seconds", "How long Redis has taken no work of the region; 0 while it does.", queueAway),
    gauge("hopcheck_region_blind", "1 while a region takes its own network for what fails.", blind),
  ]);
}
