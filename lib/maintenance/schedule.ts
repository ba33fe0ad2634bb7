import { type FieldError, invalid } from "@/lib/errors";
import { nextOccurrences, occurrencesOf, pace, type Recurrence, type Span } from "@/lib/maintenance/recurrence";

/** When a window is on, as it is kept: once, or again and again. */
export type Schedule = {
  from: Date | null;
  to: Date | null;
  start: string | null;
  timeZone: string;
  durationMinutes: number | null;
  repeat: string | null;
  lastDay: string | null;
};

/** How far ahead occurrences are worked out; at least the next few, however far away they are. */
export const ahead = { days: 35, least: 10 } as const;

export function recurrenceOf(schedule: Schedule): Recurrence | null {
  const { start, durationMinutes, repeat, timeZone, lastDay } = schedule;
  return start === null || durationMinutes === null || repeat === null
    ? null
    : { start, durationMinutes, repeat, timeZone, lastDay };
}

/** The occurrences that are not over, oldest first: all that are near, and the next ones in any case. */
export function plannedFrom(schedule: Schedule, now: Date): Span[] {
  const recurrence = recurrenceOf(schedule);
  if (recurrence === null) {
    const { from, to } = schedule;
    return from !== null && to !== null && to > now ? [{ from, to }] : [];
  }
  const near = occurrencesOf(recurrence, now, new Date(now.getTime() + ahead.days * 86_400_000));
  return near.length >= ahead.least ? near : nextOccurrences(recurrence, now, ahead.least);
}

/** A rule as its library takes it, which knows more of what does not go together than its parts tell. */
function paceProblems(recurrence: Recurrence): FieldError[] {
  let found: ReturnType<typeof pace>;
  try {
    found = pace(recurrence);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [{ field: "repeat", message: `This rule cannot be read: ${why}.` }];
  }
  if (found.starts === 0) return [{ field: "repeat", message: "This rule never comes about. Check its parts." }];
  if (found.shortestMinutes !== null && recurrence.durationMinutes > found.shortestMinutes)
    return [
      {
        field: "durationMinutes",
        message: `It comes again after ${found.shortestMinutes} minutes, so it cannot last longer than that.`,
      },
    ];
  return [];
}

/**
 * Refuses a schedule that says nothing: one that is over, a rule that never comes about or overlaps itself.
 * @throws AppError `invalid`
 */
export function checkSchedule(schedule: Schedule, now: Date): void {
  const recurrence = recurrenceOf(schedule);
  const problems = recurrence === null ? [] : paceProblems(recurrence);
  if (problems.length > 0) throw invalid(problems);
  if (plannedFrom(schedule, now).length > 0) return;
  throw invalid([
    recurrence === null
      ? { field: "to", message: "This is over already. Choose a time to come." }
      : { field: recurrence.lastDay === null ? "repeat" : "lastDay", message: "None is to come. Let it go on longer." },
  ]);
}
