import {
  type Announcement,
  type Impact,
  resolvedAtOf,
  timeProblem,
  type UpdateStatus,
} from "@/lib/announcement/announcement";
import type { TenantDb, TenantTx } from "@/lib/db";
import { invalid, notFound } from "@/lib/errors";
import type { Prisma } from "@/prisma/generated/client";

export const whole = {
  updates: { orderBy: [{ at: "desc" }, { id: "desc" }], select: { id: true, status: true, body: true, at: true } },
  components: { orderBy: { component: { position: "asc" } }, select: { componentId: true } },
} satisfies Prisma.AnnouncementInclude;
type AnnouncementRow = Prisma.AnnouncementGetPayload<{ include: typeof whole }>;

export const announcementOf = (row: AnnouncementRow): Announcement => ({
  id: row.id,
  statusPageId: row.statusPageId,
  title: row.title,
  impact: row.impact as Impact,
  status: (row.updates[0]?.status ?? "investigating") as UpdateStatus,
  startedAt: row.startedAt.toISOString(),
  resolvedAt: row.resolvedAt?.toISOString() ?? null,
  draft: row.draft,
  incidentId: row.incidentId,
  componentIds: row.components.map(({ componentId }) => componentId),
  updates: row.updates.map(({ id, status, body, at }) => ({
    id,
    status: status as UpdateStatus,
    body,
    at: at.toISOString(),
  })),
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @throws AppError `not-found`, the same for a foreign id, an unknown one and one that is no id. */
export async function findAnnouncement(db: TenantDb | TenantTx, id: string): Promise<Announcement> {
  const row = uuid.test(id) ? await db.announcement.findFirst({ where: { id }, include: whole }) : null;
  if (!row) throw notFound("announcement");
  return announcementOf(row);
}

/** The announcement of an update. @throws AppError `not-found` */
export async function findAnnouncementOfUpdate(db: TenantDb | TenantTx, updateId: string): Promise<Announcement> {
  const row = uuid.test(updateId)
    ? await db.announcement.findFirst({ where: { updates: { some: { id: updateId } } }, include: whole })
    : null;
  if (!row) throw notFound("update");
  return announcementOf(row);
}

/** Takes the row's lock, so that two who write at once do so one after the other. @returns the database's time */
export async function lockAnnouncement(tx: TenantTx, id: string): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`
    select clock_timestamp() as now from announcement where id = ${id}::uuid for update`;
  if (!row) throw notFound("announcement");
  return row.now;
}

export async function databaseTime(tx: TenantTx): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`;
  return row?.now ?? new Date();
}

/** @throws AppError `invalid` for a component that is not of this page */
export async function replaceTouched(
  tx: TenantTx,
  organizationId: string,
  announcement: { id: string; statusPageId: string },
  componentIds: readonly string[],
): Promise<void> {
  const ids = [...new Set(componentIds.map((id) => id.toLowerCase()))];
  const known = await tx.statusPageComponent.count({
    where: { id: { in: ids }, statusPageId: announcement.statusPageId },
  });
  if (known !== ids.length) throw invalid([{ field: "componentIds", message: "No such component on this page." }]);
  await tx.announcementComponent.deleteMany({ where: { announcementId: announcement.id } });
  await tx.announcementComponent.createMany({
    data: ids.map((componentId) => ({ organizationId, announcementId: announcement.id, componentId })),
  });
}

/**
 * Holds an announcement to its updates after a change: its end is told by the newest.
 * @param tx under the announcement's lock
 * @throws AppError `invalid` for times that cannot be
 */
export async function settle(tx: TenantTx, id: string, field: string, now: Date): Promise<void> {
  const row = await tx.announcement.findFirst({
    where: { id },
    select: {
      startedAt: true,
      updates: { orderBy: [{ at: "asc" }, { id: "asc" }], select: { status: true, at: true } },
    },
  });
  if (!row) throw notFound("announcement");
  const updates = row.updates.map(({ status, at }) => ({ status: status as UpdateStatus, at }));
  const problem = timeProblem(
    row.startedAt,
    updates.map(({ at }) => at),
    now,
  );
  if (problem) throw invalid([{ field, message: problem }]);
  await tx.announcement.update({ where: { id }, data: { resolvedAt: resolvedAtOf(updates), updatedAt: now } });
}

/**
 * SQL that says whether the incidents of now keep a component down: all of its monitors must be up, or as many as its
 * quorum asks. Quiet ones do not count.
 * @param component alias of a row of `status_page_component`
 */
export const failingSql = (component: string): string => `exists (
  select 1 from (select count(*) as all, count(*) filter (where exists (
      select 1 from incident_member k join incident j on j.id = k.incident_id
       where k.monitor_id = y.monitor_id and k.organization_id = y.organization_id
         and k.resolved_at is null and j.severity = 'critical' and j.quiet is null)) as down
    from component_monitor y where y.component_id = ${component}.id) n
   where n.down > 0 and (${component}.quorum is null or n.all - n.down < least(${component}.quorum, n.all)))`;

/**
 * SQL that says whether a page has an announcement, made from an incident, of a component in the time of another
 * incident: readers hear of one outage once.
 */
export const toldSql = (page: string, component: string, incident: string): string => `exists (
  select 1 from announcement a join announcement_component z on z.announcement_id = a.id
   where a.status_page_id = ${page}.id and a.incident_id is not null and z.component_id = ${component}.id
     and a.started_at <= coalesce(${incident}.resolved_at, 'infinity') and coalesce(a.resolved_at, 'infinity') >= ${incident}.opened_at)`;
