import { pool } from "@/lib/db";
import type { Report, Verdict } from "@/lib/diagnosis/diagnosis";
import { changeChannel } from "@/lib/live/change";
import type { PhaseName } from "@/lib/probe/probe";

/** Everything a worker needs to check one monitor and to see whether the result is news. */
export type DueRow = {
  id: string;
  organization_id: string;
  url: string;
  method: string;
  headers: string | null;
  body: string | null;
  expect: unknown;
  timeout_ms: number;
  follow_redirects: boolean;
  tls_expiry_warning_days: number;
  interval_seconds: number;
  confirmations: number;
  health_url: string | null;
  origin_address: string | null;
  verdict: Verdict | "pending" | null;
  failures: number | null;
  passes: number | null;
  cause: string | null;
  status: number | null;
  baseline: unknown;
  /** How long ago its slot was, by the database's clock. */
  late_seconds: number;
};

/** A slot is not checked later than this, whatever the interval. Seconds. */
const mostLateSeconds = 60;
/** Even where the next slot comes sooner. */
const alwaysInTimeSeconds = 5;

/**
 * The monitors of a batch that are still to be checked in this region: one that was paused or deleted meanwhile is
 * left out, and one whose next slot is due already: what is seen now is not what was then. By the database's clock.
 * @param second the slot, Unix time
 */
export async function dueRows(region: string, second: number, monitorIds: readonly string[]): Promise<DueRow[]> {
  const { rows } = await pool().query<DueRow>({
    name: "due-rows",
    text: `select m.id, m.organization_id, m.url, m.method, m.headers, m.body, m.expect, m.timeout_ms, m.follow_redirects,
                  m.tls_expiry_warning_days, m.interval_seconds, m.confirmations, m.health_url, m.origin_address,
                  s.verdict, s.failures, s.passes, s.cause, s.status, s.baseline,
                  extract(epoch from clock_timestamp())::float8 - $3::bigint as late_seconds
             from monitor m left join region_state s on s.monitor_id = m.id and s.region = $1
            where m.id = any($2::uuid[]) and m.paused_at is null and $1 = any(m.regions)
              and abs(extract(epoch from clock_timestamp()) - $3::bigint)
                  < least(greatest(m.interval_seconds, ${alwaysInTimeSeconds}), ${mostLateSeconds})`,
    values: [region, monitorIds, second],
  });
  return rows;
}

export type CheckRecord = { monitorId: string; organizationId: string; attempt: number; report: Report };

const phaseMs = (report: Report, name: PhaseName): number | null =>
  report.phases.find((phase) => phase.name === name)?.durationMs ?? null;

function columnsOf({ monitorId, organizationId, attempt, report }: CheckRecord) {
  return {
    monitor_id: monitorId,
    organization_id: organizationId,
    verdict: report.verdict,
    attempt,
    status: report.response?.status ?? null,
    latency_ms: report.phases.reduce((sum, phase) => sum + phase.durationMs, 0),
    dns_ms: phaseMs(report, "dns"),
    tcp_ms: phaseMs(report, "tcp"),
    tls_ms: phaseMs(report, "tls"),
    first_byte_ms: phaseMs(report, "firstByte"),
    body_ms: phaseMs(report, "body"),
    layer: report.diagnosis?.layer ?? null,
    cause: report.diagnosis?.cause ?? null,
    report: report.verdict === "up" ? null : report,
  };
}

const insertChecks = `
  with input as (
    select * from jsonb_to_recordset($1::jsonb) as x(
      monitor_id uuid, organization_id uuid, verdict text, attempt smallint, status smallint, latency_ms real,
      dns_ms real, tcp_ms real, tls_ms real, first_byte_ms real, body_ms real, layer text, cause text, report jsonb)
  ), inserted as (
    insert into "check" (monitor_id, slot, region, organization_id, verdict, attempt, status, latency_ms,
                         dns_ms, tcp_ms, tls_ms, first_byte_ms, body_ms, layer, cause, report)
    select i.monitor_id, to_timestamp($3), $2, i.organization_id, i.verdict, i.attempt, i.status, i.latency_ms,
           i.dns_ms, i.tcp_ms, i.tls_ms, i.first_byte_ms, i.body_ms, i.layer, i.cause, i.report
      from input i join monitor m on m.id = i.monitor_id and m.paused_at is null
    on conflict do nothing
    returning monitor_id, organization_id
  ), told as (
    select pg_notify('${changeChannel}', json_build_object('organizationId', organization_id, 'kind', 'check', 'id', '')::text)
      from (select distinct organization_id from inserted) o
  )
  select monitor_id, (select count(*) from told) as told from inserted`;

/**
 * Records a batch in one statement. A slot that was recorded before keeps its first result.
 * @param second the slot, Unix time
 * @returns the ids of the monitors whose check was recorded now
 */
export async function insertBatch(
  region: string,
  second: number,
  records: readonly CheckRecord[],
): Promise<Set<string>> {
  if (records.length === 0) return new Set();
  const { rows } = await pool().query<{ monitor_id: string }>({
    name: "insert-checks",
    text: insertChecks,
    values: [JSON.stringify(records.map(columnsOf)), region, second],
  });
  return new Set(rows.map((row) => row.monitor_id));
}

export type SlowQuestion = { id: string; limitMs: number; count: number };

/** Of each monitor's last `count` checks in a region, how many took longer than its limit; looks a day back. */
export async function countSlow(region: string, asked: readonly SlowQuestion[]): Promise<Map<string, number>> {
  const { rows } = await pool().query<{ id: string; slow: number }>(
    `select a.id, (select count(*)::int from (
              select latency_ms, verdict from "check"
               where monitor_id = a.id and region = $1 and slot > clock_timestamp() - interval '1 day'
               order by slot desc limit a.count) last where latency_ms > a."limitMs" and verdict <> 'down') as slow
       from jsonb_to_recordset($2::jsonb) as a(id uuid, "limitMs" float8, count int)`,
    [region, JSON.stringify(asked)],
  );
  return new Map(rows.map(({ id, slow }) => [id, slow]));
}

/** Keeps what a healthy answer looks like, for one monitor in one region. */
export async function saveBaseline(monitorId: string, region: string, baseline: unknown): Promise<void> {
  await pool().query("update region_state set baseline = $3 where monitor_id = $1 and region = $2", [
    monitorId,
    region,
    JSON.stringify(baseline),
  ]);
}
