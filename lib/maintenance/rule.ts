/** How often a window comes again, by a short word or by a rule of RFC 5545 §3.3.10. */
export const repeatWords = ["daily", "weekly", "monthly"] as const;
export type RepeatWord = (typeof repeatWords)[number];

const frequencies = ["HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"];
export const ruleLimits = { length: 500, count: 1000, interval: 1000 } as const;

const numbers = (least: number, most: number, what: string) => (value: string) =>
  value.split(",").every((each) => /^[+-]?\d{1,3}$/.test(each) && within(Number(each), least, most)) ? null : what;
const within = (value: number, least: number, most: number): boolean =>
  Math.abs(value) >= least && Math.abs(value) <= most;
const plain = (least: number, most: number, what: string) => (value: string) =>
  /^\d{1,4}$/.test(value) && within(Number(value), least, most) ? null : what;
const days = /^[+-]?\d{0,2}(MO|TU|WE|TH|FR|SA|SU)(,[+-]?\d{0,2}(MO|TU|WE|TH|FR|SA|SU))*$/;

/** The parts of a rule that are known, each with what is wrong with a value. */
const parts: Record<string, (value: string) => string | null> = {
  FREQ: (value) =>
    frequencies.includes(value)
      ? null
      : value === "SECONDLY" || value === "MINUTELY"
        ? "A window comes once an hour at most: use FREQ=HOURLY or a longer one."
        : `FREQ is one of ${frequencies.join(", ")}.`,
  INTERVAL: plain(1, ruleLimits.interval, `INTERVAL is a number from 1 to ${ruleLimits.interval}.`),
  COUNT: plain(1, ruleLimits.count, `COUNT is a number from 1 to ${ruleLimits.count}.`),
  UNTIL: (value) =>
    untilMs(value) !== null ? null : "Write UNTIL as a day, 20271231, or as a time in UTC, 20271231T225900Z.",
  BYMONTH: numbers(1, 12, "BYMONTH has numbers from 1 to 12."),
  BYWEEKNO: numbers(1, 53, "BYWEEKNO has numbers from 1 to 53, or from -53 to -1."),
  BYYEARDAY: numbers(1, 366, "BYYEARDAY has numbers from 1 to 366, or from -366 to -1."),
  BYMONTHDAY: numbers(1, 31, "BYMONTHDAY has numbers from 1 to 31, or from -31 to -1."),
  BYDAY: (value) => (days.test(value) ? null : "BYDAY has days such as MO, WE or, of a month, 2TU and -1FR."),
  BYHOUR: numbers(0, 23, "BYHOUR has numbers from 0 to 23."),
  // One minute only: with more a window would come more often than once an hour.
  BYMINUTE: plain(0, 59, "BYMINUTE is one number from 0 to 59."),
  BYSETPOS: numbers(1, 366, "BYSETPOS has numbers from 1 to 366, or from -366 to -1."),
  WKST: (value) => (/^(MO|TU|WE|TH|FR|SA|SU)$/.test(value) ? null : "WKST is a day such as MO."),
};

/** UNTIL as milliseconds: a day's end as if the clock were in UTC, or an instant; null for what is neither. */
function untilMs(value: string): number | null {
  const match = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z)?$/.exec(value);
  if (!match) return null;
  const [, year, month, day, hour = "23", minute = "59", second = "59"] = match;
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  // A day that is not in the calendar, such as 30 February, is moved by some readers of dates.
  return Number.isNaN(ms) || new Date(ms).getUTCDate() !== Number(day) ? null : ms;
}

/** Upper case, without "RRULE:" and spaces. */
const tidy = (rule: string): string =>
  rule
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, "");

const partsOf = (rule: string): [name: string, value: string][] =>
  tidy(rule)
    .split(";")
    .filter((part) => part !== "")
    .map((part) => {
      const at = part.indexOf("=");
      return at === -1 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
    });

export const isRepeatWord = (text: string): text is RepeatWord => (repeatWords as readonly string[]).includes(text);

/** What is wrong with a rule as it is written, in words; null for a good one. It may still never come about. */
export function ruleProblem(repeat: string): string | null {
  if (isRepeatWord(repeat)) return null;
  if (repeat.length > ruleLimits.length) return `A rule has at most ${ruleLimits.length} characters.`;
  const seen = new Set<string>();
  for (const [name, value] of partsOf(repeat)) {
    const check = Object.hasOwn(parts, name) ? parts[name] : undefined;
    if (!check) return name === "BYSECOND" ? "A window begins at a whole minute." : `A rule has no part ${name}.`;
    if (seen.has(name)) return `${name} is given twice.`;
    seen.add(name);
    const problem = check(value);
    if (problem !== null) return problem;
  }
  if (!seen.has("FREQ")) return 'Write "daily", "weekly", "monthly" or a rule such as FREQ=MONTHLY;BYDAY=2TU.';
  return seen.has("COUNT") && seen.has("UNTIL") ? "A rule has COUNT or UNTIL, not both." : null;
}

/**
 * The rule that a repeat stands for. "monthly" on the 29th to the 31st means the last day of a month that has no
 * such day; RFC 5545 by itself would leave that month out.
 * @param start local time of the first occurrence, `2026-11-21T02:30`
 * @returns the rule without UNTIL, and UNTIL by itself
 */
export function ruleOf(repeat: string, start: string): { rule: string; until: { ms: number; local: boolean } | null } {
  const day = Number(start.slice(8, 10));
  if (repeat === "monthly" && day > 28) {
    const candidates = [28, 29, 30, 31].filter((each) => each <= day).join(",");
    return { rule: `FREQ=MONTHLY;BYMONTHDAY=${candidates};BYSETPOS=-1`, until: null };
  }
  if (isRepeatWord(repeat)) return { rule: `FREQ=${repeat.toUpperCase()}`, until: null };
  const all = partsOf(repeat);
  const until = all.find(([name]) => name === "UNTIL")?.[1];
  const ms = until === undefined ? null : untilMs(until);
  return {
    rule: all
      .filter(([name]) => name !== "UNTIL")
      .map(([name, value]) => `${name}=${value}`)
      .join(";"),
    until: ms === null ? null : { ms, local: until?.endsWith("Z") === false },
  };
}
