import { type BarState, barState } from "@/components/chart/uptime-bar-shape";
import { cn } from "@/components/ui/cn";
import { formatDuration } from "@/components/ui/format";
import type { UptimeBar } from "@/lib/monitor/overview";
import type { Language } from "@/lib/status-page/language";
import { plural, wordsFor } from "@/lib/status-page/languages/all";
import type { DayBar } from "@/lib/status-page/page";

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
      <path d={`M${x} 0h${width}v${piece}h-${width}zM${x} ${height - piece}h${width}v${piece}h-${width}z`} />
    </g>
  );
}

/** What happened on a day, with how long; null when nothing did. */
export function dayWords(bar: DayBar): string | null {
  const parts = (
    [
      ["not available for", bar.downSeconds],
      ["slow or limited for", bar.degradedSeconds],
      ["maintenance for", bar.maintenanceSeconds],
      // The first day of a component and gaps of minutes are nothing to tell.
      ["no data for", bar.uptime === null || bar.noDataSeconds < 3600 ? 0 : bar.noDataSeconds],
    ] as const
  ).flatMap(([words, seconds]) => (seconds > 0 ? [`${words} ${formatDuration(seconds * 1000)}`] : []));
  return parts.length === 0 ? null : `${day.format(new Date(bar.from))}: ${parts.join(", ")}`;
}

const tipAt = (index: number, count: number): string => {
  if (index < count / 4) return "left-0";
  return index > (count * 3) / 4 ? "right-0" : "left-1/2 -translate-x-1/2";
};

/** A day on which something happened says what, to a pointer, a finger and the keyboard, without any script. */
function DayTip({ bar, index, count }: { bar: DayBar; index: number; count: number }) {
  const words = dayWords(bar);
  if (words === null) return null;
  return (
    <button
      type="button"
      aria-label={words}
      className="group absolute inset-y-0 rounded-[1px] hover:bg-ink/10 focus-visible:outline-2 focus-visible:outline-accent"
      style={{ left: `${(index / count) * 100}%`, width: `${100 / count}%` }}
    >
      <span
        className={cn(
          "pointer-events-none absolute bottom-full z-10 mb-1.5 hidden w-max max-w-64 rounded border bg-raised px-2 py-1 text-ink text-sm shadow-float group-hover:block group-focus:block",
          tipAt(index, count),
        )}
      >
        {words}
      </span>
    </button>
  );
}

/** The days in one sentence, for those who do not see the bars. */
export function daysSentence(bars: readonly UptimeBar[], language: Language = "en"): string {
  const words = wordsFor(language);
  const troubled = bars.filter((bar) => bar.downSeconds > 0).length;
  const maintained = bars.filter((bar) => bar.maintenanceSeconds > 0).length;
  const observed = bars.filter((bar) => bar.uptime !== null || bar.maintenanceSeconds > 0).length;
  if (observed === 0) return words.overall.unknown;
  const told =
    troubled === 0
      ? plural(language, words.noInterruption, observed)
      : plural(language, words.interruptions, troubled, { total: observed });
  return maintained === 0 ? told : `${told} · ${plural(language, words.maintained, maintained)}`;
}

/** A bar a day, oldest first: whole when all was well, broken when there was downtime, halved for maintenance, a stub when nothing is known. */
export function DayBars({
  bars,
  name,
  language = "en",
}: {
  bars: readonly DayBar[];
  name: string;
  language?: Language;
}) {
  const states = bars.map(barState);
  return (
    <div className="relative">
      <svg
        viewBox={`0 0 ${bars.length * step - (step - width)} ${height}`}
        preserveAspectRatio="none"
        className="block h-6 w-full"
        role="img"
        aria-label={`${plural(language, wordsFor(language).lastDays, bars.length, { name })}: ${daysSentence(bars, language)}`}
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
      {bars.map((bar, index) => (
        <DayTip key={bar.from} bar={bar} index={index} count={bars.length} />
      ))}
    </div>
  );
}
