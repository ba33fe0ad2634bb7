const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A duration in human units, at most two of them: "12 s", "4 min", "2 h 5 min", "3 d 4 h". @param ms milliseconds */
export function formatDuration(ms: number): string {
  const span = Math.max(0, ms);
  if (span < minute) return `${Math.floor(span / second)} s`;
  if (span < hour) return `${Math.floor(span / minute)} min`;
  const [large, small] = span < day ? ([hour, minute] as const) : ([day, hour] as const);
  const names = span < day ? (["h", "min"] as const) : (["d", "h"] as const);
  const rest = Math.floor((span % large) / small);
  return `${Math.floor(span / large)} ${names[0]}${rest === 0 ? "" : ` ${rest} ${names[1]}`}`;
}

/** A latency as number and unit apart, so that the unit can be set lighter. @param ms milliseconds */
export function latencyParts(ms: number): { figure: string; unit: string } {
  if (ms >= 10_000) return { figure: (ms / 1000).toFixed(1), unit: "s" };
  if (ms >= 1000) return { figure: (ms / 1000).toFixed(2), unit: "s" };
  if (ms >= 10) return { figure: String(Math.round(ms)), unit: "ms" };
  return { figure: ms.toFixed(1), unit: "ms" };
}

/** A latency as text: "3.2 ms", "148 ms", "1.24 s". @param ms milliseconds */
export function formatLatency(ms: number): string {
  const { figure, unit } = latencyParts(ms);
  return `${figure} ${unit}`;
}

/**
 * A share of time as a percentage without its sign. It is never rounded up to 100:
 * a minute of downtime in a month must show.
 * @param share 0 to 1
 */
export function uptimeFigure(share: number): string {
  if (share >= 1) return "100";
  const percent = Math.floor(share * 100_000) / 1000;
  return percent >= 99.9 ? percent.toFixed(3) : percent.toFixed(2);
}

/** A share of time as text: "99.98 %". @param share 0 to 1, null where nothing was observed */
export const formatUptime = (share: number | null): string => (share === null ? "no data" : `${uptimeFigure(share)} %`);

/** An interval as people say it: "every 30 s", "every 5 min". @param seconds 5 to 86,400 */
export const formatInterval = (seconds: number): string => `every ${formatDuration(seconds * 1000)}`;
