import type { UptimeBar } from "@/lib/monitor/overview";

/** A stretch of time; `to` is null while it lasts. */
export type Interval = { from: Date; to: Date | null };

const overlapMs = (interval: Interval, from: number, to: number): number =>
  Math.max(0, Math.min(interval.to?.getTime() ?? to, to) - Math.max(interval.from.getTime(), from));

/** Downtime and what it is put down to: `deploy` when a release came just before, else a layer of the taxonomy. */
export type Outage = Interval & { blame: string };

/** What a monitor's history is made of. */
export type History = {
  /** When it was first watched. */
  since: Date;
  /** Incidents, by when the failure began and ended. They do not overlap. */
  down: readonly Outage[];
  /** Starts of the hours that have at least one check; an hour without one is no data. */
  observedHours: ReadonlySet<number>;
  now: Date;
};

const hourMs = 3_600_000;

/** Milliseconds of a range in which the monitor was observed: whole hours with a check, cut to the range and to its life. */
function observedMs(history: History, from: number, to: number): number {
  const start = Math.max(from, history.since.getTime());
  const end = Math.min(to, history.now.getTime());
  let sum = 0;
  for (let hour = Math.floor(start / hourMs) * hourMs; hour < end; hour += hourMs) {
    if (history.observedHours.has(hour)) sum += Math.min(hour + hourMs, end) - Math.max(hour, start);
  }
  return sum;
}

/**
 * Uptime of a range: the share of the observed time in which no incident lasted.
 * Time without a check counts neither way.
 */
export function uptimeOf(
  history: History,
  from: Date,
  to: Date,
): { uptime: number | null; downSeconds: number; incidents: number } {
  const [start, end] = [from.getTime(), Math.min(to.getTime(), history.now.getTime())];
  const touching = history.down.filter(
    (interval) => interval.from.getTime() < end && (interval.to?.getTime() ?? end) >= start,
  );
  const downMs = touching.reduce((sum, interval) => sum + overlapMs(interval, start, end), 0);
  const observed = observedMs(history, start, end);
  return {
    uptime: observed <= 0 ? null : Math.max(0, 1 - downMs / Math.max(observed, downMs)),
    downSeconds: Math.round(downMs / 1000),
    incidents: touching.length,
  };
}

/** Downtime by what it was lost to, most first. The sum is the whole. */
export type Loss = { to: string; downSeconds: number };

/** What the downtime of a range was lost to. */
export function lossesOf(history: History, from: Date, to: Date): Loss[] {
  const [start, end] = [from.getTime(), Math.min(to.getTime(), history.now.getTime())];
  const sums = new Map<string, number>();
  for (const outage of history.down) {
    const lost = overlapMs(outage, start, end);
    if (lost > 0) sums.set(outage.blame, (sums.get(outage.blame) ?? 0) + lost);
  }
  const losses = [...sums].map(([blame, ms]) => ({ to: blame, downSeconds: ms / 1000 }));
  return losses.sort((one, other) => other.downSeconds - one.downSeconds);
}

/** A range cut into equal bars, oldest first. */
export function barsOf(history: History, from: Date, to: Date, bars: number): UptimeBar[] {
  const stepMs = (to.getTime() - from.getTime()) / bars;
  return Array.from({ length: bars }, (_, index) => {
    const [start, end] = [new Date(from.getTime() + index * stepMs), new Date(from.getTime() + (index + 1) * stepMs)];
    return { from: start.toISOString(), to: end.toISOString(), ...uptimeOf(history, start, end) };
  });
}
