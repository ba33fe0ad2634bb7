import { coversSql } from "@/lib/maintenance/covers";

/**
 * SQL of a common table `running`: the windows of the organization `$1` that have begun and are not history yet.
 * `excludedSql` needs it.
 */
export const runningSql = `running as materialized (
  select w.id, w."all", w.tags, o.starts_at, o.ends_at
    from maintenance_occurrence o join maintenance_window w on w.id = o.window_id
   where o.organization_id = $1 and o.phase in ('scheduled', 'in-progress') and o.starts_at <= clock_timestamp()
     and o.ends_at > o.starts_at and not w.counts_as_downtime)`;

/**
 * SQL of the stretches of maintenance that do not count as downtime, as `starts_at` and `ends_at`; they may overlap
 * and end in the future.
 * @param monitor alias of a row of `monitor`; @param since SQL of a time: what ended before it is left out
 */
export const excludedSql = (monitor: string, since: string): string => `
  select s.starts_at, s.ends_at from maintenance_span s
   where s.monitor_id = ${monitor}.id and s.ends_at > ${since} and not s.counts_as_downtime
  union all
  select running.starts_at, running.ends_at from running where ${coversSql("running", monitor)}`;
