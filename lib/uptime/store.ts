import { pool } from "@/lib/db";
import { excludedSql, runningSql } from "@/lib/maintenance/excluded";
import { latencyBoundsSql, latencyBuckets } from "@/lib/uptime/latency";
import type { History } from "@/lib/uptime/uptime";

type HistoryRow = {
  id: string;
  since: Date;
  now: Date;
  down: { from: string; to: string | null; blame: string | null }[] | null;
  hours: number[] | null;
  maintenance: { from: string; to: string }[] | null;
};

/**
 * The histories of monitors of one organization over a range. One statement whatever
 * their number. The current hour is read from the checks themselves.
 */
export async function readHistories(
  organizationId: string,
  monitorIds: readonly string[],
  from: Date,
): Promise<Map<string, History>> {
  const { rows } = await pool().query<HistoryRow>(
    `with ${runningSql}
     select m.id, m.created_at as since, clock_timestamp() as now,
            (select json_agg(json_build_object('from', e.starts_at, 'to', e.ends_at)) from (${excludedSql("m", "$3::timestamptz")}) e) as maintenance,
            (select json_agg(json_build_object('from', x.started_at, 'to', x.resolved_at, 'blame',
                    case when i.deployment is not null then 'deploy' else coalesce(i.correction ->> 'layer', i.diagnosis ->> 'layer') end))
               from incident_member x join incident i on i.id = x.incident_id
              where x.monitor_id = m.id and i.severity = 'critical' and coalesce(x.resolved_at, 'infinity') >= $3) as down,
            (select json_agg(distinct extract(epoch from h.hour)::bigint * 1000) from (
               select hour from check_hour where monitor_id = m.id and hour >= date_trunc('hour', $3::timestamptz)
               union all
               select date_trunc('hour', c.slot) from (
                 (select slot from "check" where monitor_id = m.id and slot >= date_trunc('hour', clock_timestamp()) limit 1)
                 union all
                 (select slot from "check" where monitor_id = m.id and slot >= date_trunc('hour', clock_timestamp()) - interval '1 hour'
                     and slot < date_trunc('hour', clock_timestamp()) limit 1)) c
             ) h) as hours
       from monitor m where m.organization_id = $1 and m.id = any($2::uuid[])`,
    [organizationId, monitorIds, from],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        since: row.since,
        now: row.now,
        down: (row.down ?? []).map((each) => ({
          from: new Date(each.from),
          to: each.to === null ? null : new Date(each.to),
          blame: each.blame ?? "unknown",
        })),
        maintenance: (row.maintenance ?? []).map((each) => ({ from: new Date(each.from), to: new Date(each.to) })),
        observedHours: new Set(row.hours ?? []),
      },
    ]),
  );
}

/** Latency histograms of one monitor by hour, from the rollups. */
export async function readHistograms(
  organizationId: string,
  monitorId: string,
  from: Date,
  to: Date,
): Promise<number[][]> {
  const { rows } = await pool().query<{ latency: number[] }>(
    "select latency from check_hour where organization_id = $1 and monitor_id = $2 and hour >= date_trunc('hour', $3::timestamptz) and hour < $4",
    [organizationId, monitorId, from, to],
  );
  return rows.map((row) => row.latency);
}

/** Latency histograms of several monitors of one organization by hour and region. */
export async function readHourHistograms(
  organizationId: string,
  monitorIds: readonly string[],
  from: Date,
  to: Date,
): Promise<{ id: string; hour: Date; latency: number[] }[]> {
  const { rows } = await pool().query<{ id: string; hour: Date; latency: number[] }>(
    "select monitor_id as id, hour, latency from check_hour where organization_id = $1 and monitor_id = any($2::uuid[]) and hour >= $3 and hour < $4",
    [organizationId, monitorIds, from, to],
  );
  return rows;
}

/**
 * Sums the checks of whole hours into `check_hour`. Summing an hour again gives the same row,
 * so it may run at any time and more than once.
 */
export async function rollUpHours(from: Date, to: Date): Promise<void> {
  await pool().query(
    `insert into check_hour (monitor_id, region, hour, organization_id, up, degraded, down, latency, layers)
     select c.monitor_id, c.region, date_trunc('hour', c.slot), (array_agg(c.organization_id))[1],
            count(*) filter (where verdict = 'up'), count(*) filter (where verdict = 'degraded'), count(*) filter (where verdict = 'down'),
            (select array_agg(coalesce(n, 0) order by bucket) from generate_series(0, ${latencyBuckets - 1}) bucket
               left join (select width_bucket(l::float8, ${latencyBoundsSql}) as b, count(*)::int as n
                            from unnest(array_agg(c.latency_ms) filter (where verdict <> 'down')) l group by 1) counted on b = bucket),
            coalesce((select jsonb_object_agg(layer, n) from (select layer, count(*) as n from unnest(array_agg(c.layer) filter (where verdict = 'down')) layer where layer is not null group by 1) by_layer), '{}')
       from "check" c where c.slot >= date_trunc('hour', $1::timestamptz) and c.slot < $2
      group by c.monitor_id, c.region, date_trunc('hour', c.slot)
     on conflict (monitor_id, hour, region) do update
        set up = excluded.up, degraded = excluded.degraded, down = excluded.down, latency = excluded.latency, layers = excluded.layers`,
    [from, to],
  );
}
