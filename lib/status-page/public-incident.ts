import type { Announcement } from "@/lib/announcement/announcement";
import { markdownText } from "@/lib/announcement/markdown";
import type { PublicIncident } from "@/lib/status-page/page";

/** An announcement as readers get it: field by field, so that what is internal has no way out. */
export const publicIncident = (entry: Announcement): PublicIncident => ({
  id: entry.id,
  title: entry.title,
  impact: entry.impact,
  status: entry.status,
  componentIds: entry.componentIds,
  startedAt: entry.startedAt,
  resolvedAt: entry.resolvedAt,
  updates: entry.updates.map(({ id, status, at, body }) => ({ id, status, at, body, text: markdownText(body) })),
  createdAt: entry.createdAt,
  updatedAt: entry.updatedAt,
});
