import { z } from "zod";
import { type Severity, severities } from "@/lib/incident/incident";
import { hoursInput } from "@/lib/zone/hours";
import { zoneName } from "@/lib/zone/zone";

export const policyLimits = {
  nameLength: 120,
  policies: 50,
  steps: 10,
  targets: 20,
  minutes: 1440,
  repeats: 9,
  reminders: 50,
  /** Notices of one incident, all channels together. */
  notices: 500,
} as const;

const name = z
  .string({ error: "Give the policy a name." })
  .trim()
  .min(1, "Give the policy a name.")
  .max(policyLimits.nameLength, `A name has at most ${policyLimits.nameLength} characters.`)
  .regex(/^[^\p{Cc}\u2028\u2029]*$/u, "A name is one line of text.");

const between = (least: number, most: number, what: string) =>
  z
    .number({ error: `${what} is a number.` })
    .int(`${what} is a whole number.`)
    .min(least, `${what} is at least ${least}.`)
    .max(most, `${what} is at most ${most}.`);

const minutes = (least: number) => between(least, policyLimits.minutes, "The number of minutes");
const ids = (what: string) =>
  z
    .array(z.uuid(`This is not a ${what}'s id.`))
    .max(policyLimits.targets, `At most ${policyLimits.targets} in one step.`)
    .default([])
    .transform((list) => [...new Set(list)]);

const step = z
  .strictObject({ afterMinutes: minutes(0), channelIds: ids("channel"), rotationIds: ids("rotation") })
  .refine(({ channelIds, rotationIds }) => channelIds.length + rotationIds.length > 0, {
    message: "A step tells somebody: choose a channel or a rotation.",
  });

const steps = z
  .array(step, { error: "Give the steps." })
  .min(1, "A policy has at least one step.")
  .max(policyLimits.steps, `A policy has at most ${policyLimits.steps} steps.`)
  .superRefine((list, context) => {
    for (const [index, each] of list.entries()) {
      const before = list[index - 1];
      if (before !== undefined && each.afterMinutes <= before.afterMinutes)
        context.addIssue({
          code: "custom",
          path: [index, "afterMinutes"],
          message: "A step comes later than the one before it.",
        });
    }
  });

const match = z.strictObject({
  /** Any of them; none means both. */
  severities: z.array(z.enum(severities)).max(2).default([]),
  /** One of them is enough. */
  tags: z.array(z.string().trim().min(1, "A tag is not empty.").max(40)).max(20).default([]),
  monitorIds: z.array(z.uuid("This is not a monitor's id.")).max(500).default([]),
  /** When the incident opens, in the policy's time zone. */
  hours: hoursInput.nullable().default(null),
});

const fields = z.strictObject({
  name,
  /** Applies where no other policy does. */
  isDefault: z.boolean().default(false),
  match: match.default({ severities: [], tags: [], monitorIds: [], hours: null }),
  timeZone: zoneName.default("UTC"),
  steps,
  /** Goes through all steps again this many minutes after the last, so many times, while nobody acknowledges. */
  repeat: z
    .strictObject({
      times: between(1, policyLimits.repeats, "The number of times"),
      afterMinutes: minutes(1),
    })
    .nullable()
    .default(null),
  /** To each channel after it was first told, while nobody acknowledges. */
  reminder: z
    .strictObject({
      everyMinutes: minutes(1),
      most: between(1, policyLimits.reminders, "The number of reminders"),
    })
    .nullable()
    .default(null),
  /** Notices below critical wait until they end. */
  quietHours: hoursInput
    .refine(({ days, from, to }) => from !== to || (days.length > 0 && days.length < 7), {
      message: "Quiet hours end at some time: leave a part of the week.",
    })
    .nullable()
    .default(null),
});

/** So many notices one incident can lead to, with one channel for a rotation. */
function mostNotices({
  steps: list,
  repeat,
  reminder,
}: Pick<z.output<typeof fields>, "steps" | "repeat" | "reminder">) {
  const targets = list.map(({ channelIds, rotationIds }) => channelIds.length + rotationIds.length);
  const told = targets.reduce((sum, each) => sum + each, 0);
  return told * (1 + (repeat?.times ?? 0)) + told * (reminder?.most ?? 0);
}

/** What `POST /alert-policies` and the form take. */
export const policyInput = fields.superRefine((value, context) => {
  const most = mostNotices(value);
  if (most > policyLimits.notices)
    context.addIssue({
      code: "custom",
      path: ["steps"],
      message: `One incident could lead to ${most} notices; at most ${policyLimits.notices}. Repeat or remind less often.`,
    });
});
export type PolicyInput = z.output<typeof policyInput>;

/** What `PATCH /alert-policies/:id` takes: any of these, and its place in the order. */
export const policyChange = z.strictObject({
  ...fields.shape,
  position: z
    .number({ error: "The position is a number." })
    .int("The position is a whole number.")
    .min(1, "The position is at least 1."),
});

/** How notices of an incident are told: the part of a policy that time has a say in. */
export type PolicyRule = Pick<PolicyInput, "match" | "timeZone" | "steps" | "repeat" | "reminder" | "quietHours">;

/** A policy as its owner sees it. Times are ISO 8601. */
export type Policy = PolicyInput & {
  id: string;
  /** From 1; the first that matches applies. */
  position: number;
  createdAt: string;
  updatedAt: string;
};

/** What a policy is matched with. */
export type PolicyFacts = {
  monitorId: string;
  tags: readonly string[];
  severity: Severity;
  /** When the incident opened. */
  openedAt: Date;
};
