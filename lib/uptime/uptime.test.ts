import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { occurrencesOf } from "@/lib/maintenance/recurrence";
import { addHistograms, latencyBuckets, percentile } from "@/lib/uptime/latency";
import { barsOf, type History, type Interval, lossesOf, type Parts, partsOf, uptimeOf } from "@/lib/uptime/uptime";

const hour = 3_600_000;
const at = (hours: number): Date => new Date(hours * hour);
const hours = (from: number, to: number): Set<number> =>
  new Set(Array.from({ length: to - from }, (_, index) => (from + index) * hour));
type Over = Partial<Omit<History, "down">> & { down?: readonly (Interval & { blame?: string })[] };
const history = ({ down = [], ...over }: Over = {}): History => ({
  since: at(0),
  down: down.map((each) => ({ blame: "proxy", ...each })),
  maintenance: [],
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

  it.each<[string, Over, number, number, number | null, [number, number, number, number], number]>([
    [
      "maintenance takes nothing of the share",
      { maintenance: [{ from: at(2), to: at(4) }] },
      0,
      24,
      1,
      [22, 0, 2, 0],
      0,
    ],
    [
      "downtime in it does not count",
      { down: [{ from: at(2), to: at(3) }], maintenance: [{ from: at(1), to: at(4) }] },
      0,
      24,
      1,
      [21, 0, 3, 0],
      0,
    ],
    [
      "an incident that begins before it",
      { down: [{ from: at(1), to: at(3) }], maintenance: [{ from: at(2), to: at(4) }] },
      0,
      10,
      7 / 8,
      [7, 1, 2, 0],
      1,
    ],
    [
      "an incident that ends after it",
      { down: [{ from: at(3), to: at(6) }], maintenance: [{ from: at(2), to: at(4) }] },
      0,
      10,
      6 / 8,
      [6, 2, 2, 0],
      1,
    ],
    [
      "a window inside an incident",
      { down: [{ from: at(1), to: at(6) }], maintenance: [{ from: at(2), to: at(4) }] },
      0,
      10,
      5 / 8,
      [5, 3, 2, 0],
      1,
    ],
    [
      "windows that overlap and touch count once",
      {
        down: [{ from: at(1), to: at(9) }],
        maintenance: [
          { from: at(2), to: at(5) },
          { from: at(3), to: at(4) },
          { from: at(5), to: at(6) },
        ],
      },
      0,
      10,
      2 / 6,
      [2, 4, 4, 0],
      1,
    ],
    ["one that is still on", { maintenance: [{ from: at(23), to: at(30) }] }, 20, 48, 1, [3, 0, 1, 24], 0],
    ["a whole range of it says nothing", { maintenance: [{ from: at(0), to: at(24) }] }, 2, 8, null, [0, 0, 6, 0], 0],
    [
      "goes before no data",
      { observedHours: hours(0, 4), maintenance: [{ from: at(3), to: at(6) }] },
      0,
      10,
      1,
      [3, 0, 3, 4],
      0,
    ],
    [
      "a monitor made in the middle of a window",
      { since: at(5), observedHours: hours(5, 10), maintenance: [{ from: at(4), to: at(7) }] },
      0,
      10,
      1,
      [3, 0, 2, 5],
      0,
    ],
  ])("%s", (_name, over, from, to, share, parts, incidents) => {
    const result = uptimeOf(history(over), at(from), at(to));
    if (share === null) expect(result.uptime).toBeNull();
    else expect(result.uptime).toBeCloseTo(share, 10);
    const { upSeconds, downSeconds, maintenanceSeconds, noDataSeconds } = result;
    expect([upSeconds, downSeconds, maintenanceSeconds, noDataSeconds].map((each) => each / 3600)).toEqual(parts);
    expect(result.incidents).toBe(incidents);
  });

  it("on the day of 23 hours takes a window of an hour for an hour", () => {
    const nightly = { start: "2026-03-01T02:30", timeZone: "Europe/Berlin", durationMinutes: 60, repeat: "daily" };
    const [from, to] = [new Date("2026-03-28T23:00Z"), new Date("2026-03-29T22:00Z")];
    const day: History = {
      since: from,
      now: to,
      down: [{ from: new Date("2026-03-29T01:00Z"), to: new Date("2026-03-29T02:00Z"), blame: "proxy" }],
      maintenance: occurrencesOf({ ...nightly, lastDay: null }, from, to),
      observedHours: new Set(Array.from({ length: 23 }, (_, index) => from.getTime() + index * hour)),
    };
    const { noDataSeconds, ...known } = uptimeOf(day, from, to);
    expect(known).toMatchObject({ upSeconds: 21.5 * 3600, downSeconds: 1800, maintenanceSeconds: 3600 });
    expect(noDataSeconds).toBe(0);
  });

  const atMinute = (count: number) => new Date(count * 60_000);
  const minutes = 48 * 60;
  const minute = fc.integer({ min: 0, max: minutes });
  const interval = fc.tuple(minute, fc.integer({ min: 0, max: 600 }));
  const apart = fc.array(interval, { maxLength: 5 }).map((list) => {
    let end = 0;
    return list
      .toSorted(([one], [other]) => one - other)
      .map(([start, length]) => {
        const from = Math.max(start, end);
        end = from + length;
        return { from: atMinute(from), to: atMinute(end), blame: length % 2 === 0 ? "proxy" : "deploy" };
      });
  });
  const anyHistory = fc.record({
    down: apart,
    maintenance: fc
      .array(interval, { maxLength: 5 })
      .map((list) => list.map(([start, length]) => ({ from: atMinute(start), to: atMinute(start + length) }))),
    observedHours: fc.array(fc.integer({ min: 0, max: 47 })).map((list) => new Set(list.map((each) => each * hour))),
    since: minute.map((each) => atMinute(each)),
    now: minute.map((each) => atMinute(each)),
  });

  /** What a minute was, asked of the rows one by one. */
  function minuteOf(of: History, index: number): keyof Parts {
    const ms = (index + 0.5) * 60_000;
    const inside = ({ from, to }: Interval) => from.getTime() <= ms && ms < (to?.getTime() ?? of.now.getTime());
    const watched = of.since.getTime() <= ms || of.down.some(({ from }) => from.getTime() <= ms);
    if (!watched || ms >= of.now.getTime()) return "noData";
    if (of.maintenance.some(inside)) return "maintenance";
    if (of.down.some(inside)) return "down";
    return of.observedHours.has(Math.floor(ms / hour) * hour) ? "up" : "noData";
  }

  it("is made of parts whose sum is the whole, as counted minute by minute", () => {
    fc.assert(
      fc.property(anyHistory, minute, minute, (of, one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const counted: Parts = { up: 0, down: 0, maintenance: 0, noData: 0 };
        for (let index = from; index < to; index += 1) counted[minuteOf(of, index)] += 60_000;
        const parts = partsOf(of, atMinute(from), atMinute(to));
        expect(parts).toEqual(counted);
        expect(parts.up + parts.down + parts.maintenance + parts.noData).toBe((to - from) * 60_000);
        const lost = lossesOf(of, atMinute(from), atMinute(to)).reduce((sum, { downSeconds }) => sum + downSeconds, 0);
        expect(lost * 1000).toBe(parts.down);
      }),
    );
  });

  it("adds up to the same whatever it is cut into, also in whole seconds", () => {
    fc.assert(
      fc.property(anyHistory, fc.integer({ min: 1, max: 97 }), (of, bars) => {
        const [from, to] = [at(0), at(48)];
        const whole = uptimeOf(of, from, to);
        expect(whole.upSeconds + whole.downSeconds + whole.maintenanceSeconds + whole.noDataSeconds).toBe(48 * 3600);
        const cuts = barsOf(of, from, to, bars);
        for (const key of ["downSeconds", "maintenanceSeconds"] as const) {
          const sum = cuts.reduce((total, bar) => total + bar[key], 0);
          expect(Math.abs(sum - whole[key])).toBeLessThanOrEqual(bars);
        }
      }),
    );
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
