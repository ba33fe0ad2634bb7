import { z } from "zod";
import { calendarDay, timeOfDay, zoneName } from "@/lib/zone/zone";

export const rotationLimits = {
  nameLength: 120,
  rotations: 50,
  participants: 30,
  channels: 5,
  overrides: 200,
  overrideDays: 366,
} as const;

const line = (what: string) =>
  z
    .string({ error: `Give ${what} a name.` })
    .trim()
    .min(1, `Give ${what} a name.`)
    .max(rotationLimits.nameLength, `A name has at most ${rotationLimits.nameLength} characters.`)
    .regex(/^[^\p{Cc}\u2028\u2029]*$/u, "A name is one line of text.");

const participant = z.strictObject({
  /** Of somebody who is in the rotation already; without it they are new. */
  id: z.uuid("This is not a participant's id.").optional(),
  name: line("each participant"),
  channelIds: z
    .array(z.uuid("This is not a channel's id."))
    .min(1, "Choose how this participant is told.")
    .max(rotationLimits.channels, `A participant has at most ${rotationLimits.channels} channels.`)
    .transform((ids) => [...new Set(ids)]),
});

export const turns = ["day", "week"] as const;

/** What `POST /rotations` and the form take. */
export const rotationInput = z.strictObject({
  name: line("the rotation"),
  timeZone: zoneName.default("UTC"),
  turn: z.enum(turns, { error: "A turn is a day or a week." }).default("week"),
  /** The local day on which the first participant takes over. */
  startsOn: calendarDay,
  /** The local time of each hand-over. */
  handOverAt: timeOfDay.default("09:00"),
  /** In the order of their turns. */
  participants: z
    .array(participant, { error: "Give the participants." })
    .min(1, "A rotation has at least one participant.")
    .max(rotationLimits.participants, `A rotation has at most ${rotationLimits.participants} participants.`),
});
export type RotationInput = z.output<typeof rotationInput>;

const moment = z.iso
  .datetime({ offset: true, error: "Write a time in ISO 8601, such as 2026-11-20T08:00:00Z." })
  .transform((value) => new Date(value));

/** What `POST /rotations/:id/overrides` takes: somebody stands in. */
export const overrideInput = z
  .strictObject({ participantId: z.uuid("This is not a participant's id."), startsAt: moment, endsAt: moment })
  .superRefine(({ startsAt, endsAt }, context) => {
    const length = endsAt.getTime() - startsAt.getTime();
    if (length <= 0) context.addIssue({ code: "custom", path: ["endsAt"], message: "It ends after it starts." });
    if (length > rotationLimits.overrideDays * 86_400_000)
      context.addIssue({
        code: "custom",
        path: ["endsAt"],
        message: `It lasts at most ${rotationLimits.overrideDays} days. Change the rotation instead.`,
      });
  });

export type Participant = { id: string; name: string; channelIds: string[] };
/** Times are ISO 8601. */
export type Override = { id: string; participantId: string; startsAt: string; endsAt: string };

/** A rotation as its owner sees it. Times are ISO 8601. */
export type Rotation = Omit<RotationInput, "participants"> & {
  id: string;
  participants: Participant[];
  /** Those that have not ended, by their start. */
  overrides: Override[];
  createdAt: string;
  updatedAt: string;
};

/** Somebody's duty from one moment to another; its end belongs to the next. `override`: they stand in. */
export type Turn = { participant: Participant; from: Date; to: Date; override: boolean };
