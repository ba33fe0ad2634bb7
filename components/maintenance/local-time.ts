/** An instant as the clock on the wall of a zone shows it: `2026-11-21T02:30`. @param iso ISO 8601 */
export function localOf(iso: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }).format(
    new Date(iso),
  );
  return parts.replace(" ", "T");
}

const style = {
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZoneName: "short",
} as const;

/** An instant in the words of a zone: "Sun, 29 Mar 2026, 03:30 CEST". */
export const zonedWords = (iso: string, timeZone: string): string =>
  new Intl.DateTimeFormat("en-GB", { ...style, timeZone }).format(new Date(iso));
