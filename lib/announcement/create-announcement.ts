import { type Announcement, announcementInput, isTold } from "@/lib/announcement/announcement";
import { publishUpdate } from "@/lib/announcement/publish-update";
import { tenantDb } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { getStatusPage } from "@/lib/status-page/get-status-page";
import { uuidv7 } from "@/lib/uuid";
import { databaseTime, findAnnouncement, replaceTouched, settle } from "./store";

/**
 * Makes an announcement of a page with its first update; public at once unless it is a draft.
 * @throws AppError `not-found` for the page, `invalid` naming the fields
 */
export async function createAnnouncement(actor: Actor, statusPageId: string, input: unknown): Promise<Announcement> {
  const page = await getStatusPage(actor, statusPageId);
  const { componentIds, status, body, startedAt: start, notify, ...columns } = parse(announcementInput, input);
  const { organizationId } = actor;
  const id = uuidv7();
  return tenantDb(organizationId).$transaction(async (tx) => {
    const now = await databaseTime(tx);
    const startedAt = start === undefined ? now : new Date(start);
    await tx.announcement.create({ data: { ...columns, id, organizationId, statusPageId: page.id, startedAt } });
    const update = await tx.announcementUpdate.create({
      data: { organizationId, announcementId: id, status, body, at: startedAt },
    });
    await replaceTouched(tx, organizationId, { id, statusPageId: page.id }, componentIds);
    await settle(tx, id, "startedAt", now);
    await publishUpdate(tx, {
      organizationId,
      statusPageId: page.id,
      announcementId: id,
      tell: isTold(notify, startedAt, now) ? update.id : null,
    });
    return findAnnouncement(tx, id);
  });
}
