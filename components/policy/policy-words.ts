import type { Policy } from "@/lib/policy/policy";
import type { Hours } from "@/lib/zone/hours";

const dayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** "22:00 to 07:00, Fri and Sat". */
export function hoursWords({ days, from, to }: Hours): string {
  const named = [...days].sort((one, other) => ((one + 6) % 7) - ((other + 6) % 7)).map((day) => dayNames[day] ?? "");
  return `${from} to ${to}${named.length === 0 ? "" : `, ${listWords(named)}`}`;
}

/** "a, b and c". */
export const listWords = (names: readonly string[], last = "and"): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${last} ${names.at(-1)}`;

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

/** For which incidents a policy is, in one sentence. */
export function matchWords({ match, isDefault, timeZone }: Policy): string {
  const { severities, tags, monitorIds, hours } = match;
  const parts = [
    severities.length === 1 ? `${severities[0]} incidents` : "",
    tags.length > 0 ? `tagged ${listWords(tags, "or")}` : "",
    monitorIds.length > 0 ? `of ${counted(monitorIds.length, "monitor")}` : "",
    hours === null ? "" : `that open ${hoursWords(hours)} (${timeZone})`,
  ].filter(Boolean);
  const all = severities.length === 2 ? "all incidents" : "";
  if (parts.length === 0 && all === "")
    return isDefault ? "Where no other policy applies" : "Only where a monitor names it";
  const said = `For ${severities.length === 1 ? "" : "incidents "}${parts.join(" ")}`;
  const words = parts.length === 0 ? `For ${all}` : said;
  return isDefault ? `${words}, and where no other applies` : words;
}

/** What happens beside the steps: repeats, reminders, quiet hours. */
export function extraWords({ repeat, reminder, quietHours, timeZone }: Policy): string[] {
  return [
    repeat === null
      ? ""
      : `Again ${counted(repeat.afterMinutes, "minute")} after the last step, ${counted(repeat.times, "time")}`,
    reminder === null ? "" : `A reminder every ${counted(reminder.everyMinutes, "minute")}, ${reminder.most} at most`,
    quietHours === null ? "" : `Quiet ${hoursWords(quietHours)} (${timeZone}) for what is below critical`,
  ].filter(Boolean);
}

/** "At once", "After 10 min". */
export const whenWords = (minutes: number): string => (minutes === 0 ? "At once" : `After ${minutes} min`);
