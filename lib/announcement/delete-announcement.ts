import { publishUpdate } from "@/lib/announcement/publish-update";
import { tenantDb } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";
import { findAnnouncement } from "./store";

/**
 * Takes an announcement off its page. The incident that it followed is not announced there again.
 * @throws AppError `not-found`
 */
export async function deleteAnnouncement(actor: Actor, id: string): Promise<void> {
  const { organizationId } = actor;
  const db = tenantDb(organizationId);
  const { statusPageId, incidentId } = await findAnnouncement(db, id);
  await db.$transaction(async (tx) => {
    await tx.announcement.deleteMany({ where: { id } });
    if (incidentId !== null)
      await tx.announcementDeclined.createMany({
        data: [{ organizationId, statusPageId, incidentId }],
        skipDuplicates: true,
      });
    await publishUpdate(tx, { organizationId, statusPageId, announcementId: id, tell: null });
  });
}
