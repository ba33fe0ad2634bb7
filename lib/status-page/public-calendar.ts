import type { CalendarEntry } from "@/lib/calendar/calendar";
import { calendarOccurrences } from "@/lib/maintenance/calendar-occurrences";
import { recentValues } from "@/lib/status-page/recent-values";
import { findPublicPage } from "./store";

/** Calendars ask a few times a day: a minute is young to them. */
const calendars = recentValues<CalendarEntry[]>({ ttlMs: 30_000, most: 1000 });

async function readEntries(slug: string): Promise<CalendarEntry[]> {
  const page = await findPublicPage(slug);
  if (!page) return [];
  const ids = [...new Set(page.components.flatMap(({ monitors }) => monitors.map(({ monitorId }) => monitorId)))];
  const found = await calendarOccurrences(page.organizationId, ids);
  return found.map(({ monitorIds, windowId: _window, ...entry }) => ({
    ...entry,
    components: page.components
      .filter(({ monitors }) => monitors.some(({ monitorId }) => monitorIds.includes(monitorId)))
      .map(({ name }) => name),
  }));
}

/** The maintenance of a page as calendars get it, with the names that its components have there. */
export const publicCalendar = (slug: string): Promise<CalendarEntry[]> => calendars(slug, () => readEntries(slug));
