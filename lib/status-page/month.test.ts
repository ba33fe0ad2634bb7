import { expect, it } from "vitest";
import { monthBeside, monthOf, readMonth } from "@/lib/status-page/month";

const now = new Date("2026-11-21T10:00:00Z");

it.each([
  ["2026-11", "2026-11-01T00:00:00.000Z", "2026-12-01T00:00:00.000Z"],
  ["2025-12", "2025-12-01T00:00:00.000Z", "2026-01-01T00:00:00.000Z"],
  ["2024-02", "2024-02-01T00:00:00.000Z", "2024-03-01T00:00:00.000Z"],
])("reads %s", (name, from, to) => {
  const month = readMonth(name, now);
  expect([month?.name, month?.from.toISOString(), month?.to.toISOString()]).toEqual([name, from, to]);
});

it.each(["", "2026-12", "2026-13", "2026-00", "2026-1", "1999-12", "26-11", "2026-11-01", "9999-99", "2026-11\n"])(
  "knows no month %j",
  (name) => expect(readMonth(name, now)).toBeNull(),
);

it("goes over the end of a year", () => {
  const month = monthOf(new Date("2026-01-31T23:59:59Z"));
  expect([monthBeside(month, -1).name, month.name, monthBeside(month, 1).name]).toEqual([
    "2025-12",
    "2026-01",
    "2026-02",
  ]);
});
