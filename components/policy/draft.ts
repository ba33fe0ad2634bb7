import { numberOf } from "@/components/form/errors";
import type { HoursDraft } from "@/components/form/hours-fields";
import type { FieldError } from "@/lib/errors";
import type { Severity } from "@/lib/incident/incident";
import { type Policy, policyInput } from "@/lib/policy/policy";

/** A step while it is edited; `key` stays with it. */
export type StepDraft = { key: string; afterMinutes: string; channelIds: string[]; rotationIds: string[] };

/** A policy while it is edited: numbers as they are typed. */
export type Draft = {
  name: string;
  isDefault: boolean;
  severities: Severity[];
  tags: string;
  monitorIds: string[];
  hours: HoursDraft | null;
  timeZone: string;
  steps: StepDraft[];
  repeat: { times: string; afterMinutes: string } | null;
  reminder: { everyMinutes: string; most: string } | null;
  quietHours: HoursDraft | null;
};

let made = 0;
export const newKey = (): string => `new ${++made}`;

/** The next step's draft: ten minutes after the last. */
export const nextStep = (steps: readonly StepDraft[]): StepDraft => {
  const last = steps.at(-1);
  const minutes = last === undefined ? 0 : Number(last.afterMinutes) + 10;
  return {
    key: newKey(),
    afterMinutes: Number.isFinite(minutes) ? String(minutes) : "",
    channelIds: [],
    rotationIds: [],
  };
};

/** A policy as the form edits it; without one, an empty form. */
export function draftOf(policy: Policy | null, zone: string): Draft {
  if (policy === null)
    return {
      name: "",
      isDefault: false,
      severities: [],
      tags: "",
      monitorIds: [],
      hours: null,
      timeZone: zone,
      steps: [nextStep([])],
      repeat: null,
      reminder: null,
      quietHours: null,
    };
  const { match, steps, repeat, reminder } = policy;
  return {
    name: policy.name,
    isDefault: policy.isDefault,
    severities: match.severities,
    tags: match.tags.join(", "),
    monitorIds: match.monitorIds,
    hours: match.hours,
    timeZone: policy.timeZone,
    steps: steps.map((step) => ({ ...step, key: newKey(), afterMinutes: String(step.afterMinutes) })),
    repeat: repeat && { times: String(repeat.times), afterMinutes: String(repeat.afterMinutes) },
    reminder: reminder && { everyMinutes: String(reminder.everyMinutes), most: String(reminder.most) },
    quietHours: policy.quietHours,
  };
}

const tagsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(",")
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ""),
  ),
];

/** What is sent to be saved. */
export const inputOf = (draft: Draft) => ({
  name: draft.name,
  isDefault: draft.isDefault,
  match: {
    severities: draft.severities,
    tags: tagsOf(draft.tags),
    monitorIds: draft.monitorIds,
    hours: draft.hours,
  },
  timeZone: draft.timeZone,
  steps: draft.steps.map(({ afterMinutes, channelIds, rotationIds }) => ({
    afterMinutes: numberOf(afterMinutes),
    channelIds,
    rotationIds,
  })),
  repeat: draft.repeat && {
    times: numberOf(draft.repeat.times),
    afterMinutes: numberOf(draft.repeat.afterMinutes),
  },
  reminder: draft.reminder && {
    everyMinutes: numberOf(draft.reminder.everyMinutes),
    most: numberOf(draft.reminder.most),
  },
  quietHours: draft.quietHours,
});

/** What is wrong with a draft, found before it is sent; the server looks again. */
export function problemsOf(draft: Draft): FieldError[] {
  const result = policyInput.safeParse(inputOf(draft));
  if (result.success) return [];
  return result.error.issues.map(({ path, message }) => ({ field: path.join("."), message }));
}
