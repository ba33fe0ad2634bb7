import type { UpdateStatus } from "@/lib/announcement/announcement";
import { publishUpdate } from "@/lib/announcement/publish-update";
import { automaticBodies } from "@/lib/announcement/story";
import { pool, type TenantTx, tenantDb } from "@/lib/db";
import { log } from "@/lib/log";
import { incidentTitle } from "@/lib/status-page/words";
import { failingSql, findAnnouncement, lockAnnouncement, settle } from "./store";

const mostAtOnce = 200;

type Found = {
  id: string;
  organization_id: string;
  status: UpdateStatus;
  acknowledged_at: Date | null;
  resolved_at: Date | null;
  gone: boolean;
  over: boolean;
};

/**
 * Announcements that follow an incident which has gone on: somebody is at work on it, or it is over. It is over for
 * readers when no other incident keeps one of the components down.
 */
const behind = `
  select * from (
    select a.id, a.organization_id, i.acknowledged_at, i.resolved_at, i.id is null as gone,
           (select u.status from announcement_update u where u.announcement_id = a.id order by u.at desc, u.id desc limit 1) as status,
           (i.id is null or i.resolved_at is not null) and not exists (
             select 1 from announcement_component x
               join status_page_component c on c.id = x.component_id
              where x.announcement_id = a.id and ${failingSql("c")}) as over
      from announcement a left join incident i on i.id = a.incident_id and i.organization_id = a.organization_id
     where a.resolved_at is null and a.incident_id is not null) a
   where over or acknowledged_at is not null and resolved_at is null and status = 'investigating'
   limit ${mostAtOnce}`;

async function add(tx: TenantTx, found: Found): Promise<boolean> {
  const now = await lockAnnouncement(tx, found.id);
  const before = await findAnnouncement(tx, found.id);
  const newest = before.updates[0];
  if (before.resolvedAt !== null || newest === undefined || newest.status !== found.status) return false;
  const status = found.over ? "resolved" : "identified";
  const body = found.over
    ? found.gone
      ? automaticBodies.unwatched
      : automaticBodies.resolved
    : automaticBodies.identified;
  const happened = (found.over ? found.resolved_at : found.acknowledged_at) ?? now;
  // What is added is the newest: that tells the state.
  const at = new Date(Math.min(now.getTime(), Math.max(happened.getTime(), Date.parse(newest.at))));
  const { organization_id: organizationId } = found;
  const update = await tx.announcementUpdate.create({
    data: { organizationId, announcementId: before.id, status, body, at },
  });
  await settle(tx, before.id, "at", now);
  if (found.over) await retitle(tx, before.id, before.title);
  await publishUpdate(tx, {
    organizationId,
    statusPageId: before.statusPageId,
    announcementId: before.id,
    tell: update.id,
  });
  return true;
}

/** "is not available" becomes "was not available", unless somebody gave it another title. */
async function retitle(tx: TenantTx, id: string, title: string): Promise<void> {
  const rows = await tx.announcementComponent.findMany({
    where: { announcementId: id },
    orderBy: { component: { position: "asc" } },
    select: { component: { select: { name: true } } },
  });
  const names = rows.map(({ component }) => component.name);
  if (names.length > 0 && title === incidentTitle(names, false))
    await tx.announcement.update({ where: { id }, data: { title: incidentTitle(names, true) } });
}

/** Adds to announcements what their incidents tell by now. @returns to how many */
export async function addAutomaticUpdates(): Promise<number> {
  const { rows } = await pool().query<Found>(behind);
  let changed = 0;
  for (const found of rows) {
    const done = await tenantDb(found.organization_id)
      .$transaction((tx) => add(tx, found))
      .catch((error: unknown) => {
        log("announcement").warn({ announcementId: found.id, error: String(error) }, "could not be updated");
        return false;
      });
    if (done) changed += 1;
  }
  return changed;
}
