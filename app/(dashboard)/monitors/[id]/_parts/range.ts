const hourMs = 3_600_000;

/** The ranges of the latency chart; `points` steps fit each. */
export const ranges = {
  "1h": { label: "1 h", ms: hourMs, points: 60 },
  "24h": { label: "24 h", ms: 24 * hourMs, points: 96 },
  "7d": { label: "7 d", ms: 7 * 24 * hourMs, points: 84 },
  "30d": { label: "30 d", ms: 30 * 24 * hourMs, points: 90 },
} as const;
export type RangeName = keyof typeof ranges;

/** The range that an address asks for; an hour for a monitor that is younger than that, a day otherwise. */
export function rangeOf(asked: string | undefined, createdAt: string, now: number): RangeName {
  if (asked !== undefined && asked in ranges) return asked as RangeName;
  return now - Date.parse(createdAt) < 2 * hourMs ? "1h" : "24h";
}
