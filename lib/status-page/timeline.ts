import type { ComponentState } from "@/lib/status-page/page";
import { joinedState } from "@/lib/status-page/state";

/** A stretch of time in milliseconds, its end not in it. */
export type Span = readonly [from: number, to: number];

/** What is known of one monitor's past. Spans may overlap and come in any order. */
export type MonitorPast = {
  /** In which it was checked. */
  observed: readonly Span[];
  down: readonly Span[];
  degraded: readonly Span[];
  /** Maintenance that does not count as downtime. */
  maintenance: readonly Span[];
};

/** A stretch in which a component was in one state. */
export type Segment = { from: number; to: number; state: ComponentState };

const kinds = ["maintenance", "down", "degraded", "observed"] as const;
type Kind = (typeof kinds)[number];

const stateFor: Record<Kind, ComponentState> = {
  maintenance: "maintenance",
  down: "down",
  degraded: "degraded",
  observed: "operational",
};

type Turn = { at: number; monitor: number; kind: Kind; by: 1 | -1 };

function turnsOf(pasts: readonly MonitorPast[], from: number, to: number): Turn[] {
  const turns: Turn[] = [];
  for (const [monitor, past] of pasts.entries()) {
    for (const kind of kinds) {
      for (const [start, end] of past[kind]) {
        const [begin, stop] = [Math.max(start, from), Math.min(end, to)];
        if (stop > begin) turns.push({ at: begin, monitor, kind, by: 1 }, { at: stop, monitor, kind, by: -1 });
      }
    }
  }
  return turns.sort((one, other) => one.at - other.at);
}

/**
 * A component's past: at each moment the state that its monitors joined to. The segments follow each other, neighbours
 * differ, and together they are the range.
 */
export function segmentsOf(pasts: readonly MonitorPast[], quorum: number | null, from: number, to: number): Segment[] {
  const counts = pasts.map(() => ({ maintenance: 0, down: 0, degraded: 0, observed: 0 }));
  const states: ComponentState[] = pasts.map(() => "unknown");
  const segments: Segment[] = [];
  const put = (start: number, end: number) => {
    if (end <= start) return;
    const state = joinedState(states, quorum);
    const last = segments.at(-1);
    if (last?.state === state) last.to = end;
    else segments.push({ from: start, to: end, state });
  };
  let at = from;
  for (const turn of turnsOf(pasts, from, to)) {
    put(at, turn.at);
    at = Math.max(at, turn.at);
    const count = counts[turn.monitor];
    if (!count) continue;
    count[turn.kind] += turn.by;
    const kind = kinds.find((each) => count[each] > 0);
    states[turn.monitor] = kind === undefined ? "unknown" : stateFor[kind];
  }
  put(at, to);
  return segments;
}

/** Milliseconds of a range by state; the sum is the range as far as there are segments. */
export type StateTimes = Record<ComponentState, number>;

/** How long each state lasted in a range. */
export function timesIn(segments: readonly Segment[], from: number, to: number): StateTimes {
  const times: StateTimes = { operational: 0, degraded: 0, down: 0, maintenance: 0, unknown: 0 };
  for (const segment of segments) {
    const length = Math.min(segment.to, to) - Math.max(segment.from, from);
    if (length > 0) times[segment.state] += length;
  }
  return times;
}

/** The share of the time that counts in which it was there; null where nothing counts. Maintenance and no data do not. */
export function uptimeIn({ operational, degraded, down }: StateTimes): number | null {
  const known = operational + degraded + down;
  return known <= 0 ? null : (operational + degraded) / known;
}

/** How often a component went down in a range, or was down at its start. */
export const outagesIn = (segments: readonly Segment[], from: number, to: number): number =>
  segments.filter((segment) => segment.state === "down" && segment.from < to && segment.to > from).length;
