import type { Interval } from "@/lib/uptime/uptime";

/** A monitor that keeps failing and recovering. Times are ISO 8601. */
export type Flapping = { since: string; monitorId: string };

/** So many changes between failing and well, of each of which people would be told. */
const mostChanges = 5;

/** Within this time: half an hour, or ten checks of a monitor that is checked seldom. */
const windowMs = (intervalSeconds: number): number => Math.max(1800, 10 * intervalSeconds) * 1000;

/** Without a change for so long it is calm: ten minutes, or five checks. */
export const calmMs = (intervalSeconds: number): number => Math.max(600, 5 * intervalSeconds) * 1000;

/** Before this time changes do not count any more. */
export const countedSince = (at: Date, intervalSeconds: number): Date =>
  new Date(at.getTime() - windowMs(intervalSeconds));

/** Whether a monitor that failed at these times flaps. @param at the newest change */
export function isFlapping(spans: readonly Interval[], at: Date, intervalSeconds: number): boolean {
  const since = countedSince(at, intervalSeconds);
  const changes = spans.flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
  return changes.filter((change) => change >= since && change <= at).length >= mostChanges;
}
