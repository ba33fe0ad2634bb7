import { pool, type TenantDb, type TenantTx } from "@/lib/db";
import { type FieldError, invalid, notFound } from "@/lib/errors";
import type { Span } from "@/lib/maintenance/recurrence";
import type { MaintenanceWindow, Occurrence, WindowInput } from "@/lib/maintenance/window";
import { uuidv7 } from "@/lib/uuid";
import type { Prisma } from "@/prisma/generated/client";

export const withTargets = {
  monitors: { select: { monitorId: true } },
  statusPages: { select: { statusPageId: true } },
} satisfies Prisma.MaintenanceWindowInclude;
export type WindowRow = Prisma.MaintenanceWindowGetPayload<{ include: typeof withTargets }>;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @throws AppError `not-found`, the same for a foreign id, an unknown one and one that is no id. */
export async function findWindow(db: TenantDb | TenantTx, id: string): Promise<WindowRow> {
  const row = uuid.test(id) ? await db.maintenanceWindow.findFirst({ where: { id }, include: withTargets }) : null;
  if (!row) throw notFound("maintenance window");
  return row;
}

/** Takes the window's row lock. @returns the database's time; null when the window is gone */
export async function lockWindow(tx: TenantTx, id: string): Promise<Date | null> {
  const [clock] = await tx.$queryRaw<{ now: Date }[]>`
    select clock_timestamp() as now from maintenance_window where id = ${id}::uuid for update`;
  return clock?.now ?? null;
}

