import { pool } from "@/lib/db";
import type { UptimeShare } from "@/lib/monitor/overview";
import type { Actor } from "@/lib/organization/actor";

export type UptimeShares = { day: UptimeShare; week: UptimeShare; month: UptimeShare };

type Row = { id: string; days: number; observed: number; down: number };

/**
 * For each monitor and window the seconds observed (hours with a check, cut to the window and
 * to the monitor's life) and the seconds down: the arithmetic of `uptimeOf`, done where the rows are.
 */
const sharesOf = `
  with clock as (select clock_timestamp() as now),
  wanted as (select m.id, m.created_at from monitor m where m.organization_id = $1 and m.id = any($2::uuid[])),
  span as (
    select w.id, d.days, greatest(w.created_at, clock.now - make_interval(days => d.days)) as since, clock.now
      from wanted w, clock, (values (1), (7), (30)) d(days)
  ),
  seen as (
    select distinct h.monitor_id as id, h.hour from check_hour h, clock
     where h.monitor_id in (select id from wanted) and h.hour >= date_trunc('hour', clock.now - interval '30 days')
    union
    select w.id, date_trunc('hour', clock.now) from wanted w, clock
     where exists (select 1 from "check" c where c.monitor_id = w.id and c.slot >= date_trunc('hour', clock.now))
  )
  select s.id, s.days,
         coalesce((select extract(epoch from sum(least(seen.hour + interval '1 hour', s.now) - greatest(seen.hour, s.since)))
            from seen where seen.id = s.id and seen.hour + interval '1 hour' > s.since), 0)::float8 as observed,
         coalesce((select extract(epoch from sum(least(coalesce(x.resolved_at, s.now), s.now) - greatest(x.started_at, s.since)))
            from incident_member x join incident i on i.id = x.incident_id
           where x.monitor_id = s.id and i.severity = 'critical' and coalesce(x.resolved_at, s.now) > s.since and x.started_at < s.now), 0)::float8 as down
    from span s`;

const share = (row: Row | undefined): UptimeShare =>
  row === undefined || row.observed <= 0 ? null : Math.max(0, 1 - row.down / Math.max(row.observed, row.down));

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
