import { z } from "zod";
import { ruleLimits, ruleProblem } from "@/lib/maintenance/rule";

export const windowLimits = {
  nameLength: 120,
  descriptionLength: 2000,
  /** Of one that repeats: a month. */
  durationMinutes: { least: 1, most: 31 * 24 * 60 },
  /** Of one that is there once: a year. */
  onceDays: 366,
  monitors: 500,
  tags: 20,
  statusPages: 100,
  perOrganization: 500,
} as const;

/** One line without control characters and without marks that turn the reading direction around. */
const oneLine = /^[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u;
/** The same with line breaks. */
const severalLines = /^(?:[^\p{Cc}\u202a-\u202e\u2066-\u2069]|\n)*$/u;

/** Whether the platform knows a zone by this name. Offsets such as +02:00 have no changes of clocks and are refused. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{1,63}$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

const isLocalTime = (text: string): boolean => {
  const ms = Date.parse(`${text}:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 16) === text;
};

const moment = (example: string) =>
  z.iso.datetime({ offset: true, error: `Write a time in ISO 8601 with its offset, such as ${example}.` });

const fields = {
  name: z
    .string({ error: "Give the window a name." })
    .trim()
    .min(1, "Give the window a name.")
    .max(windowLimits.nameLength, `A name has at most ${windowLimits.nameLength} characters.`)
    .regex(oneLine, "A name is one line of text."),
  description: z
    .string()
    .trim()
    .max(windowLimits.descriptionLength, `At most ${windowLimits.descriptionLength} characters.`)
    .regex(severalLines, "Write plain text.")
    .default(""),
  from: moment("2026-11-22T02:00:00Z").nullish(),
  to: moment("2026-11-22T03:00:00Z").nullish(),
  start: z
    .string()
    .regex(/^20\d\d-\d\d-\d\dT\d\d:\d\d$/, "Write a local time without a zone, such as 2026-11-22T02:30.")
    .refine(isLocalTime, "This day is not in the calendar.")
    .nullish(),
  timeZone: z
    .string()
    .refine(isTimeZone, "This is not a time zone. Write its IANA name, such as Europe/Berlin.")
    .nullish(),
  durationMinutes: z
    .number({ error: "The duration is a number of minutes." })
    .int("The duration is a whole number of minutes.")
    .min(windowLimits.durationMinutes.least, "A window lasts a minute at least.")
    .max(windowLimits.durationMinutes.most, "A window that repeats lasts 31 days at most.")
    .nullish(),
  repeat: z
    .string({ error: "Write how often it comes again." })
    .trim()
    .max(ruleLimits.length, `A rule has at most ${ruleLimits.length} characters.`)
    .superRefine((value, context) => {
      const problem = ruleProblem(value);
      if (problem !== null) context.addIssue({ code: "custom", message: problem });
    })
    .nullish(),
  lastDay: z.iso.date("Write a day such as 2026-12-31.").nullish(),
  all: z.boolean({ error: "Write true or false." }).default(false),
  monitorIds: z
    .array(z.uuid("This is not a monitor's id."))
    .max(windowLimits.monitors, `At most ${windowLimits.monitors} monitors. Use a tag, or all of them.`)
    .default([]),
  tags: z
    .array(z.string().trim().min(1, "A tag is not empty.").max(40, "A tag has at most 40 characters."))
    .max(windowLimits.tags, `At most ${windowLimits.tags} tags.`)
    .default([]),
  statusPageIds: z
    .array(z.uuid("This is not a status page's id."))
    .max(windowLimits.statusPages, `At most ${windowLimits.statusPages} status pages.`)
    .default([]),
  countsAsDowntime: z.boolean({ error: "Write true or false." }).default(false),
};

type Draft = z.output<ReturnType<typeof shape>>;
const shape = () => z.strictObject(fields);
type Issue = [field: keyof Draft, message: string];
const given = (value: unknown): boolean => value !== null && value !== undefined;

function onceIssues(draft: Draft): Issue[] {
  const missing: Issue[] = [];
  if (!given(draft.from)) missing.push(["from", "Say when it begins."]);
  if (!given(draft.to)) missing.push(["to", "Say when it ends."]);
  if (missing.length > 0) return missing;
  const ms = Date.parse(draft.to ?? "") - Date.parse(draft.from ?? "");
  if (ms <= 0) return [["to", "It ends before it begins."]];
  return ms > windowLimits.onceDays * 86_400_000
    ? [["to", `A window lasts ${windowLimits.onceDays} days at most.`]]
    : [];
}

function repeatedIssues(draft: Draft): Issue[] {
  const issues: Issue[] = [];
  if (!given(draft.start)) issues.push(["start", "Say when the first one begins, such as 2026-11-22T02:30."]);
  if (!given(draft.timeZone)) issues.push(["timeZone", "Say in which time zone, such as Europe/Berlin."]);
  if (!given(draft.durationMinutes)) issues.push(["durationMinutes", "Say how many minutes it lasts."]);
  if (!given(draft.repeat)) issues.push(["repeat", "Say how often it comes again: daily, weekly, monthly or a rule."]);
  if (given(draft.lastDay) && given(draft.start) && String(draft.lastDay) < String(draft.start).slice(0, 10))
    issues.push(["lastDay", "The last day is before the first."]);
  return issues;
}

const repeatedFields = ["start", "durationMinutes", "repeat", "lastDay"] as const;

function timeIssues(draft: Draft): Issue[] {
  const once = given(draft.from) || given(draft.to);
  const repeated = repeatedFields.filter((name) => given(draft[name]));
  if (once && repeated.length > 0)
    return repeated.map((name) => [name, "A window has from and to, or start and repeat, not both."]);
  if (repeated.length > 0) return repeatedIssues(draft);
  return onceIssues(draft);
}

function targetIssues({ all, monitorIds, tags, statusPageIds }: Draft): Issue[] {
  const some = monitorIds.length + tags.length + statusPageIds.length > 0;
  if (all && some) return [["all", "A window is for all monitors or for some, not both."]];
  return all || some ? [] : [["monitorIds", "Choose what it is for: monitors, tags, status pages or all monitors."]];
}

/** What `POST /maintenance-windows` and the form take. */
export const windowInput = shape().superRefine((draft, context) => {
  for (const [field, message] of [...timeIssues(draft), ...targetIssues(draft)])
    context.addIssue({ code: "custom", path: [field], message });
});
export type WindowInput = z.output<typeof windowInput>;

export const windowStates = ["scheduled", "in-progress", "completed"] as const;
export type WindowState = (typeof windowStates)[number];

/** One time that a window is on. Times are ISO 8601. */
export type Occurrence = { from: string; to: string };

/** A window as its owner sees it. Times are ISO 8601. */
export type MaintenanceWindow = {
  id: string;
  name: string;
  description: string;
  /** Of a window that is there once; null for one that repeats. */
  from: string | null;
  to: string | null;
  /** Of a window that repeats: local time, how long, how often; null for one that is there once. */
  start: string | null;
  durationMinutes: number | null;
  repeat: string | null;
  lastDay: string | null;
  timeZone: string;
  all: boolean;
  monitorIds: string[];
  tags: string[];
  statusPageIds: string[];
  countsAsDowntime: boolean;
  state: WindowState;
  /** The one that is on; null while none is. */
  current: Occurrence | null;
  /** The next five, without those that were cancelled. */
  upcoming: Occurrence[];
  /** The last one that was. */
  last: Occurrence | null;
  createdAt: string;
  updatedAt: string;
};

/** A window that is on. `until` is ISO 8601. */
export type ActiveWindow = { id: string; name: string; until: string };

/** What a monitor is in while a window is on. Times are ISO 8601. */
export type UnderMaintenance = ActiveWindow & { since: string };
