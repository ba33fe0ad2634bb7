import { type Announcement, announcementChange, isTold } from "@/lib/announcement/announcement";
import { publishUpdate } from "@/lib/announcement/publish-update";
import { type TenantTx, tenantDb } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { findAnnouncement, lockAnnouncement, replaceTouched, settle } from "./store";

/** Its start moves to a time before its first update with it: an update that opened it stays the one that did. */
async function moveFirstUpdate(tx: TenantTx, { startedAt, updates }: Announcement, to: Date): Promise<void> {
  const first = updates.at(-1);
  if (first !== undefined && first.at === startedAt)
    await tx.announcementUpdate.update({ where: { id: first.id }, data: { at: to } });
}

/**
 * Changes what the input names; `draft: false` publishes, and has its newest update told.
 * @throws AppError `not-found`, or `invalid` naming the fields
 */
export async function updateAnnouncement(actor: Actor, id: string, input: unknown): Promise<Announcement> {
  const { organizationId } = actor;
  const db = tenantDb(organizationId);
  await findAnnouncement(db, id);
  const { componentIds, startedAt, notify, title, impact, draft } = parse(announcementChange, input);
  return db.$transaction(async (tx) => {
    const now = await lockAnnouncement(tx, id);
    const before = await findAnnouncement(tx, id);
    const start = new Date(startedAt ?? before.startedAt);
    if (startedAt !== undefined) await moveFirstUpdate(tx, before, start);
    await tx.announcement.update({
      where: { id },
      data: {
        title: title ?? before.title,
        impact: impact ?? before.impact,
        draft: draft ?? before.draft,
        startedAt: start,
      },
    });
    if (componentIds) await replaceTouched(tx, organizationId, before, componentIds);
    await settle(tx, id, "startedAt", now);
    const newest = before.draft && draft === false ? before.updates[0] : undefined;
    await publishUpdate(tx, {
      organizationId,
      statusPageId: before.statusPageId,
      announcementId: id,
      tell: newest !== undefined && isTold(notify, new Date(newest.at), now) ? newest.id : null,
    });
    return findAnnouncement(tx, id);
  });
}
