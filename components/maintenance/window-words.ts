import { formatDuration } from "@/components/ui/format";
import type { MaintenanceWindow } from "@/lib/maintenance/window";

const count = (number: number, of: string): string => `${number} ${of}${number === 1 ? "" : "s"}`;

const every: Record<string, string> = { daily: "every day", weekly: "every week", monthly: "every month" };

const weekday = (local: string): string =>
  new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: "UTC" }).format(new Date(`${local}:00Z`));

/** How often a window comes: "every week on Sunday at 02:30 for 1 h (Europe/Berlin)"; null for one that is there once. */
export function repeatWords({ start, repeat, durationMinutes, timeZone, lastDay }: MaintenanceWindow): string | null {
  if (start === null || repeat === null || durationMinutes === null) return null;
  const time = start.slice(11);
  const often = every[repeat] ?? `by ${repeat}`;
  const on =
    repeat === "weekly" ? ` on ${weekday(start)}` : repeat === "monthly" ? ` on day ${Number(start.slice(8, 10))}` : "";
  const until = lastDay === null ? "" : `, until ${lastDay}`;
  return `${often}${on} at ${time} for ${formatDuration(durationMinutes * 60_000)} (${timeZone})${until}`;
}

/** What a window is for: "all monitors", "2 monitors, tag db, 1 status page". */
export function targetWords({ all, monitorIds, tags, statusPageIds }: MaintenanceWindow): string {
  if (all) return "all monitors";
  const parts = [
    ...(monitorIds.length > 0 ? [count(monitorIds.length, "monitor")] : []),
    ...(tags.length > 0 ? [`${tags.length === 1 ? "tag" : "tags"} ${tags.join(", ")}`] : []),
    ...(statusPageIds.length > 0 ? [count(statusPageIds.length, "status page")] : []),
  ];
  return parts.length === 0 ? "nothing any more" : parts.join(", ");
}
