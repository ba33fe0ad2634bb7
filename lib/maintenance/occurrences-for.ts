import { pool } from "@/lib/db";
import { coversSql } from "@/lib/maintenance/covers";

/** One time that a window is on, with the monitors it touches. */
export type OccurrenceFor = {
  id: string;
  name: string;
  description: string;
  startsAt: Date;
  endsAt: Date;
  createdAt: Date;
  updatedAt: Date;
  monitorIds: string[];
};

type Row = {
  id: string;
  name: string;
  description: string;
  starts_at: Date;
  ends_at: Date;
  created_at: Date;
  updated_at: Date;
  monitor_ids: string[];
};

/** Of each window the next one within three months, those that are on, and the newest few of those that were. */
const told = { aheadDays: 90, pastOfEach: 5, most: 100 } as const;

const occurrences = `
  select o.id, w.name, w.description, o.starts_at, o.ends_at, w.created_at, w.updated_at, array_agg(m.id) as monitor_ids
    from (select e.*, row_number() over (
                   partition by window_id, e.ends_at <= $3, e.starts_at > $3
                   order by abs(extract(epoch from e.starts_at - $3::timestamptz))) as place
            from maintenance_occurrence e
           where e.organization_id = $1 and e.phase <> 'cancelled' and e.ends_at > $4 and e.ends_at > e.starts_at
             and e.starts_at < $3::timestamptz + interval '${told.aheadDays} days') o
    join maintenance_window w on w.id = o.window_id
    join monitor m on m.organization_id = o.organization_id and m.id = any($2::uuid[]) and ${coversSql("w", "m")}
   where case when o.starts_at > $3 then o.place = 1 when o.ends_at <= $3 then o.place <= ${told.pastOfEach} else true end
   group by o.id, w.id, o.starts_at, o.ends_at
   order by o.starts_at, o.id limit ${told.most}`;

/**
 * The maintenance that touches some monitors, by when it begins.
 * @param since what ended before it is left out
 */
export async function occurrencesFor(
  organizationId: string,
  monitorIds: readonly string[],
  { now, since }: { now: Date; since: Date },
): Promise<OccurrenceFor[]> {
  const { rows } = await pool().query<Row>(occurrences, [organizationId, monitorIds, now, since]);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    description: row.description,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    monitorIds: row.monitor_ids,
  }));
}