export const databaseTime = async (tx: TenantTx): Promise<Date> => {
  const [clock] = await tx.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`;
  return clock?.now ?? new Date();
};

/** The columns for an input. */
export const columnsOf = (input: WindowInput) => ({
  name: input.name,
  description: input.description,
  from: input.from ? new Date(input.from) : null,
  to: input.to ? new Date(input.to) : null,
  start: input.start ?? null,
  timeZone: input.timeZone ?? "UTC",
  durationMinutes: input.durationMinutes ?? null,
  repeat: input.repeat ?? null,
  lastDay: input.lastDay ?? null,
  all: input.all,
  tags: [...new Set(input.tags)],
  countsAsDowntime: input.countsAsDowntime,
});

const lower = (ids: readonly string[]): string[] => [...new Set(ids.map((id) => id.toLowerCase()))];

/**
 * Makes a window be for these monitors and status pages and no others.
 * @throws AppError `invalid` for one that is not the organization's
 */
export async function replaceTargets(
  tx: TenantTx,
  organizationId: string,
  windowId: string,
  input: Pick<WindowInput, "monitorIds" | "statusPageIds">,
): Promise<void> {
  const monitorIds = lower(input.monitorIds);
  const statusPageIds = lower(input.statusPageIds);
  const problems: FieldError[] = [];
  if ((await tx.monitor.count({ where: { id: { in: monitorIds } } })) !== monitorIds.length)
    problems.push({ field: "monitorIds", message: "No such monitor." });
  if ((await tx.statusPage.count({ where: { id: { in: statusPageIds } } })) !== statusPageIds.length)
    problems.push({ field: "statusPageIds", message: "No such status page." });
  if (problems.length > 0) throw invalid(problems);
  await tx.maintenanceMonitor.deleteMany({ where: { windowId } });
  await tx.maintenanceStatusPage.deleteMany({ where: { windowId } });
  await tx.maintenanceMonitor.createMany({
    data: monitorIds.map((monitorId) => ({ organizationId, windowId, monitorId })),
  });
  await tx.maintenanceStatusPage.createMany({
    data: statusPageIds.map((statusPageId) => ({ organizationId, windowId, statusPageId })),
  });
}

const isoOf = (dates: readonly Date[]): string[] => dates.map((date) => date.toISOString());

/**
 * Writes the occurrences that are planned. One that was ended early or cancelled stays so.
 * @param tx under the window's row lock
 * @param mode `replace` also drops those that are not planned any more, and ends the one that is on if it is one of them
 */
export async function writePlan(
  tx: TenantTx,
  window: { id: string; organizationId: string },
  planned: readonly Span[],
  now: Date,
  mode: "add" | "replace",
): Promise<void> {
  const starts = isoOf(planned.map(({ from }) => from));
  if (mode === "replace") {
    await tx.$executeRaw`update maintenance_occurrence set ends_at = ${now}::timestamptz
       where window_id = ${window.id}::uuid and starts_at <= ${now}::timestamptz and ends_at > ${now}::timestamptz
         and phase <> 'cancelled' and not (starts_at = any(${starts}::timestamptz[]))`;
    await tx.$executeRaw`delete from maintenance_occurrence
       where window_id = ${window.id}::uuid and starts_at > ${now}::timestamptz and not (starts_at = any(${starts}::timestamptz[]))`;
  }
  await tx.$executeRaw`
    insert into maintenance_occurrence (id, organization_id, window_id, starts_at, ends_at)
    select p.id, ${window.organizationId}::uuid, ${window.id}::uuid, p.starts_at, p.ends_at
      from unnest(${planned.map(() => uuidv7())}::uuid[], ${starts}::timestamptz[], ${isoOf(planned.map(({ to }) => to))}::timestamptz[])
        as p(id, starts_at, ends_at)
        on conflict (window_id, starts_at) do update set ends_at = excluded.ends_at
           where maintenance_occurrence.ends_at > ${now}::timestamptz and maintenance_occurrence.ends_at <> excluded.ends_at`;
}

type Times = { id: string; now: Date; coming: [string, string][] | null; last: [string, string] | null };

/** Where windows are: what is on or comes next, and what was last. One statement whatever their number. */
async function timesOf(organizationId: string, ids: readonly string[]): Promise<Map<string, Times>> {
  const { rows } = await pool().query<Times>(
    `select w.id, clock.now,
            (select json_agg(json_build_array(o.starts_at, o.ends_at) order by o.starts_at) from (
               select starts_at, ends_at from maintenance_occurrence
                where window_id = w.id and phase <> 'cancelled' and ends_at > clock.now order by starts_at limit 6) o) as coming,
            (select json_build_array(starts_at, ends_at) from maintenance_occurrence
              where window_id = w.id and phase <> 'cancelled' and ends_at <= clock.now order by starts_at desc limit 1) as last
       from maintenance_window w, (select clock_timestamp() as now) clock
      where w.organization_id = $1 and w.id = any($2::uuid[])`,
    [organizationId, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

const occurrenceOf = ([from, to]: [string, string]): Occurrence => ({
  from: new Date(from).toISOString(),
  to: new Date(to).toISOString(),
});

function windowOf(row: WindowRow, times: Times | undefined): MaintenanceWindow {
  const coming = (times?.coming ?? []).map(occurrenceOf);
  const now = (times?.now ?? new Date()).toISOString();
  const current = coming.find(({ from }) => from <= now) ?? null;
  const upcoming = coming.filter(({ from }) => from > now).slice(0, 5);
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    from: row.from?.toISOString() ?? null,
    to: row.to?.toISOString() ?? null,
    start: row.start,
    durationMinutes: row.durationMinutes,
    repeat: row.repeat,
    lastDay: row.lastDay,
    timeZone: row.timeZone,
    all: row.all,
    monitorIds: row.monitors.map(({ monitorId }) => monitorId),
    tags: row.tags,
    statusPageIds: row.statusPages.map(({ statusPageId }) => statusPageId),
    countsAsDowntime: row.countsAsDowntime,
    state: current !== null ? "in-progress" : upcoming.length > 0 ? "scheduled" : "completed",
    current,
    upcoming,
    last: times?.last ? occurrenceOf(times.last) : null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** Rows as their owner sees them, in the same order. */
export async function windowsOf(organizationId: string, rows: readonly WindowRow[]): Promise<MaintenanceWindow[]> {
  const ids = rows.map(({ id }) => id);
  const times = await timesOf(organizationId, ids);
  return rows.map((row) => windowOf(row, times.get(row.id)));
}
