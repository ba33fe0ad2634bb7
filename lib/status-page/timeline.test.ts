import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ComponentState } from "@/lib/status-page/page";
import { joinedState } from "@/lib/status-page/state";
import { type MonitorPast, outagesIn, type Span, segmentsOf, timesIn, uptimeIn } from "@/lib/status-page/timeline";

const end = 60;
const span = fc
  .tuple(fc.integer({ min: -10, max: end + 10 }), fc.integer({ min: 0, max: 30 }))
  .map(([from, length]): Span => [from, from + length]);
const spans = fc.array(span, { maxLength: 4 });
const past = fc.record({ observed: spans, down: spans, degraded: spans, maintenance: spans });
const pasts = fc.array(past, { minLength: 1, maxLength: 4 });
const quorum = fc.option(fc.integer({ min: 1, max: 4 }));

const covers = (all: readonly Span[], at: number) => all.some(([from, to]) => from <= at && at < to);

/** The same said without any sweep: a look at one moment. */
function stateAt(history: readonly MonitorPast[], needed: number | null, at: number): ComponentState {
  const states = history.map(({ observed, down, degraded, maintenance }): ComponentState => {
    if (covers(maintenance, at)) return "maintenance";
    if (covers(down, at)) return "down";
    if (covers(degraded, at)) return "degraded";
    return covers(observed, at) ? "operational" : "unknown";
  });
  return joinedState(states, needed);
}

describe("a component's past", () => {
  it("is at each moment what its monitors were then", () => {
    fc.assert(
      fc.property(pasts, quorum, (history, needed) => {
        const segments = segmentsOf(history, needed, 0, end);
        for (let at = 0; at < end; at += 1) {
          const found = segments.find(({ from, to }) => from <= at && at < to);
          expect([at, found?.state]).toEqual([at, stateAt(history, needed, at)]);
        }
      }),
    );
  });

  it("is whole: its parts follow each other, differ, and sum up to the range, however it is cut", () => {
    fc.assert(
      fc.property(pasts, quorum, fc.integer({ min: 0, max: end }), (history, needed, cut) => {
        const segments = segmentsOf(history, needed, 0, end);
        expect([segments[0]?.from, segments.at(-1)?.to]).toEqual([0, end]);
        for (const [index, segment] of segments.entries()) {
          const next = segments[index + 1];
          expect(segment.to).toBeGreaterThan(segment.from);
          if (next) expect([next.from, next.state === segment.state]).toEqual([segment.to, false]);
        }
        const sum = (times: Record<string, number>) => Object.values(times).reduce((one, other) => one + other, 0);
        const whole = timesIn(segments, 0, end);
        expect(sum(whole)).toBe(end);
        const [one, other] = [timesIn(segments, 0, cut), timesIn(segments, cut, end)];
        for (const state of Object.keys(whole) as ComponentState[])
          expect(one[state] + other[state]).toBe(whole[state]);
      }),
    );
  });

  it("has an uptime between the worst and the best of what counts", () => {
    fc.assert(
      fc.property(pasts, (history) => {
        const worst = uptimeIn(timesIn(segmentsOf(history, null, 0, end), 0, end));
        expect(worst === null || (worst >= 0 && worst <= 1)).toBe(true);
      }),
    );
  });
});

const minutes = (...all: [number, number][]): Span[] => all.map(([from, to]) => [from, to]);
const well: MonitorPast = { observed: minutes([0, 60]), down: [], degraded: [], maintenance: [] };

describe("uptime of several monitors", () => {
  it.each<[string, MonitorPast[], number | null, number | null]>([
    ["nothing known", [{ ...well, observed: [] }], null, null],
    ["all well", [well, well], null, 1],
    ["the worst wins", [well, { ...well, down: minutes([0, 15]) }], null, 0.75],
    [
      "one after the other",
      [
        { ...well, down: minutes([0, 15]) },
        { ...well, down: minutes([15, 30]) },
      ],
      null,
      0.5,
    ],
    [
      "one of two is enough",
      [
        { ...well, down: minutes([0, 15]) },
        { ...well, down: minutes([15, 30]) },
      ],
      1,
      1,
    ],
    [
      "both at once",
      [
        { ...well, down: minutes([0, 30]) },
        { ...well, down: minutes([15, 45]) },
      ],
      1,
      0.75,
    ],
    ["slow is up", [{ ...well, degraded: minutes([0, 30]) }], null, 1],
    ["maintenance does not count", [{ ...well, down: minutes([0, 40]), maintenance: minutes([0, 20]) }], null, 0.5],
    ["nor does what nobody saw", [{ ...well, observed: minutes([0, 20]), down: minutes([0, 10]) }], null, 0.5],
    ["only maintenance", [{ ...well, maintenance: minutes([0, 60]) }], null, null],
  ])("%s", (_what, history, needed, wanted) => {
    expect(uptimeIn(timesIn(segmentsOf(history, needed, 0, 60), 0, 60))).toBe(wanted);
  });

  it("counts outages that touch a range", () => {
    const segments = segmentsOf([{ ...well, down: minutes([5, 10], [20, 30], [30, 40]) }], null, 0, 60);
    expect([outagesIn(segments, 0, 60), outagesIn(segments, 8, 9), outagesIn(segments, 40, 60)]).toEqual([2, 1, 0]);
  });
});
