import type { TenantTx } from "@/lib/db";
import { coversSql } from "@/lib/maintenance/covers";
import type { ActiveWindow } from "@/lib/maintenance/window";

const onNow = `
  select w.id, w.name, o.ends_at as until
    from maintenance_occurrence o
    join maintenance_window w on w.id = o.window_id
    join monitor m on m.id = $2::uuid and m.organization_id = o.organization_id
   where o.organization_id = $1::uuid and o.ends_at > $3::timestamptz and o.starts_at <= $3::timestamptz
     and o.phase <> 'cancelled' and ${coversSql("w", "m")}
   order by o.ends_at desc, w.id limit 1`;

/**
 * The window that a monitor is in at a time; of several the one that ends last. One look into an index where the
 * organization has none on.
 */
export async function activeWindow(
  tx: TenantTx,
  about: { organizationId: string; monitorId: string; at: Date },
): Promise<ActiveWindow | null> {
  const [row] = await tx.$queryRawUnsafe<{ id: string; name: string; until: Date }[]>(
    onNow,
    about.organizationId,
    about.monitorId,
    about.at.toISOString(),
  );
  return row ? { id: row.id, name: row.name, until: row.until.toISOString() } : null;
}
