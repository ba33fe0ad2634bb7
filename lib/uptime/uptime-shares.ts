import { pool } from "@/lib/db";
import { excludedSql, runningSql } from "@/lib/maintenance/excluded";
import type { UptimeShare } from "@/lib/monitor/overview";
import type { Actor } from "@/lib/organization/actor";

export type UptimeShares = { day: UptimeShare; week: UptimeShare; month: UptimeShare };

type Row = { id: string; days: number; up: number; down: number };

const secondsOf = (multirange: string): string =>
  `coalesce((select extract(epoch from sum(upper(part) - lower(part))) from unnest(${multirange}) part), 0)::float8`;

/**
 * For each monitor and window the seconds up and the seconds down: the arithmetic of `uptimeOf`, done where the rows
 * are. Hours with a check that follow each other are made one stretch first, so that a month is a handful of them.
 */
const sharesOf = `
  with clock as (select clock_timestamp() as now),
  ${runningSql},
  wanted as (select m.id, m.created_at, m.tags from monitor m where m.organization_id = $1 and m.id = any($2::uuid[])),
  observed as (
    select h.monitor_id as id, h.hour from check_hour h, clock
     where h.monitor_id in (select id from wanted) and h.hour >= date_trunc('hour', clock.now - interval '30 days')
    union all
    select w.id, date_trunc('hour', clock.now) from wanted w, clock
     where exists (select 1 from "check" c where c.monitor_id = w.id and c.slot >= date_trunc('hour', clock.now))
  ),
  stretch as (
    select id, min(hour) as starts_at, max(hour) + interval '1 hour' as ends_at
      from (select id, hour, hour - dense_rank() over (partition by id order by hour) * interval '1 hour' as run from observed) each
     group by id, run
  ),
  seen as (select id, range_agg(tstzrange(starts_at, ends_at)) as during from stretch group by id),
  outage as (
    select x.monitor_id as id, range_agg(tstzrange(x.started_at, greatest(x.started_at, coalesce(x.resolved_at, clock.now)))) as during
      from clock cross join incident_member x join incident i on i.id = x.incident_id
     where x.monitor_id in (select id from wanted) and i.severity = 'critical'
       and coalesce(x.resolved_at, clock.now) > clock.now - interval '30 days' and x.started_at < clock.now
     group by 1
  ),
  excluded as (
    select w.id, range_agg(tstzrange(e.starts_at, e.ends_at)) as during
      from wanted w, clock, lateral (${excludedSql("w", "clock.now - interval '30 days'")}) e group by 1
  ),
  span as (
    select w.id, d.days, coalesce(s.during, '{}') as seen, coalesce(o.during, '{}') as outage, coalesce(e.during, '{}') as excluded,
           tstzmultirange(tstzrange(least(greatest(w.created_at, clock.now - make_interval(days => d.days)), clock.now), clock.now)) as life
      from wanted w cross join clock cross join (values (1), (7), (30)) d(days)
      left join seen s on s.id = w.id left join outage o on o.id = w.id left join excluded e on e.id = w.id
  )
  select id, days, ${secondsOf("seen * life - outage - excluded")} as up, ${secondsOf("outage * life - excluded")} as down
    from span`;

const share = (row: Row | undefined): UptimeShare =>
  row === undefined || row.up + row.down <= 0 ? null : row.up / (row.up + row.down);

/** Uptime of the last 24 hours, 7 and 30 days for several monitors: one statement whatever their number. */
export async function uptimeShares(actor: Actor, monitorIds: readonly string[]): Promise<Map<string, UptimeShares>> {
  const { rows } = await pool().query<Row>(sharesOf, [actor.organizationId, monitorIds]);
  const byMonitor = Map.groupBy(rows, (row) => row.id);
  return new Map(
    monitorIds.map((id) => {
      const of = (days: number) => share(byMonitor.get(id)?.find((row) => row.days === days));
      return [id, { day: of(1), week: of(7), month: of(30) }];
    }),
  );
}
