import { formatLatency, formatUptime, latencyParts, uptimeFigure } from "@/lib/uptime/figure";

export { formatLatency, formatUptime, latencyParts, uptimeFigure };

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

/** An interval as people say it: "every 30 s", "every 5 min". @param seconds 5 to 86,400 */
export const formatInterval = (seconds: number): string => `every ${formatDuration(seconds * 1000)}`;
