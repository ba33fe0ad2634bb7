import type { Turn } from "@/lib/rotation/rotation";
import { type Turns, turnsBetween } from "@/lib/rotation/who-is-on-call";
import { addDays, localTime, momentOf } from "@/lib/zone/zone";

export type Week = {
  /** The local day that it begins on, `YYYY-MM-DD`. */
  day: string;
  from: Date;
  to: Date;
  turns: Turn[];
};

/** The weeks from a moment's local day on, each with its turns, as they are drawn. */
export function weeksFrom(rotation: Turns, now: Date, count: number): Week[] {
  const { day: today } = localTime(rotation.timeZone, now);
  return Array.from({ length: count }, (_, index) => {
    const day = addDays(today, index * 7);
    const from = momentOf(rotation.timeZone, day, 0);
    const to = momentOf(rotation.timeZone, addDays(day, 7), 0);
    return { day, from, to, turns: turnsBetween(rotation, from, to) };
  });
}
