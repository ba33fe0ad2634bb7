import { type Announcement, updateChange } from "@/lib/announcement/announcement";
import { publishUpdate } from "@/lib/announcement/publish-update";
import { type TenantTx, tenantDb } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Actor } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { findAnnouncement, findAnnouncementOfUpdate, lockAnnouncement, settle } from "./store";

type Change = (tx: TenantTx, before: Announcement) => Promise<void>;

async function changed(actor: Actor, updateId: string, change: Change): Promise<Announcement> {
  const { organizationId } = actor;
  const db = tenantDb(organizationId);
  const { id, statusPageId } = await findAnnouncementOfUpdate(db, updateId);
  return db.$transaction(async (tx) => {
    const now = await lockAnnouncement(tx, id);
    await change(tx, await findAnnouncementOfUpdate(tx, updateId));
    await settle(tx, id, "at", now);
    await publishUpdate(tx, { organizationId, statusPageId, announcementId: id, tell: null });
    return findAnnouncement(tx, id);
  });
}

/**
 * Corrects an update. Nobody is told of it again; the page and the feeds show it.
 * @throws AppError `not-found`, or `invalid` naming the fields
 */
export async function changeUpdate(actor: Actor, updateId: string, input: unknown): Promise<Announcement> {
  await findAnnouncementOfUpdate(tenantDb(actor.organizationId), updateId);
  const { status, body, at } = parse(updateChange, input);
  return changed(actor, updateId, async (tx, before) => {
    const update = before.updates.find(({ id }) => id === updateId);
    if (!update) return;
    await tx.announcementUpdate.update({
      where: { id: updateId },
      data: { status: status ?? update.status, body: body ?? update.body, at: new Date(at ?? update.at) },
    });
  });
}

/**
 * Takes an update back.
 * @throws AppError `not-found`, or `conflict` for the only one
 */
export const removeUpdate = (actor: Actor, updateId: string): Promise<Announcement> =>
  changed(actor, updateId, async (tx, before) => {
    if (before.updates.length === 1)
      throw new AppError("conflict", "An announcement has at least one update. Delete the announcement instead.");
    await tx.announcementUpdate.deleteMany({ where: { id: updateId } });
  });
