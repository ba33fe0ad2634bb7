import { describe, expect, it } from "vitest";
import { draftOf, errorAt, inputOf } from "@/components/maintenance/form-state";
import { localOf, zonedWords } from "@/components/maintenance/local-time";
import { repeatWords, targetWords } from "@/components/maintenance/window-words";
import { withInstants } from "@/lib/maintenance/local-input";
import { type MaintenanceWindow, windowInput } from "@/lib/maintenance/window";

const window = (over: Partial<MaintenanceWindow> = {}): MaintenanceWindow => ({
  id: "0190b6a0-7c3e-7000-8000-000000000001",
  name: "Upgrade",
  description: "",
  from: null,
  to: null,
  start: "2026-11-22T02:30",
  durationMinutes: 90,
  repeat: "weekly",
  lastDay: null,
  timeZone: "Europe/Berlin",
  all: false,
  monitorIds: [],
  tags: ["db"],
  statusPageIds: [],
  countsAsDowntime: false,
  state: "scheduled",
  current: null,
  upcoming: [],
  last: null,
  createdAt: "2026-11-20T10:00:00.000Z",
  updatedAt: "2026-11-20T10:00:00.000Z",
  ...over,
});

const once = (from: string, to: string) =>
  window({ from, to, start: null, durationMinutes: null, repeat: null, timeZone: "America/New_York" });

describe("the form of a window", () => {
  it.each([
    window(),
    window({ repeat: "FREQ=MONTHLY;BYDAY=2TU", lastDay: "2027-01-01" }),
    window({ all: true, tags: [] }),
    // The second of the two 01:30 of that night.
    once("2026-11-01T06:30:00.000Z", "2026-11-01T08:00:00.000Z"),
  ])("gives back what it was given: %#", (given) => {
    const input = windowInput.parse(withInstants(inputOf(draftOf(given, "UTC"), given)));
    for (const key of [
      "from",
      "to",
      "start",
      "durationMinutes",
      "repeat",
      "lastDay",
      "timeZone",
      "all",
      "tags",
    ] as const)
      expect([key, input[key]]).toEqual([key, given[key]]);
  });

  it("reads what is typed by the clock on the wall of its zone", () => {
    const draft = { ...draftOf(null, "Europe/Berlin"), begins: "2026-03-29T02:30", ends: "2026-03-29T04:00" };
    expect(withInstants(inputOf(draft, null))).toMatchObject({
      from: "2026-03-29T01:30:00.000Z",
      to: "2026-03-29T02:00:00.000Z",
    });
    expect(withInstants({ from: "2026-13-29T02:30", timeZone: "UTC" })).toMatchObject({ from: "2026-13-29T02:30" });
    expect(withInstants({ from: "2026-03-29T02:30", timeZone: "Mars" })).toMatchObject({ from: "2026-03-29T02:30" });
    expect(withInstants(null)).toBeNull();
  });

  it("moves a time that is touched, and one whose zone is changed", () => {
    const given = once("2026-11-01T06:30:00.000Z", "2026-11-01T08:00:00.000Z");
    const draft = draftOf(given, "UTC");
    expect(withInstants(inputOf({ ...draft, begins: "2026-11-01T01:00" }, given))).toMatchObject({
      from: "2026-11-01T05:00:00.000Z",
      to: given.to,
    });
    expect(withInstants(inputOf({ ...draft, timeZone: "UTC" }, given))).toMatchObject({
      from: "2026-11-01T01:30:00.000Z",
    });
  });

  it("finds the message of a field and of what is in it", () => {
    const errors = [{ field: "monitorIds.0", message: "No such monitor." }];
    expect(errorAt(errors, "tags", "monitorIds")).toBe("No such monitor.");
    expect(errorAt(errors, "monitor")).toBeNull();
  });
});

describe("a window in words", () => {
  it.each<[Partial<MaintenanceWindow>, string | null]>([
    [{}, "every week on Sunday at 02:30 for 1 h 30 min (Europe/Berlin)"],
    [{ repeat: "daily", lastDay: "2027-01-01" }, "every day at 02:30 for 1 h 30 min (Europe/Berlin), until 2027-01-01"],
    [{ repeat: "monthly" }, "every month on day 22 at 02:30 for 1 h 30 min (Europe/Berlin)"],
    [{ repeat: "FREQ=MONTHLY;BYDAY=2TU" }, "by FREQ=MONTHLY;BYDAY=2TU at 02:30 for 1 h 30 min (Europe/Berlin)"],
    [{ repeat: null, start: null, durationMinutes: null }, null],
  ])("%j: %s", (over, words) => {
    expect(repeatWords(window(over))).toBe(words);
  });

  it("says what it is for", () => {
    expect(targetWords(window({ all: true }))).toBe("all monitors");
    expect(targetWords(window({ monitorIds: ["a"], tags: ["db", "eu"], statusPageIds: ["a", "b"] }))).toBe(
      "1 monitor, tags db, eu, 2 status pages",
    );
    expect(targetWords(window({ tags: [] }))).toBe("nothing any more");
  });

  it("writes a time as a clock on the wall shows it", () => {
    expect(localOf("2026-03-29T01:30:00Z", "Europe/Berlin")).toBe("2026-03-29T03:30");
    expect(zonedWords("2026-03-29T01:30:00Z", "Europe/Berlin")).toMatch(/^Sun,? 29 Mar 2026,? 03:30 (CEST|GMT\+2)$/);
  });
});
