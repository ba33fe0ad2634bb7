import type { FieldError } from "@/lib/errors";
import { type Rotation, rotationInput, type turns } from "@/lib/rotation/rotation";

/** Somebody while the rotation is edited; `key` stays with them. */
export type ParticipantDraft = { key: string; id?: string; name: string; channelIds: string[] };

export type Draft = {
  name: string;
  timeZone: string;
  turn: (typeof turns)[number];
  startsOn: string;
  handOverAt: string;
  participants: ParticipantDraft[];
};

let made = 0;
export const newParticipant = (): ParticipantDraft => ({ key: `new ${++made}`, name: "", channelIds: [] });

/** A rotation as the form edits it; without one, an empty form that starts today. */
export function draftOf(rotation: Rotation | null, today: string): Draft {
  if (rotation === null)
    return {
      name: "",
      timeZone: "UTC",
      turn: "week",
      startsOn: today,
      handOverAt: "09:00",
      participants: [newParticipant()],
    };
  const { name, timeZone, turn, startsOn, handOverAt, participants } = rotation;
  return {
    name,
    timeZone,
    turn,
    startsOn,
    handOverAt,
    participants: participants.map((each) => ({ ...each, key: each.id })),
  };
}

/** What is sent to be saved. */
export const inputOf = (draft: Draft) => ({
  ...draft,
  participants: draft.participants.map(({ id, name, channelIds }) => ({ ...(id ? { id } : {}), name, channelIds })),
});

/** What is wrong with a draft, found before it is sent; the server looks again. */
export function problemsOf(draft: Draft): FieldError[] {
  const result = rotationInput.safeParse(inputOf(draft));
  if (result.success) return [];
  return result.error.issues.map(({ path, message }) => ({ field: path.join("."), message }));
}
