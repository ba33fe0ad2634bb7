import { type BarState, barState } from "@/components/chart/uptime-bar-shape";
import { formatDuration } from "@/components/ui/format";
import type { UptimeBar } from "@/lib/monitor/overview";

const step = 4;
const width = 3;
const height = 24;
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/**
 * Days in a row that are alike are one dashed stroke, a dash a day: ninety bars cost a few bytes, not ninety
 * elements, and the page is read by thousands at once.
 */
function runsOf(states: readonly BarState[], wanted: BarState, y: number): string {
  let path = "";
  for (let from = 0; from < states.length; from += 1) {
    if (states[from] !== wanted) continue;
    let to = from;
    while (states[to] === wanted) to += 1;
    path += `M${from * step} ${y}h${(to - from) * step}`;
    from = to;
  }
  return path;
}

function TroubledDay({ bar, index, state }: { bar: UptimeBar; index: number; state: BarState }) {
  const gap = Math.max(4, Math.min(height - 8, (1 - (bar.uptime ?? 1)) * height));
  const piece = (height - gap) / 2;
  const x = index * step;
  return (
    <g className={state === "down" ? "fill-down-mark" : "fill-degraded-mark"}>
      <title>{`${day.format(new Date(bar.from))}: not available for ${formatDuration(bar.downSeconds * 1000)}`}</title>
      <path d={`M${x} 0h${width}v${height}h-${width}z`} fillOpacity="0" />
      <path d={`M${x} 0h${width}v${piece}h-${width}zM${x} ${height - piece}h${width}v${piece}h-${width}z`} />
    </g>
  );
}

/** The days in one sentence, for those who do not see the bars. */
export function daysSentence(bars: readonly UptimeBar[]): string {
  const troubled = bars.filter((bar) => bar.downSeconds > 0);
  const maintained = bars.filter((bar) => bar.maintenanceSeconds > 0).length;
  const observed = bars.filter((bar) => bar.uptime !== null || bar.maintenanceSeconds > 0).length;
  if (observed === 0) return "No data yet";
  const days = (count: number) => `${count} ${count === 1 ? "day" : "days"}`;
  const also = maintained === 0 ? "" : `, maintenance on ${days(maintained)}`;
  if (troubled.length === 0) return `No interruption in ${days(observed)}${also}`;
  return `Interruptions on ${days(troubled.length)} of ${observed}${also}`;
}

/** A bar a day, oldest first: whole when all was well, broken when there was downtime, halved for maintenance, a stub when nothing is known. */
export function DayBars({ bars, name }: { bars: readonly UptimeBar[]; name: string }) {
  const states = bars.map(barState);
  return (
    <svg
      viewBox={`0 0 ${bars.length * step - (step - width)} ${height}`}
      preserveAspectRatio="none"
      className="block h-6 w-full"
      role="img"
      aria-label={`${name}, last ${bars.length} days: ${daysSentence(bars)}`}
    >
      <g strokeDasharray={`${width} ${step - width}`}>
        <path d={runsOf(states, "none", height - 2)} strokeWidth="4" className="stroke-unknown-mark opacity-50" />
        <path d={runsOf(states, "up", height / 2)} strokeWidth={height} className="stroke-up-mark" />
        <path
          d={runsOf(states, "maintenance", (height * 3) / 4)}
          strokeWidth={height / 2}
          className="stroke-maintenance-mark"
        />
      </g>
      {bars.map((bar, index) => {
        const state = states[index] ?? "none";
        return state === "partly" || state === "down" ? (
          <TroubledDay key={bar.from} bar={bar} index={index} state={state} />
        ) : null;
      })}
    </svg>
  );
}
