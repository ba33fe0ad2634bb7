import { pool } from "@/lib/db";
import { coversSql } from "@/lib/maintenance/covers";
import type { UnderMaintenance } from "@/lib/maintenance/window";

type Row = { monitor_id: string; id: string; name: string; since: Date; until: Date };

const onNow = `
  select distinct on (m.id) m.id as monitor_id, w.id, w.name, o.starts_at as since, o.ends_at as until
    from maintenance_occurrence o
    join maintenance_window w on w.id = o.window_id
    join monitor m on m.organization_id = o.organization_id and ${coversSql("w", "m")}
   where o.organization_id = $1 and o.ends_at > clock_timestamp() and o.starts_at <= clock_timestamp() and o.phase <> 'cancelled'
   order by m.id, o.ends_at desc, w.id`;

/** The monitors of an organization that are in a window now, each with the one that ends last. One statement. */
export async function activeWindows(organizationId: string): Promise<Map<string, UnderMaintenance>> {
  const { rows } = await pool().query<Row>(onNow, [organizationId]);
  return new Map(
    rows.map(({ monitor_id, id, name, since, until }) => [
      monitor_id,
      { id, name, since: since.toISOString(), until: until.toISOString() },
    ]),
  );
}
