import type { TenantTx } from "@/lib/db";
import type { BulletinNotice, BulletinStatus } from "@/lib/subscriber/bulletin";
import type { Prisma } from "@/prisma/generated/client";

/** An update that was published, as far as it is told. */
export type PublishedUpdate = {
  organizationId: string;
  statusPageId: string;
  announcement: {
    id: string;
    title: string;
    /** Components of the page that it is about; empty for the whole page. */
    componentIds: readonly string[];
    /** Where it is read, below the page's address, beginning with a slash; the page itself when absent. */
    path?: string;
  };
  update: {
    id: string;
    status: BulletinStatus;
    /** Plain text. */
    text: string;
    at: Date;
  };
};

/**
 * Queues the telling of one update to the subscribers of its page, in the caller's transaction: they are told if and
 * only if it is published. An update is told once, however often this is called for it.
 * @returns whether it was queued by this call
 */
export async function tellSubscribers(tx: TenantTx, published: PublishedUpdate): Promise<boolean> {
  const { organizationId, statusPageId, announcement, update } = published;
  const first = await tx.bulletin.findFirst({
    where: { statusPageId, threadId: announcement.id },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { notice: true, updateId: true },
  });
  const components = await tx.statusPageComponent.findMany({
    where: { statusPageId, id: { in: [...announcement.componentIds] } },
    orderBy: { position: "asc" },
    select: { id: true, name: true },
  });
  const notice: BulletinNotice = {
    title: announcement.title,
    threadTitle: first === null ? announcement.title : (first.notice as unknown as BulletinNotice).threadTitle,
    opens: first === null,
    status: update.status,
    text: update.text,
    componentIds: components.map(({ id }) => id),
    components: components.map(({ name }) => name),
    at: update.at.toISOString(),
    path: announcement.path ?? "",
  };
  const { count } = await tx.bulletin.createMany({
    data: [
      {
        organizationId,
        statusPageId,
        updateId: update.id,
        threadId: announcement.id,
        notice: notice as unknown as Prisma.InputJsonValue,
        createdAt: new Date(),
      },
    ],
    skipDuplicates: true,
  });
  return count === 1;
}
