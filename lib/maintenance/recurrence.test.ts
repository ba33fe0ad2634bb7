import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantOf, nextOccurrences, occurrencesOf, pace, type Recurrence } from "@/lib/maintenance/recurrence";

const recurrence = (over: Partial<Recurrence> = {}): Recurrence => ({
  start: "2026-01-05T02:30",
  timeZone: "Europe/Berlin",
  durationMinutes: 60,
  repeat: "daily",
  lastDay: null,
  ...over,
});
const iso = (date: Date) => date.toISOString().replace(":00.000Z", "Z");
const spans = (of: Recurrence, from: string, to: string) =>
  occurrencesOf(of, new Date(from), new Date(to)).map((span) => `${iso(span.from)}/${iso(span.to)}`);

describe("a window of 02:30 to 03:30 where clocks are changed", () => {
  it.each<[string, string, string, string, string[]]>([
    [
      "Europe/Berlin, spring: 02:30 is skipped, so it begins at what would be 02:30",
      "Europe/Berlin",
      "2026-03-28T00:00Z",
      "2026-03-31T00:00Z",
      [
        "2026-03-28T01:30Z/2026-03-28T02:30Z",
        "2026-03-29T01:30Z/2026-03-29T02:30Z",
        "2026-03-30T00:30Z/2026-03-30T01:30Z",
      ],
    ],
    [
      "Europe/Berlin, autumn: 02:30 comes twice, the first counts",
      "Europe/Berlin",
      "2026-10-24T00:00Z",
      "2026-10-27T00:00Z",
      [
        "2026-10-24T00:30Z/2026-10-24T01:30Z",
        "2026-10-25T00:30Z/2026-10-25T01:30Z",
        "2026-10-26T01:30Z/2026-10-26T02:30Z",
      ],
    ],
    [
      "America/New_York, spring",
      "America/New_York",
      "2026-03-07T00:00Z",
      "2026-03-10T00:00Z",
      [
        "2026-03-07T07:30Z/2026-03-07T08:30Z",
        "2026-03-08T07:30Z/2026-03-08T08:30Z",
        "2026-03-09T06:30Z/2026-03-09T07:30Z",
      ],
    ],
    [
      "America/New_York, autumn (clocks go back at 02:00, so 02:30 comes once)",
      "America/New_York",
      "2026-10-31T00:00Z",
      "2026-11-03T00:00Z",
      [
        "2026-10-31T06:30Z/2026-10-31T07:30Z",
        "2026-11-01T07:30Z/2026-11-01T08:30Z",
        "2026-11-02T07:30Z/2026-11-02T08:30Z",
      ],
    ],
  ])("%s", (_name, timeZone, from, to, wanted) => {
    expect(spans(recurrence({ timeZone }), from, to)).toEqual(wanted);
  });

  it("takes the first of 01:30 in New York's autumn and moves nothing after a first day in the gap", () => {
    const fold = recurrence({ timeZone: "America/New_York", start: "2026-10-31T01:30" });
    expect(spans(fold, "2026-11-01T00:00Z", "2026-11-02T00:00Z")).toEqual(["2026-11-01T05:30Z/2026-11-01T06:30Z"]);
    const gap = recurrence({ start: "2026-03-29T02:30", repeat: "weekly" });
    expect(spans(gap, "2026-03-29T00:00Z", "2026-04-06T00:00Z")).toEqual([
      "2026-03-29T01:30Z/2026-03-29T02:30Z",
      "2026-04-05T00:30Z/2026-04-05T01:30Z",
    ]);
  });

  it("does not double two local times that the gap makes one", () => {
    const both = recurrence({ repeat: "FREQ=DAILY;BYHOUR=2,3" });
    expect(spans(both, "2026-03-29T00:00Z", "2026-03-29T12:00Z")).toEqual(["2026-03-29T01:30Z/2026-03-29T02:30Z"]);
  });

  it("lasts a whole day on the day of 23 hours and ends where the next begins", () => {
    const always = recurrence({ start: "2026-03-27T02:30", durationMinutes: 1440 });
    expect(spans(always, "2026-03-28T12:00Z", "2026-03-30T12:00Z")).toEqual([
      "2026-03-28T01:30Z/2026-03-29T01:30Z",
      "2026-03-29T01:30Z/2026-03-30T00:30Z",
      "2026-03-30T00:30Z/2026-03-31T00:30Z",
    ]);
  });
});

