import { pool } from "@/lib/db";
import { coversSql } from "@/lib/maintenance/covers";

/** One time that a window is on, was on, or was to be on, as a calendar has it. */
export type CalendarOccurrence = {
  id: string;
  windowId: string;
  name: string;
  description: string;
  startsAt: Date;
  endsAt: Date;
  cancelled: boolean;
  /** When its window last changed. */
  updatedAt: Date;
  createdAt: Date;
  monitorIds: string[];
};

type Row = {
  id: string;
  window_id: string;
  name: string;
  description: string;
  starts_at: Date;
  ends_at: Date;
  cancelled: boolean;
  updated_at: Date;
  created_at: Date;
  monitor_ids: string[];
};

const pastDays = 90;
const most = 500;

const occurrences = `
  select o.id, w.id as window_id, w.name, w.description, o.starts_at, o.ends_at, o.phase = 'cancelled' as cancelled,
         w.updated_at, w.created_at, array_agg(m.id) as monitor_ids
    from maintenance_occurrence o
    join maintenance_window w on w.id = o.window_id
    join monitor m on m.organization_id = o.organization_id and m.id = any($2::uuid[]) and ${coversSql("w", "m")}
   where o.organization_id = $1 and o.ends_at > clock_timestamp() - interval '${pastDays} days' and o.ends_at > o.starts_at
   group by o.id, w.id
   order by o.starts_at desc, o.id limit ${most}`;

/**
 * The maintenance of some monitors of one organization, also what was cancelled, so that a calendar that has it
 * hears of that: three months back, and as far ahead as it is planned.
 */
export async function calendarOccurrences(
  organizationId: string,
  monitorIds: readonly string[],
): Promise<CalendarOccurrence[]> {
  const { rows } = await pool().query<Row>(occurrences, [organizationId, monitorIds]);
  return rows.map((row) => ({
    id: row.id,
    windowId: row.window_id,
    name: row.name,
    description: row.description,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    cancelled: row.cancelled,
    updatedAt: row.updated_at,
    createdAt: row.created_at,
    monitorIds: row.monitor_ids,
  }));
}
