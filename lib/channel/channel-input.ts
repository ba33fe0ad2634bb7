import { z } from "zod";
import type { ChannelType } from "@/lib/channel/channel";
import { channelName } from "@/lib/channel/field";
import { channelTypes } from "@/lib/channel/registry";

type Shape = Record<string, z.ZodType>;

const schemasOf = ({ fields }: ChannelType): Shape =>
  Object.fromEntries(
    Object.entries(fields).map(([name, { schema, label }]) => [name, schema.meta({ description: label })]),
  );

/** True for a field that may be left out. */
export const isOptional = (schema: z.ZodType): boolean => schema.safeParse(undefined).success;

/** How many notices a minute go to it one by one; null for what its kind does. */
const noticesPerMinute = z
  .number({ error: "The number of notices is a number." })
  .int("The number of notices is a whole number.")
  .min(1, "The number of notices is at least 1.")
  .max(1000, "The number of notices is at most 1000.")
  .nullable()
  .optional()
  .meta({ description: "More notices in a minute come as one digest. Null for what this kind of channel does." });

const inputOf = (type: ChannelType) =>
  z
    .strictObject({
      type: z.literal(type.kind),
      name: channelName.optional(),
      noticesPerMinute,
      ...schemasOf(type),
    })
    .meta({ title: type.label });

const [first, ...others] = channelTypes.map(inputOf);
if (first === undefined) throw new Error("There are no kinds of channels.");

/** What `POST /channels` and the form take: one form a kind. */
export const channelInput = z.discriminatedUnion("type", [first, ...others], {
  error: `The type is one of ${channelTypes.map(({ kind }) => kind).join(", ")}.`,
});
/** A kind, a name, and the settings of that kind as they are stored. */
export type ChannelInput = { type: string; name?: string | undefined; noticesPerMinute?: number | null } & Record<
  string,
  unknown
>;

/** What may be changed of a channel of one kind; null takes an optional setting away. */
export const changeOf = (type: ChannelType) =>
  z.strictObject({
    name: channelName.optional(),
    enabled: z.boolean().optional(),
    noticesPerMinute,
    ...Object.fromEntries(
      Object.entries(schemasOf(type)).map(([name, schema]) => [
        name,
        isOptional(schema) ? schema.nullable() : schema.optional(),
      ]),
    ),
  });

/** What `PATCH /channels/{id}` takes: which of these, says the channel's kind. */
export const channelChange = z.union(channelTypes.map((type) => changeOf(type).meta({ title: type.label })));
