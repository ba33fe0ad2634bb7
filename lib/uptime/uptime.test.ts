import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addHistograms, latencyBuckets, percentile } from "@/lib/uptime/latency";
import { barsOf, type History, type Interval, lossesOf, uptimeOf } from "@/lib/uptime/uptime";

const hour = 3_600_000;
const at = (hours: number): Date => new Date(hours * hour);
const hours = (from: number, to: number): Set<number> =>
  new Set(Array.from({ length: to - from }, (_, index) => (from + index) * hour));
type Over = Partial<Omit<History, "down">> & { down?: readonly (Interval & { blame?: string })[] };
const history = ({ down = [], ...over }: Over = {}): History => ({
  since: at(0),
  down: down.map((each) => ({ blame: "proxy", ...each })),
  observedHours: hours(0, 24),
  now: at(24),
  ...over,
});

describe("uptime", () => {
  it.each<[string, Over, number, number, number | null, number, number]>([
    ["all well", {}, 0, 24, 1, 0, 0],
    ["an hour down of ten", { down: [{ from: at(2), to: at(3) }] }, 0, 10, 0.9, 3600, 1],
    ["down until now", { down: [{ from: at(23), to: null }] }, 0, 24, 23 / 24, 3600, 1],
    ["cut to the range", { down: [{ from: at(1), to: at(5) }] }, 4, 8, 0.75, 3600, 1],
    ["outside the range", { down: [{ from: at(1), to: at(2) }] }, 4, 8, 1, 0, 0],
    ["nothing observed", { observedHours: new Set() }, 0, 24, null, 0, 0],
    [
      "no data is neither up nor down",
      { observedHours: hours(0, 10), down: [{ from: at(2), to: at(3) }] },
      0,
      24,
      0.9,
      3600,
      1,
    ],
    ["before its life", { since: at(20) }, 0, 10, null, 0, 0],
    ["the future does not count", { down: [{ from: at(23), to: null }] }, 20, 48, 0.75, 3600, 1],
  ])("%s", (_name, over, from, to, uptime, downSeconds, incidents) => {
    const result = uptimeOf(history(over), at(from), at(to));
    if (uptime === null) expect(result.uptime).toBeNull();
    else expect(result.uptime).toBeCloseTo(uptime, 10);
    expect(result).toMatchObject({ downSeconds, incidents });
  });

  it("says what downtime was lost to, and the parts are the whole", () => {
    const down = [
      { from: at(1), to: at(3), blame: "deploy" },
      { from: at(5), to: at(6), blame: "edge" },
      { from: at(8), to: at(10), blame: "deploy" },
      { from: at(23), to: null, blame: "dns" },
    ];
    expect(lossesOf(history({ down }), at(2), at(24))).toEqual([
      { to: "deploy", downSeconds: 3 * 3600 },
      { to: "edge", downSeconds: 3600 },
      { to: "dns", downSeconds: 3600 },
    ]);
    const sum = lossesOf(history({ down }), at(0), at(24)).reduce((all, { downSeconds }) => all + downSeconds, 0);
    expect(sum).toBe(uptimeOf(history({ down }), at(0), at(24)).downSeconds);
    expect(lossesOf(history(), at(0), at(24))).toEqual([]);
  });

  it("loses no downtime when a range is cut into bars", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 48 }),
        (start, length, bars) => {
          const down = [{ from: at(start), to: at(start + length) }];
          const whole = uptimeOf(history({ down }), at(0), at(24)).downSeconds;
          const sum = barsOf(history({ down }), at(0), at(24), bars).reduce((total, bar) => total + bar.downSeconds, 0);
          expect(Math.abs(sum - whole)).toBeLessThanOrEqual(bars);
        },
      ),
    );
  });
});

describe("latency histograms", () => {
  it("reads a percentile within an eighth and adds up", () => {
    const one = new Array<number>(latencyBuckets).fill(0);
    one[20] = 99;
    const other = new Array<number>(latencyBuckets).fill(0);
    other[40] = 1;
    const sum = addHistograms([one, other]);
    expect(percentile(sum, 0.5)).toBeCloseTo((1.25 ** 19 + 1.25 ** 20) / 2, 0);
    expect(percentile(sum, 1)).toBeGreaterThan(5000);
    expect(percentile(new Array<number>(latencyBuckets).fill(0), 0.5)).toBeNull();
  });
});
