import type { Hindrance } from "@/e2e/faults/record";
import type { Outage } from "@/e2e/faults/schedule";

/** An outage, and whether it is in sight long enough that it has to be seen. */
export type ExpectedIncident = { outage: Outage; must: boolean };

const holdsUpChecks = ({ holdsUp }: Hindrance): boolean => holdsUp !== "notices";

/** The parts of an outage in which checks ran. Milliseconds each. */
function inSight({ from, to }: Outage, hindrances: readonly Hindrance[]): number[] {
  const parts: number[] = [];
  let at = from;
  for (const hindrance of hindrances.filter(holdsUpChecks).toSorted((one, other) => one.from - other.from)) {
    if (hindrance.to <= at || hindrance.from >= to) continue;
    parts.push(Math.max(0, hindrance.from - at));
    at = Math.max(at, hindrance.to);
  }
  parts.push(Math.max(0, to - at));
  return parts;
}

/**
 * What is to be seen of a schedule: each outage is one incident; one that checks had no time to confirm may be missed.
 * @param sightMs how long checks need to be sure
 */
export const expectedIncidents = (
  outages: readonly Outage[],
  hindrances: readonly Hindrance[],
  sightMs: number,
): ExpectedIncident[] =>
  outages.map((outage) => ({ outage, must: inSight(outage, hindrances).some((part) => part >= sightMs) }));

/**
 * From when on a notice of something that happened is late: the moment it happened or, where the fault
 * was in the way from then on or soon after, the moment the fault was over.
 * @param reachMs how long after the event a fault still gets in the way of it being told
 */
export function countsFrom(at: number, hindrances: readonly Hindrance[], reachMs: number): number {
  let from = at;
  for (const hindrance of hindrances.toSorted((one, other) => one.from - other.from))
    if (hindrance.from <= from + reachMs && hindrance.to > from) from = hindrance.to;
  return from;
}
