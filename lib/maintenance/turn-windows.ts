import { pool } from "@/lib/db";
import { publishChange } from "@/lib/live/publish-change";
import { coversSql } from "@/lib/maintenance/covers";

type Turned = { organization_id: string; window_id: string };

const begin = `
  update maintenance_occurrence o set phase = 'in-progress'
   where o.phase = 'scheduled' and o.starts_at <= clock_timestamp() and o.ends_at > clock_timestamp()
     and ($1::uuid is null or o.window_id = $1)
  returning o.organization_id, o.window_id`;

/** Those that are over get their history in the same statement: what they covered, as it is now. */
const finish = `
  with over as (
    update maintenance_occurrence o set phase = 'completed'
     where o.phase in ('scheduled', 'in-progress') and o.starts_at <= clock_timestamp() and o.ends_at <= clock_timestamp()
       and ($1::uuid is null or o.window_id = $1)
    returning o.*
  ), kept as (
    insert into maintenance_span (organization_id, monitor_id, occurrence_id, starts_at, ends_at, counts_as_downtime)
    select o.organization_id, m.id, o.id, o.starts_at, o.ends_at, w.counts_as_downtime
      from over o
      join maintenance_window w on w.id = o.window_id
      join monitor m on m.organization_id = o.organization_id and ${coversSql("w", "m")}
     where o.ends_at > o.starts_at and m.created_at < o.ends_at
    on conflict do nothing
  )
  select organization_id, window_id from over`;

/**
 * Notes which windows have begun and which are over, keeps what those covered, and tells open pages. Nothing that
 * asks "is it on?" waits for this: that is told by the times themselves.
 * @param windowId only this one; all of them without it
 * @returns how many turned
 */
export async function turnWindows(windowId: string | null = null): Promise<number> {
  const { rows: begun } = await pool().query<Turned>(begin, [windowId]);
  const { rows: over } = await pool().query<Turned>(finish, [windowId]);
  const turned = [...begun, ...over];
  for (const [organizationId, rows] of Map.groupBy(turned, (row) => row.organization_id)) {
    const ids = new Set(rows.map((row) => row.window_id));
    const [only = ""] = ids.size === 1 ? ids : [];
    await publishChange("now", { organizationId, kind: "maintenance", id: only });
  }
  return turned.length;
}
