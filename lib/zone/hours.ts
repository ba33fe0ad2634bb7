import { z } from "zod";
import { addDays, localTime, minutesOf, momentOf, timeOfDay, weekdayOf } from "@/lib/zone/zone";

/** Hours of the week: on these days (0 is Sunday; none means all) from one time to another, past midnight when that is earlier. */
export const hoursInput = z.strictObject({
  days: z
    .array(z.number().int().min(0, "A day is 0 (Sunday) to 6.").max(6, "A day is 0 (Sunday) to 6."))
    .max(7)
    .default([])
    .transform((days) => [...new Set(days)].sort()),
  from: timeOfDay,
  to: timeOfDay,
});
export type Hours = z.output<typeof hoursInput>;

type Span = { from: Date; to: Date };

/** The hours that begin on one day; null when none do. Both ends equal means a whole day. */
function spanOf({ days, from, to }: Hours, zone: string, day: string): Span | null {
  if (days.length > 0 && !days.includes(weekdayOf(day))) return null;
  const past = minutesOf(to) <= minutesOf(from) ? 1 : 0;
  return { from: momentOf(zone, day, minutesOf(from)), to: momentOf(zone, addDays(day, past), minutesOf(to)) };
}

/** The span that holds a moment: its start belongs to it, its end does not. */
function spanAt(hours: Hours, zone: string, at: Date): Span | null {
  const { day } = localTime(zone, at);
  for (const each of [addDays(day, -1), day]) {
    const span = spanOf(hours, zone, each);
    if (span !== null && span.from <= at && at < span.to) return span;
  }
  return null;
}

/** Whether a moment is within the hours. */
export const holdsAt = (hours: Hours, zone: string, at: Date): boolean => spanAt(hours, zone, at) !== null;

/**
 * The first moment from `at` on that is outside of the hours: `at` itself when it is.
 * @returns null when there is none within eight days, as where the hours are the whole week
 */
export function endOf(hours: Hours, zone: string, at: Date): Date | null {
  let moment = at;
  for (let spans = 0; spans < 9; spans++) {
    const span = spanAt(hours, zone, moment);
    if (span === null) return moment;
    moment = span.to;
  }
  return null;
}
