import { RRuleTemporal } from "rrule-temporal";
import { ruleOf } from "@/lib/maintenance/rule";

/** A stretch of time, from its first millisecond up to the one that is no longer in it. */
export type Span = { from: Date; to: Date };

/** A window that comes again: by the clock on the wall of one place. */
export type Recurrence = {
  /** Local time of the first, `2026-11-21T02:30`. */
  start: string;
  /** An IANA zone. */
  timeZone: string;
  /** How long each lasts, in minutes that pass: an hour is an hour on the day that clocks are changed, too. */
  durationMinutes: number;
  /** A word or a rule that `ruleProblem` finds nothing wrong with. */
  repeat: string;
  /** The last local day that one begins on, `2026-12-31`; null for no end. */
  lastDay: string | null;
};

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** More than any zone is from UTC, and than any clock is changed. */
const zoneMarginMs = 26 * 3_600_000;
/** What a rule may cost: periods walked through and times tried, far above what a sound rule needs. */
const cost = { maxIterations: 20_000, maxCandidateEvaluations: 50_000 } as const;

const stamp = (local: string): string => `${local.replace(/[-:]/g, "")}00`;

/**
 * A local time as an instant. One that a change of clocks skips is read by the offset before the change, one that
 * it repeats is the first (RFC 5545 §3.3.5).
 * @param local `2026-03-29T02:30`
 */
export const instantOf = (local: string, timeZone: string): Date =>
  new Date(
    new RRuleTemporal({
      rruleString: `DTSTART;TZID=${timeZone}:${stamp(local)}\nRRULE:FREQ=DAILY;COUNT=1`,
    }).options().dtstart.epochMilliseconds,
  );

/** Local times that a rule names, as if the clock were in UTC, sorted, each once. */
function localTimes(recurrence: Recurrence, fromMs: number, toMs: number): number[] {
  const { start, repeat, lastDay } = recurrence;
  const { rule, until } = ruleOf(repeat, start);
  const last = Math.min(
    lastDay === null ? Number.POSITIVE_INFINITY : Date.parse(`${lastDay}T23:59:59Z`),
    // An instant is held against the instant later; a day's margin keeps all that may be in time.
    until === null ? Number.POSITIVE_INFINITY : until.ms + (until.local ? 0 : zoneMarginMs),
    toMs,
  );
  if (last < fromMs) return [];
  // The rule is walked by the clock on the wall, so that no change of clocks moves or drops a day.
  const walker = new RRuleTemporal({ rruleString: `DTSTART:${stamp(start)}Z\nRRULE:${rule}`, strict: true, ...cost });
  const times = walker.between(new Date(fromMs), new Date(last), true).map((each) => each.epochMilliseconds);
  return [...new Set(times)].sort((one, other) => one - other);
}

const localText = (ms: number): string => new Date(ms).toISOString().slice(0, 16);

/**
 * The occurrences that touch a range, oldest first. Each local time that the rule names counts once, also where
 * clocks are changed; one that would still last when the next begins ends there.
 * @param from of the range, in it; @param to not in it
 */
export function occurrencesOf(recurrence: Recurrence, from: Date, to: Date): Span[] {
  const { timeZone, durationMinutes, repeat, start } = recurrence;
  const durationMs = durationMinutes * minuteMs;
  const locals = localTimes(
    recurrence,
    from.getTime() - durationMs - zoneMarginMs,
    to.getTime() + durationMs + zoneMarginMs,
  );
  const { until } = ruleOf(repeat, start);
  const latest = until === null || until.local ? Number.POSITIVE_INFINITY : until.ms;
  const starts = [...new Set(locals.map((ms) => instantOf(localText(ms), timeZone).getTime()))]
    .filter((ms) => ms <= latest)
    .sort((one, other) => one - other);
  return starts
    .map((ms, index) => ({
      from: new Date(ms),
      to: new Date(Math.min(ms + durationMs, starts[index + 1] ?? Number.POSITIVE_INFINITY)),
    }))
    .filter((span) => span.from < to && span.to > from);
}

/** Ever longer looks ahead: most rules give enough in the first. */
const looksDays = [62, 800, 6000];

/**
 * The next occurrences that are not over, oldest first; fewer when the rule ends or is rarer than every few years.
 * @param count at most 50
 */
export function nextOccurrences(recurrence: Recurrence, after: Date, count: number): Span[] {
  const first = instantOf(recurrence.start, recurrence.timeZone);
  const begin = first > after ? first : after;
  let found: Span[] = [];
  for (const days of looksDays) {
    found = occurrencesOf(recurrence, begin, new Date(begin.getTime() + days * dayMs));
    if (found.length >= count) break;
  }
  return found.slice(0, count);
}

/**
 * The shortest time from one start to the next among the first fifty, in minutes by the clock on the wall; null
 * when there are fewer than two. Zero occurrences make `starts` 0: such a rule never comes about.
 */
export function pace(recurrence: Recurrence): { starts: number; shortestMinutes: number | null } {
  const first = Date.parse(`${recurrence.start}:00Z`);
  let locals: number[] = [];
  for (const days of looksDays) {
    locals = localTimes(recurrence, first, first + days * dayMs).slice(0, 50);
    if (locals.length >= 50) break;
  }
  const gaps = locals.slice(1).map((ms, index) => ms - (locals[index] ?? ms));
  return { starts: locals.length, shortestMinutes: gaps.length === 0 ? null : Math.min(...gaps) / minuteMs };
}
