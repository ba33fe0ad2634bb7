import { z } from "zod";
import { deliveryStatuses, noticeKinds } from "@/lib/alert/notice";
import { severities } from "@/lib/incident/incident";

/** The answers of alert policies and rotations, as the document describes them and the tests hold them to it. */
const id = z.uuid();
const at = z.iso.datetime();

const hours = z.strictObject({
  days: z.array(z.number().int().min(0).max(6)).meta({ description: "0 is Sunday; none means all." }),
  from: z.string(),
  to: z.string(),
});

export const alertPolicy = z
  .strictObject({
    id,
    name: z.string(),
    position: z.number().int().meta({ description: "From 1; the first that matches applies." }),
    isDefault: z.boolean(),
    match: z.strictObject({
      severities: z.array(z.enum(severities)),
      tags: z.array(z.string()),
      monitorIds: z.array(id),
      hours: hours.nullable(),
    }),
    timeZone: z.string(),
    steps: z.array(
      z.strictObject({ afterMinutes: z.number().int(), channelIds: z.array(id), rotationIds: z.array(id) }),
    ),
    repeat: z.strictObject({ times: z.number().int(), afterMinutes: z.number().int() }).nullable(),
    reminder: z.strictObject({ everyMinutes: z.number().int(), most: z.number().int() }).nullable(),
    quietHours: hours.nullable(),
    createdAt: at,
    updatedAt: at,
  })
  .meta({ id: "AlertPolicy" });

const participant = z.strictObject({ id, name: z.string(), channelIds: z.array(id) });

export const rotation = z
  .strictObject({
    id,
    name: z.string(),
    timeZone: z.string(),
    turn: z.enum(["day", "week"]),
    startsOn: z.string(),
    handOverAt: z.string(),
    participants: z.array(participant),
    overrides: z
      .array(z.strictObject({ id, participantId: id, startsAt: at, endsAt: at }))
      .meta({ description: "Those that have not ended." }),
    createdAt: at,
    updatedAt: at,
  })
  .meta({ id: "Rotation" });

export const onCall = z.strictObject({ at, participant: participant.nullable() }).meta({ id: "OnCall" });

export const alert = z
  .strictObject({
    id: id.meta({ description: "Also the `webhook-id` and the `Message-ID` of what was sent." }),
    kind: z.enum(noticeKinds),
    status: z.enum(deliveryStatuses).meta({
      description:
        "planned: due later. pending: on its way. gathered: on its way in a digest. delivered. dead: given up. cancelled: planned and not needed any more.",
    }),
    incidentId: id.nullable(),
    channelId: id,
    channelName: z.string(),
    createdAt: at,
    deliveredAt: at.nullable(),
    nextTryAt: at.nullable(),
    attempts: z.array(z.strictObject({ at, outcome: z.string(), durationMs: z.number(), answer: z.string() })),
    digestId: id.nullable().meta({ description: "The digest that tells of it." }),
  })
  .meta({ id: "Alert" });

export const member = z
  .strictObject({ userId: z.string(), name: z.string(), email: z.string(), role: z.enum(["owner", "member"]) })
  .meta({ id: "Member" });
