import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { type CalendarEntry, maintenanceCalendar } from "@/lib/calendar/calendar";

const base = "https://example.com/status/acme";
const entry = (change: Partial<CalendarEntry> = {}): CalendarEntry => ({
  id: "018f0000-0000-7000-8000-00000000000a",
  name: "New database",
  description: "",
  startsAt: new Date("2026-10-25T00:30:00Z"),
  endsAt: new Date("2026-10-25T01:30:00Z"),
  cancelled: false,
  createdAt: new Date("2026-10-01T00:00:00Z"),
  updatedAt: new Date("2026-10-02T00:00:00Z"),
  components: ["Checkout"],
  ...change,
});

/** Read by the library of Mozilla's calendar. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents("vevent").map((each) => new ICAL.Event(each));
  return { calendar, events };
}

describe("the calendar of maintenance, read by a parser of others", () => {
  it("has each time under an id that stays, at its instant", () => {
    const { calendar, events } = read(maintenanceCalendar([entry()], "Acme", base));
    expect(calendar.getFirstPropertyValue("version")).toBe("2.0");
    expect(calendar.getFirstPropertyValue("method")).toBe("PUBLISH");
    expect(events.map(({ uid, summary, sequence }) => [uid, summary, sequence])).toEqual([
      ["018f0000-0000-7000-8000-00000000000a@hopcheck", "Acme: New database", 0],
    ]);
    expect(events[0]?.description).toBe("Affects: Checkout");
    expect(events[0]?.component.getFirstPropertyValue("status")).toBe("CONFIRMED");
    expect(events[0]?.component.getFirstPropertyValue("transp")).not.toBe("OPAQUE");
  });

  // The night in which clocks in Berlin go back: half past two comes twice.
  it.each([
    ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"],
    ["2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z"],
    ["2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z"],
  ])("keeps the instant of %s whatever clocks do", (startsAt, endsAt) => {
    const [event] = read(
      maintenanceCalendar([entry({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) })], "Acme", base),
    ).events;
    expect(event?.startDate.toJSDate()).toEqual(new Date(startsAt));
    expect(event?.endDate.toJSDate()).toEqual(new Date(endsAt));
    expect(event?.startDate.zone.tzid).toBe("UTC");
  });

  it("says what is cancelled, above what was planned", () => {
    const [event] = read(maintenanceCalendar([entry({ cancelled: true })], "Acme", base)).events;
    expect(event?.component.getFirstPropertyValue("status")).toBe("CANCELLED");
    expect(event?.sequence).toBe(1);
    expect(event?.uid).toBe("018f0000-0000-7000-8000-00000000000a@hopcheck");
  });

  it("holds whatever a name holds, and folds what is long", () => {
    const hostile = "END:VEVENT\r\nX-EVIL:1; a, b\\n \u0000\u0007 名前 ".repeat(6);
    const text = maintenanceCalendar([entry({ name: hostile, description: "one\ntwo" })], hostile, base);
    const { events } = read(text);
    expect(events).toHaveLength(1);
    expect(events[0]?.component.getFirstProperty("x-evil")).toBeNull();
    expect(events[0]?.description).toBe("one\ntwo\n\nAffects: Checkout");
    for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it("is whole without events", () => {
    expect(read(maintenanceCalendar([], "Acme", base)).events).toEqual([]);
  });
});
