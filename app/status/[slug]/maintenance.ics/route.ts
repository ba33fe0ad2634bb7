import { answerWith } from "@/app/status/_answer";
import { pageRoute } from "@/app/status/_route";
import { maintenanceCalendar } from "@/lib/calendar/calendar";
import { publicCalendar } from "@/lib/status-page/public-calendar";

export const dynamic = "force-dynamic";

/** The maintenance of a page, for calendars. */
export const GET = pageRoute(async ({ status, baseUrl }, request) => {
  const entries = await publicCalendar(status.slug);
  return answerWith(request, {
    body: maintenanceCalendar(entries, status.name, baseUrl),
    type: "text/calendar; charset=utf-8",
    changedAt: null,
    headers: { "Content-Disposition": 'inline; filename="maintenance.ics"' },
  });
});
