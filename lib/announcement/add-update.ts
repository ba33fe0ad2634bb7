import { type Announcement, announcementLimits, isTold, updateInput } from "@/lib/announcement/announcement";
import { publishUpdate } from "@/lib/announcement/publish-update";
import { tenantDb } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Actor } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { findAnnouncement, lockAnnouncement, settle } from "./store";

/**
 * Adds an update to an announcement; one that says "resolved" ends it, a later one of another status opens it again.
 * @throws AppError `not-found`, `invalid` naming the fields, or `limit`
 */
export async function addUpdate(actor: Actor, id: string, input: unknown): Promise<Announcement> {
  const { organizationId } = actor;
  const db = tenantDb(organizationId);
  await findAnnouncement(db, id);
  const { status, body, at, notify } = parse(updateInput, input);
  return db.$transaction(async (tx) => {
    const now = await lockAnnouncement(tx, id);
    const before = await findAnnouncement(tx, id);
    if (before.updates.length >= announcementLimits.updates)
      throw new AppError("limit", `An announcement has at most ${announcementLimits.updates} updates.`);
    const time = at === undefined ? now : new Date(at);
    const update = await tx.announcementUpdate.create({
      data: { organizationId, announcementId: id, status, body, at: time },
    });
    await settle(tx, id, "at", now);
    await publishUpdate(tx, {
      organizationId,
      statusPageId: before.statusPageId,
      announcementId: id,
      tell: isTold(notify, time, now) ? update.id : null,
    });
    return findAnnouncement(tx, id);
  });
}
