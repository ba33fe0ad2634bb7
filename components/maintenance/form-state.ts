import { localOf } from "@/components/maintenance/local-time";
import type { FieldError } from "@/lib/errors";
import { isRepeatWord } from "@/lib/maintenance/rule";
import type { MaintenanceWindow, Occurrence } from "@/lib/maintenance/window";

/** What a server action answers, as far as a form needs it. */
export type Result<Data> = { ok: true; data: Data } | { ok: false; message: string; fields: readonly FieldError[] };
export type SaveResult = Result<{ id: string }>;
export type PreviewResult = Result<Occurrence[]>;

/** How often, as the form asks it; `rule` is any rule of RFC 5545. */
export const repeatChoices = ["once", "daily", "weekly", "monthly", "rule"] as const;
export type RepeatChoice = (typeof repeatChoices)[number];

/** The form's own values: text as it is typed. Times are those of the clock on the wall of the zone. */
export type Draft = {
  name: string;
  description: string;
  repeat: RepeatChoice;
  rule: string;
  timeZone: string;
  begins: string;
  ends: string;
  hours: string;
  minutes: string;
  lastDay: string;
  all: boolean;
  monitorIds: string[];
  tags: string[];
  statusPageIds: string[];
  countsAsDowntime: boolean;
};

const choiceOf = ({ repeat }: MaintenanceWindow): RepeatChoice =>
  repeat === null ? "once" : isRepeatWord(repeat) ? repeat : "rule";

const durationOf = (minutes: number | null) => ({
  hours: String(Math.floor((minutes ?? 60) / 60)),
  minutes: String((minutes ?? 60) % 60),
});

/** A window as the form edits it; without one an empty form. */
export function draftOf(window: MaintenanceWindow | null, timeZone: string): Draft {
  if (window === null) {
    return {
      ...{ name: "", description: "", repeat: "once", rule: "", timeZone, begins: "", ends: "" },
      ...{ ...durationOf(60), lastDay: "", all: false, monitorIds: [], tags: [], statusPageIds: [] },
      countsAsDowntime: false,
    };
  }
  const { name, description, all, monitorIds, tags, statusPageIds, countsAsDowntime } = window;
  const choice = choiceOf(window);
  return {
    name,
    description,
    repeat: choice,
    rule: choice === "rule" ? (window.repeat ?? "") : "",
    timeZone: window.timeZone,
    begins: window.start ?? (window.from === null ? "" : localOf(window.from, window.timeZone)),
    ends: window.to === null ? "" : localOf(window.to, window.timeZone),
    ...durationOf(window.durationMinutes),
    lastDay: window.lastDay ?? "",
    all,
    monitorIds,
    tags,
    statusPageIds,
    countsAsDowntime,
  };
}

const orNull = (text: string): string | null => (text === "" ? null : text);

/** A local time of a single window. What was not touched keeps its instant: an hour that clocks repeat has two. */
function momentOf(local: string, stored: string | null | undefined, zone: string): string | null {
  return stored && localOf(stored, zone) === local ? stored : orNull(local);
}

/** What is sent: `from` and `to` may be local times, which the server reads in the zone. */
export function inputOf(draft: Draft, window: MaintenanceWindow | null): Record<string, unknown> {
  const { name, description, timeZone, countsAsDowntime, all } = draft;
  const targets = all
    ? { all, monitorIds: [], tags: [], statusPageIds: [] }
    : { all, monitorIds: draft.monitorIds, tags: draft.tags, statusPageIds: draft.statusPageIds };
  const common = { name, description, timeZone: orNull(timeZone.trim()), countsAsDowntime, ...targets };
  if (draft.repeat === "once") {
    const sameZone = window?.timeZone === timeZone ? window : null;
    return {
      ...common,
      from: momentOf(draft.begins, sameZone?.from, timeZone),
      to: momentOf(draft.ends, sameZone?.to, timeZone),
      ...{ start: null, durationMinutes: null, repeat: null, lastDay: null },
    };
  }
  return {
    ...common,
    ...{ from: null, to: null },
    start: orNull(draft.begins),
    durationMinutes: Number(draft.hours || "0") * 60 + Number(draft.minutes || "0"),
    repeat: draft.repeat === "rule" ? orNull(draft.rule.trim()) : draft.repeat,
    lastDay: orNull(draft.lastDay),
  };
}

/** The message for a field, such as `from`; nested ones are told at their list. */
export const errorAt = (errors: readonly FieldError[], ...fields: readonly string[]): string | null =>
  errors.find(({ field }) => fields.some((each) => field === each || field.startsWith(`${each}.`)))?.message ?? null;
