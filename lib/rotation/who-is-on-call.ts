import type { Override, Participant, Rotation, Turn } from "@/lib/rotation/rotation";
import { addDays, daysBetween, localTime, minutesOf, momentOf } from "@/lib/zone/zone";

/** What the turns follow from. */
export type Turns = Pick<Rotation, "timeZone" | "turn" | "startsOn" | "handOverAt" | "participants" | "overrides">;

const daysOf = ({ turn }: Turns): number => (turn === "week" ? 7 : 1);

/** The n-th hand-over, from 0 at the start of the rotation; negative ones lie before it. */
const handOver = (rotation: Turns, n: number): Date =>
  momentOf(rotation.timeZone, addDays(rotation.startsOn, n * daysOf(rotation)), minutesOf(rotation.handOverAt));

/** Which turn it is at a moment: that of the last hand-over at or before it. */
function turnAt(rotation: Turns, at: Date): number {
  const { day } = localTime(rotation.timeZone, at);
  const n = Math.floor(daysBetween(rotation.startsOn, day) / daysOf(rotation));
  // The hand-over of that day may be still to come; where the clock left its hour out it came later.
  return handOver(rotation, n) > at ? n - 1 : n;
}

function regular(rotation: Turns, at: Date): Turn | null {
  const { participants } = rotation;
  const n = turnAt(rotation, at);
  const count = participants.length;
  const participant = participants[((n % count) + count) % count];
  if (participant === undefined) return null;
  return { participant, from: handOver(rotation, n), to: handOver(rotation, n + 1), override: false };
}

/** Of overrides that overlap, the one that begins last counts; of those, the one made last. */
const later = (one: Override, other: Override): number =>
  new Date(other.startsAt).getTime() - new Date(one.startsAt).getTime() || (one.id < other.id ? 1 : -1);

function standIn(
  { participants, overrides }: Turns,
  at: Date,
): { participant: Participant; override: Override } | null {
  const holding = overrides
    .filter(({ startsAt, endsAt }) => new Date(startsAt) <= at && at < new Date(endsAt))
    .sort(later);
  for (const override of holding) {
    const participant = participants.find(({ id }) => id === override.participantId);
    if (participant) return { participant, override };
  }
  return null;
}

/**
 * Who has the duty at a moment: whoever stands in, else whose turn it is. Turns reach back before the start of the
 * rotation, so that there is always somebody.
 * @returns null only in a rotation without participants
 */
export const whoIsOnCall = (rotation: Turns, at: Date): Participant | null =>
  standIn(rotation, at)?.participant ?? regular(rotation, at)?.participant ?? null;

/** The next moment after `at` at which an override begins or ends. */
function nextEdge({ overrides }: Turns, at: Date): Date | null {
  const edges = overrides
    .flatMap(({ startsAt, endsAt }) => [new Date(startsAt), new Date(endsAt)])
    .filter((edge) => edge > at)
    .sort((one, other) => one.getTime() - other.getTime());
  return edges[0] ?? null;
}

const mostTurns = 1000;

/** Who has the duty from one moment to another, in order and without gaps, as it is drawn. At most 1000 turns. */
export function turnsBetween(rotation: Turns, from: Date, to: Date): Turn[] {
  const found: Turn[] = [];
  for (let at = from; at < to && found.length < mostTurns; ) {
    const turn = regular(rotation, at);
    if (turn === null) break;
    const standing = standIn(rotation, at);
    const edge = nextEdge(rotation, at);
    const ends = [turn.to, to, ...(edge === null ? [] : [edge])].map((each) => each.getTime());
    const end = new Date(Math.min(...ends));
    const participant = standing?.participant ?? turn.participant;
    const last = found.at(-1);
    // An override that changes nothing does not cut a turn in two, nor does one that goes past a hand-over.
    if (
      last &&
      last.participant.id === participant.id &&
      last.override === (standing !== null) &&
      (standing || turn.from < at)
    )
      last.to = end;
    else found.push({ participant, from: at, to: end, override: standing !== null });
    at = end;
  }
  return found;
}
