import type { Announcement } from "@/lib/announcement/announcement";
import { tenantDb } from "@/lib/db";
import { announcementOf, whole } from "./store";

export type AnnouncementFilter = {
  /** Also those that only their owner may see. Never for what readers get. */
  drafts?: boolean;
  /** Only those that have not ended. */
  open?: boolean;
  /** Those that last or ended at it or after it. */
  since?: Date;
  /** Those that started in a range, its end not in it. */
  started?: { from: Date; to: Date };
  limit?: number;
};

const most = 200;

/** The announcements of a page, newest first, each with all of its updates. Drafts only when they are asked for. */
export async function listAnnouncements(
  page: { id: string; organizationId: string },
  filter: AnnouncementFilter = {},
): Promise<Announcement[]> {
  const { drafts = false, open = false, since, started, limit = most } = filter;
  const rows = await tenantDb(page.organizationId).announcement.findMany({
    where: {
      statusPageId: page.id,
      ...(drafts ? {} : { draft: false }),
      ...(open ? { resolvedAt: null } : {}),
      ...(since ? { OR: [{ resolvedAt: null }, { resolvedAt: { gte: since } }] } : {}),
      ...(started ? { startedAt: { gte: started.from, lt: started.to } } : {}),
    },
    include: whole,
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map(announcementOf);
}
