import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endOf, type Hours, holdsAt } from "@/lib/zone/hours";
import { addDays, isZone, localTime, momentOf, zoneName } from "@/lib/zone/zone";

const berlin = "Europe/Berlin";
const newYork = "America/New_York";

describe("a time on the wall as a moment", () => {
  it.each([
    ["an ordinary day", berlin, "2026-07-01", 9 * 60, "2026-07-01T07:00:00.000Z"],
    ["before the clock is set forward", berlin, "2026-03-29", 119, "2026-03-29T00:59:00.000Z"],
    ["in the hour that is left out: an hour later", berlin, "2026-03-29", 150, "2026-03-29T01:30:00.000Z"],
    ["after it", berlin, "2026-03-29", 180, "2026-03-29T01:00:00.000Z"],
    ["in the hour that comes twice: the first", berlin, "2026-10-25", 150, "2026-10-25T00:30:00.000Z"],
    ["after that", berlin, "2026-10-25", 180, "2026-10-25T02:00:00.000Z"],
    ["left out in New York", newYork, "2026-03-08", 150, "2026-03-08T07:30:00.000Z"],
    ["twice in New York", newYork, "2026-11-01", 90, "2026-11-01T05:30:00.000Z"],
    ["where half an hour is added", "Australia/Lord_Howe", "2026-10-04", 135, "2026-10-03T15:45:00.000Z"],
    ["in UTC", "UTC", "2026-03-29", 150, "2026-03-29T02:30:00.000Z"],
  ])("%s", (_what, zone, day, minutes, moment) => {
    expect(momentOf(zone, day, minutes).toISOString()).toBe(moment);
  });

  it("is shown by the clock again, but where the clock leaves it out", () => {
    const zones = fc.constantFrom(berlin, newYork, "Asia/Kolkata", "Pacific/Auckland", "America/St_Johns", "UTC");
    const at = fc.date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(zones, at, (zone, moment) => {
        const { day, minutes } = localTime(zone, moment);
        const again = momentOf(zone, day, minutes);
        expect(localTime(zone, again)).toEqual(localTime(zone, moment));
        // The same minute, or the first of two an hour apart.
        const apart = Math.floor(moment.getTime() / 60_000) - again.getTime() / 60_000;
        expect([0, 60]).toContain(apart);
      }),
    );
  });

  it("comes once a day and in order", () => {
    for (const zone of [berlin, newYork, "Australia/Lord_Howe"])
      for (const minutes of [0, 90, 150, 180, 1439]) {
        let last = momentOf(zone, "2025-12-31", minutes).getTime();
        for (let days = 0; days < 366; days++) {
          const next = momentOf(zone, addDays("2026-01-01", days), minutes).getTime();
          expect(next - last).toBeGreaterThanOrEqual(22.5 * 3_600_000);
          expect(next - last).toBeLessThanOrEqual(25.5 * 3_600_000);
          last = next;
        }
      }
  });

  it("knows a zone by its name", () => {
    expect(isZone(berlin)).toBe(true);
    expect(isZone("Mars/Olympus")).toBe(false);
    for (const name of ["+02:00", "", "Mars/Olympus", "../etc"]) expect(zoneName.safeParse(name).success).toBe(false);
  });
});

describe("hours of the week", () => {
  const night: Hours = { days: [], from: "22:00", to: "07:00" };
  const lateShift: Hours = { days: [5], from: "22:00", to: "07:00" };
  it.each([
    ["in the evening", night, berlin, "2026-07-01T20:00:00Z", "2026-07-02T05:00:00.000Z"],
    ["in the morning", night, berlin, "2026-07-02T04:59:59Z", "2026-07-02T05:00:00.000Z"],
    ["at their end", night, berlin, "2026-07-02T05:00:00Z", "2026-07-02T05:00:00.000Z"],
    ["in the night that has 23 hours", night, berlin, "2026-03-28T23:00:00Z", "2026-03-29T05:00:00.000Z"],
    ["in the night that has 25 hours", night, berlin, "2026-10-24T23:00:00Z", "2026-10-25T06:00:00.000Z"],
    ["on Saturday morning, of Friday's", lateShift, "UTC", "2026-11-21T03:00:00Z", "2026-11-21T07:00:00.000Z"],
    ["on Friday morning, of none", lateShift, "UTC", "2026-11-20T03:00:00Z", "2026-11-20T03:00:00.000Z"],
    [
      "days that follow each other",
      { days: [6, 0], from: "00:00", to: "00:00" },
      "UTC",
      "2026-11-21T03:00:00Z",
      "2026-11-23T00:00:00.000Z",
    ],
    [
      "within one day",
      { days: [], from: "09:00", to: "17:00" },
      newYork,
      "2026-01-02T15:00:00Z",
      "2026-01-02T22:00:00.000Z",
    ],
  ] as [string, Hours, string, string, string][])("%s", (_what, hours, zone, at, end) => {
    expect(endOf(hours, zone, new Date(at))?.toISOString()).toBe(end);
    expect(holdsAt(hours, zone, new Date(at))).toBe(new Date(at).toISOString() !== end);
  });

  it("never end when they are the whole week", () => {
    expect(endOf({ days: [], from: "08:00", to: "08:00" }, berlin, new Date("2026-11-20T03:00:00Z"))).toBeNull();
  });

  it("end outside of themselves", () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const time = minute.map((m) => `${String(Math.floor(m / 60)).padStart(2, "0")}:${String(m % 60).padStart(2, "0")}`);
    const hours = fc.record({ days: fc.uniqueArray(fc.integer({ min: 0, max: 6 })), from: time, to: time });
    const at = fc.date({ min: new Date("2026-01-01"), max: new Date("2027-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(hours, fc.constantFrom(berlin, newYork, "UTC"), at, (each, zone, moment) => {
        const end = endOf(each, zone, moment);
        if (end === null) return;
        expect(end.getTime()).toBeGreaterThanOrEqual(moment.getTime());
        expect(holdsAt(each, zone, end)).toBe(false);
        if (end > moment) expect(holdsAt(each, zone, new Date(end.getTime() - 1))).toBe(true);
      }),
    );
  });
});
