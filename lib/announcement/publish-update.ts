import type { TenantTx } from "@/lib/db";
import { publishChange } from "@/lib/live/publish-change";

export type PublishedUpdate = {
  organizationId: string;
  statusPageId: string;
  announcementId: string;
  /** Null when something else than an update changed. */
  updateId: string | null;
  /** Whether those who follow the page are told. */
  tell: boolean;
};

/** Has a page tell of what changed in one of its announcements: every change of one ends here, in its transaction. */
export async function publishUpdate(tx: TenantTx, { organizationId, statusPageId }: PublishedUpdate): Promise<void> {
  await tx.$executeRaw`update status_page set updated_at = clock_timestamp() where id = ${statusPageId}::uuid`;
  await publishChange(tx, { organizationId, kind: "status-page", id: statusPageId });
}
