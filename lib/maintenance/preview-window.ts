import { checkSchedule, plannedFrom } from "@/lib/maintenance/schedule";
import { type Occurrence, windowInput } from "@/lib/maintenance/window";
import { parse } from "@/lib/parse";
import { columnsOf } from "./store";

const shown = 5;
const timeFields = ["from", "to", "start", "timeZone", "durationMinutes", "repeat", "lastDay"];

/**
 * The next occurrences that a draft would have, five at most. Nothing but its times is read.
 * @throws AppError `invalid` naming the fields of the times
 */
export function previewWindow(input: unknown, now: Date): Occurrence[] {
  const given = typeof input === "object" && input !== null ? Object.entries(input) : [];
  const times = Object.fromEntries(given.filter(([name]) => timeFields.includes(name)));
  const columns = columnsOf(parse(windowInput, { ...times, name: "preview", all: true }));
  checkSchedule(columns, now);
  return plannedFrom(columns, now)
    .slice(0, shown)
    .map(({ from, to }) => ({ from: from.toISOString(), to: to.toISOString() }));
}
