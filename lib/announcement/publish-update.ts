import type { UpdateStatus } from "@/lib/announcement/announcement";
import { markdownText } from "@/lib/announcement/markdown";
import type { TenantTx } from "@/lib/db";
import { publishChange } from "@/lib/live/publish-change";
import { tellSubscribers } from "@/lib/subscriber/tell-subscribers";

export type PublishedUpdate = {
  organizationId: string;
  statusPageId: string;
  announcementId: string;
  /** The update that subscribers are told of; null when they are told of none. */
  tell: string | null;
};

async function tellOf(tx: TenantTx, published: PublishedUpdate & { tell: string }): Promise<void> {
  const { organizationId, statusPageId, announcementId: id, tell } = published;
  const row = await tx.announcement.findFirst({
    where: { id, draft: false },
    select: {
      title: true,
      components: { select: { componentId: true } },
      updates: { where: { id: tell }, select: { status: true, body: true, at: true } },
    },
  });
  const update = row?.updates[0];
  if (!row || !update) return;
  const componentIds = row.components.map(({ componentId }) => componentId);
  await tellSubscribers(tx, {
    organizationId,
    statusPageId,
    announcement: { id, title: row.title, componentIds, path: `/incidents/${id}` },
    update: { id: tell, status: update.status as UpdateStatus, text: markdownText(update.body), at: update.at },
  });
}

/**
 * Has a page tell of what changed in one of its announcements: every change of one ends here, in its transaction.
 * Of a draft nobody is told.
 */
export async function publishUpdate(tx: TenantTx, published: PublishedUpdate): Promise<void> {
  const { organizationId, statusPageId, tell } = published;
  await tx.$executeRaw`update status_page set updated_at = clock_timestamp() where id = ${statusPageId}::uuid`;
  if (tell !== null) await tellOf(tx, { ...published, tell });
  await publishChange(tx, { organizationId, kind: "status-page", id: statusPageId });
}
