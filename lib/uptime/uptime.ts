import type { UptimeBar } from "@/lib/monitor/overview";
import { cut, joined, lengthOf, type Stretch, without } from "@/lib/uptime/stretch";

/** A stretch of time; `to` is null while it lasts. */
export type Interval = { from: Date; to: Date | null };

/** Downtime and what it is put down to: `deploy` when a release came just before, else a layer of the taxonomy. */
export type Outage = Interval & { blame: string };

/** What a monitor's history is made of. */
export type History = {
  /** When it was first watched. */
  since: Date;
  /** Incidents, by when the failure began and ended. They do not overlap. */
  down: readonly Outage[];
  /** Maintenance that does not count as downtime. Windows may overlap and end in the future. */
  maintenance: readonly Interval[];
  /** Starts of the hours that have at least one check; an hour without one is no data. */
  observedHours: ReadonlySet<number>;
  now: Date;
};

const hourMs = 3_600_000;

/** A history as stretches, so that many ranges can be cut from it. */
type Line = { life: Stretch; maintenance: Stretch[]; down: Stretch[]; up: Stretch[]; outages: readonly Outage[] };

const stretchOf = ({ from, to }: Interval, now: number): Stretch => [from.getTime(), to?.getTime() ?? now];

/**
 * Each moment of a monitor's life is one of four: in maintenance; else down, while an incident lasts; else up, in an
 * hour with a check; else no data.
 */
function lineOf({ since, now, down, maintenance, observedHours }: History): Line {
  // A failing check proves that it was watched: the slot of the first one lies a moment before the row was written.
  const watchedFrom = Math.min(since.getTime(), ...down.map(({ from }) => from.getTime()));
  const life: Stretch = [watchedFrom, now.getTime()];
  const within = (all: Iterable<Stretch>) => cut(joined(all), ...life);
  const excluded = within(maintenance.map((each) => stretchOf(each, life[1])));
  const lost = without(within(down.map((each) => stretchOf(each, life[1]))), excluded);
  const observed = within([...observedHours].map((hour): Stretch => [hour, hour + hourMs]));
  return { life, maintenance: excluded, down: lost, up: without(without(observed, excluded), lost), outages: down };
}

/** Milliseconds of a range by what they were. The sum is the whole range, what is still to come of it included. */
export type Parts = { up: number; down: number; maintenance: number; noData: number };

function cutParts(line: Line, from: number, to: number): Parts {
  const [up, down, maintenance] = [line.up, line.down, line.maintenance].map((each) => lengthOf(cut(each, from, to)));
  const known = (up ?? 0) + (down ?? 0) + (maintenance ?? 0);
  return { up: up ?? 0, down: down ?? 0, maintenance: maintenance ?? 0, noData: Math.max(0, to - from) - known };
}

/** What a range was made of. */
export const partsOf = (history: History, from: Date, to: Date): Parts =>
  cutParts(lineOf(history), from.getTime(), to.getTime());

/** Incidents that touch a range outside of maintenance. */
function incidentsIn({ outages, maintenance, life }: Line, from: number, to: number): number {
  const end = Math.min(to, life[1]);
  const excluded = (at: number) => maintenance.some(([start, stop]) => start <= at && at < stop);
  return outages.filter((outage) => {
    const [start, stop] = stretchOf(outage, end);
    if (start >= end || stop < from) return false;
    const piece = cut([[start, stop]], from, end);
    return piece.length === 0 ? !excluded(start) : without(piece, maintenance).length > 0;
  }).length;
}

/** A range in figures. Seconds are whole, and their sum is the range. */
export type UptimeFigures = {
  /** From 0 to 1, null where nothing was observed. */
  uptime: number | null;
  upSeconds: number;
  downSeconds: number;
  maintenanceSeconds: number;
  noDataSeconds: number;
  incidents: number;
};

/** Whole seconds of parts that follow each other: rounded where they meet, so that the sum is the rounded whole. */
function wholeSeconds(parts: readonly number[]): number[] {
  let before = 0;
  return parts.map((part) => {
    const from = Math.round(before / 1000);
    before += part;
    return Math.round(before / 1000) - from;
  });
}

function figuresOf(line: Line, from: number, to: number): UptimeFigures {
  const { up, down, maintenance, noData } = cutParts(line, from, to);
  const [downSeconds = 0, maintenanceSeconds = 0, upSeconds = 0, noDataSeconds = 0] = wholeSeconds([
    down,
    maintenance,
    up,
    noData,
  ]);
  return {
    uptime: up + down <= 0 ? null : up / (up + down),
    upSeconds,
    downSeconds,
    maintenanceSeconds,
    noDataSeconds,
    incidents: incidentsIn(line, from, to),
  };
}

/**
 * Uptime of a range: the share of the time known to be up or down in which it was up. Time without a check and
 * maintenance that does not count as downtime count neither way.
 */
export const uptimeOf = (history: History, from: Date, to: Date): UptimeFigures =>
  figuresOf(lineOf(history), from.getTime(), to.getTime());

/** Downtime by what it was lost to, most first. The sum is the whole. */
export type Loss = { to: string; downSeconds: number };

/** What the downtime of a range was lost to. */
export function lossesOf(history: History, from: Date, to: Date): Loss[] {
  const { maintenance, life } = lineOf(history);
  const sums = new Map<string, number>();
  for (const outage of history.down) {
    const piece = cut(cut([stretchOf(outage, life[1])], ...life), from.getTime(), to.getTime());
    const lost = lengthOf(without(piece, maintenance));
    if (lost > 0) sums.set(outage.blame, (sums.get(outage.blame) ?? 0) + lost);
  }
  const losses = [...sums].map(([blame, ms]) => ({ to: blame, downSeconds: ms / 1000 }));
  return losses.sort((one, other) => other.downSeconds - one.downSeconds);
}

/** A range cut into equal bars, oldest first. */
export function barsOf(history: History, from: Date, to: Date, bars: number): UptimeBar[] {
  const line = lineOf(history);
  const stepMs = (to.getTime() - from.getTime()) / bars;
  return Array.from({ length: bars }, (_, index) => {
    const [start, end] = [from.getTime() + index * stepMs, from.getTime() + (index + 1) * stepMs];
    const { uptime, downSeconds, maintenanceSeconds, incidents } = figuresOf(line, start, end);
    const span = { from: new Date(start).toISOString(), to: new Date(end).toISOString() };
    return { ...span, uptime, downSeconds, maintenanceSeconds, incidents };
  });
}
