import type { Announcement } from "@/lib/announcement/announcement";
import { tenantDb } from "@/lib/db";
import { announcementOf, whole } from "./store";

type Page = { id: string; organizationId: string };

/** An announcement of a page that is public; null for a draft, one of another page and one that never was. */
export async function findPublished(page: Page, id: string): Promise<Announcement | null> {
  const row = await tenantDb(page.organizationId).announcement.findFirst({
    where: { id, statusPageId: page.id, draft: false },
    include: whole,
  });
  return row && announcementOf(row);
}

/** When the first announcement of a page that is public started; null when there is none. */
export async function firstPublishedAt(page: Page): Promise<Date | null> {
  const row = await tenantDb(page.organizationId).announcement.findFirst({
    where: { statusPageId: page.id, draft: false },
    orderBy: { startedAt: "asc" },
    select: { startedAt: true },
  });
  return row?.startedAt ?? null;
}