describe("a rule", () => {
  it.each<[string, Partial<Recurrence>, string[]]>([
    ["weekly", { repeat: "weekly" }, ["2026-01-05", "2026-01-12", "2026-01-19"]],
    [
      "monthly on the 31st",
      { start: "2026-01-31T02:30", repeat: "monthly" },
      ["2026-01-31", "2026-02-28", "2026-03-31"],
    ],
    [
      "monthly on the 29th",
      { start: "2026-01-29T02:30", repeat: "monthly" },
      ["2026-01-29", "2026-02-28", "2026-03-29"],
    ],
    ["the second Tuesday", { repeat: "FREQ=MONTHLY;BYDAY=2TU" }, ["2026-01-13", "2026-02-10", "2026-03-10"]],
    [
      "every other week on two days",
      { repeat: "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR" },
      ["2026-01-05", "2026-01-09", "2026-01-19"],
    ],
    ["a last day", { repeat: "weekly", lastDay: "2026-01-12" }, ["2026-01-05", "2026-01-12"]],
    ["COUNT", { repeat: "freq=daily;count=2" }, ["2026-01-05", "2026-01-06"]],
    ["UNTIL a day, that day in it", { repeat: "FREQ=DAILY;UNTIL=20260106" }, ["2026-01-05", "2026-01-06"]],
    ["UNTIL an instant", { repeat: "FREQ=DAILY;UNTIL=20260106T012900Z" }, ["2026-01-05"]],
    ["UNTIL the instant of a start", { repeat: "FREQ=DAILY;UNTIL=20260106T013000Z" }, ["2026-01-05", "2026-01-06"]],
  ])("%s", (_name, over, days) => {
    const next = nextOccurrences(recurrence(over), new Date("2026-01-01T00:00Z"), 3);
    expect(next.map(({ from }) => iso(from).slice(0, 10))).toEqual(days);
  });

  it("finds what is rare and gives up on what never comes about", () => {
    const leap = recurrence({ repeat: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29" });
    expect(iso(nextOccurrences(leap, new Date("2026-01-01T00:00Z"), 1)[0]?.from ?? new Date(0))).toBe(
      "2028-02-29T01:30Z",
    );
    expect(pace(recurrence({ repeat: "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30" })).starts).toBe(0);
    expect(pace(recurrence())).toEqual({ starts: 50, shortestMinutes: 1440 });
  });

  it.each([
    "FREQ=HOURLY",
    "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;COUNT=1000;BYMONTH=2;BYMONTHDAY=29",
    "FREQ=YEARLY;INTERVAL=1000",
    `FREQ=DAILY;BYHOUR=${Array.from({ length: 24 }, (_, hour) => hour).join(",")};COUNT=1000`,
  ])("costs little, however old its start: %s", (repeat) => {
    const started = performance.now();
    const old = recurrence({ start: "2000-01-01T00:00", repeat });
    nextOccurrences(old, new Date("2026-06-01T00:00Z"), 5);
    pace(old);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe("occurrences of any rule", () => {
  const rules = fc.constantFrom(
    "daily",
    "weekly",
    "monthly",
    "FREQ=HOURLY;INTERVAL=3",
    "FREQ=DAILY;BYHOUR=1,2,3",
    "FREQ=WEEKLY;BYDAY=SU,MO",
    "FREQ=MONTHLY;BYDAY=-1SU",
    "FREQ=DAILY;COUNT=40",
    "FREQ=DAILY;UNTIL=20260401T000000Z",
  );
  const zones = fc.constantFrom("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC");
  const any = fc.record({
    start: fc
      .date({ min: new Date("2026-01-01T00:00Z"), max: new Date("2026-12-01T00:00Z"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 16)),
    timeZone: zones,
    durationMinutes: fc.integer({ min: 1, max: 180 }),
    repeat: rules,
    lastDay: fc.constantFrom(null, "2026-11-30"),
  });
  const base = Date.parse("2026-01-01T00:00Z");
  const point = fc.integer({ min: 0, max: 400 * 24 * 60 }).map((minutes) => base + minutes * 60_000);

  it("are sorted, last no longer than they should and never overlap", () => {
    fc.assert(
      fc.property(any, point, (of, from) => {
        const found = occurrencesOf(of, new Date(from), new Date(from + 40 * 86_400_000));
        for (const [index, span] of found.entries()) {
          const ms = span.to.getTime() - span.from.getTime();
          expect(ms).toBeGreaterThan(0);
          expect(ms).toBeLessThanOrEqual(of.durationMinutes * 60_000);
          const before = found[index - 1];
          if (before) expect(before.to <= span.from).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("in a range are those of its parts", () => {
    fc.assert(
      fc.property(any, point, point, point, (of, one, two, three) => {
        const [a = 0, b = 0, c = 0] = [one, two, three].sort((x, y) => x - y);
        const text = (from: number, to: number) =>
          occurrencesOf(of, new Date(from), new Date(to)).map((span) => `${iso(span.from)}/${iso(span.to)}`);
        expect([...new Set([...text(a, b), ...text(b, c)])]).toEqual(text(a, c));
      }),
      { numRuns: 60 },
    );
  });

  it("come on every local day of a daily rule once, whatever the clocks do", () => {
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 1439 }), (timeZone, minute) => {
        const clock = new Date(base + minute * 60_000).toISOString().slice(11, 16);
        const of = recurrence({ start: `2026-01-01T${clock}`, timeZone, durationMinutes: 5 });
        const from = instantOf("2026-01-01T00:00", timeZone);
        const to = instantOf("2027-01-01T00:00", timeZone);
        const days = occurrencesOf(of, from, to).map((span) =>
          new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(span.from),
        );
        expect(new Set(days).size).toBe(365);
        expect(days).toHaveLength(365);
      }),
      { numRuns: 20 },
    );
  });
});
