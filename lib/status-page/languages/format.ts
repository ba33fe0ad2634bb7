import type { Language } from "@/lib/status-page/language";

/** English is written as in Britain: the day before the month, and 24 hours. */
const localeOf = (language: Language): string => (language === "en" ? "en-GB" : language);

const parts = {
  full: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit" },
  short: { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" },
  clock: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
/** How a moment is written, always with its zone. `scripts/status-pages/page-script.js` knows the same. */
export type MomentFormat = keyof typeof parts;

/** A moment in UTC: without a script nobody knows the reader's zone. */
export const formatMoment = (value: Date, format: MomentFormat, language: Language): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    ...parts[format],
    hourCycle: "h23",
    timeZone: "UTC",
    timeZoneName: "short",
  }).format(value);

const units = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1000],
] as const;

/** A duration in human units, at most two of them. @param ms milliseconds */
export function formatSpan(ms: number, language: Language): string {
  const span = Math.max(0, ms);
  const first = Math.max(
    0,
    units.findIndex(([, length]) => span >= length),
  );
  const start = span < 1000 ? units.length - 1 : first;
  const [unit, length] = units[start] ?? units[3];
  const write = (count: number, name: string) =>
    new Intl.NumberFormat(localeOf(language), { style: "unit", unit: name, unitDisplay: "short" }).format(count);
  const large = write(Math.floor(span / length), unit);
  const next = start < 2 ? units[start + 1] : undefined;
  const rest = next === undefined ? 0 : Math.floor((span % length) / next[1]);
  return next === undefined || rest === 0 ? large : `${large} ${write(rest, next[0])}`;
}

/** A share as a percentage, never rounded up to 100: a minute of downtime in a month must show. @param share 0 to 1 */
export function formatShare(share: number, language: Language): string {
  const floored = share >= 1 ? 1 : Math.floor(share * 100_000) / 100_000;
  const digits = share >= 1 ? 0 : floored >= 0.999 ? 3 : 2;
  return new Intl.NumberFormat(localeOf(language), {
    style: "percent",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    roundingMode: "floor",
  } as Intl.NumberFormatOptions).format(floored);
}
