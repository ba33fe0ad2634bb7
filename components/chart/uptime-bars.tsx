"use client";

import { type KeyboardEvent, useRef, useState } from "react";
import { type BarState, barState, UptimeBarShape } from "@/components/chart/uptime-bar-shape";
import { cn } from "@/components/ui/cn";
import { formatDuration, formatUptime } from "@/components/ui/format";
import type { UptimeBar } from "@/lib/monitor/overview";

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const hour = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
  timeZoneName: "short",
});

const stateWords: Record<BarState, string> = {
  up: "up",
  partly: "partly down",
  down: "down",
  maintenance: "maintenance",
  none: "no data",
};
const dayMs = 86_400_000;

/** A bar's span, its state and its figures in words. Days are days in UTC, as they are counted. */
function barWords(bar: UptimeBar): { when: string; what: string } {
  const from = new Date(bar.from);
  const whole = new Date(bar.to).getTime() - from.getTime() >= dayMs - 1000;
  const state = barState(bar);
  const figures = bar.uptime === null ? "" : `: ${formatUptime(bar.uptime)}`;
  const down = bar.downSeconds > 0 ? `, down ${formatDuration(bar.downSeconds * 1000)}` : "";
  const maintenance =
    bar.maintenanceSeconds > 0 ? `, maintenance ${formatDuration(bar.maintenanceSeconds * 1000)}` : "";
  const incidents = bar.incidents > 0 ? `, ${bar.incidents} ${bar.incidents === 1 ? "incident" : "incidents"}` : "";
  return {
    when: whole ? day.format(from) : hour.format(from),
    what: `${stateWords[state]}${figures}${down}${maintenance}${incidents}`,
  };
}

const keys: Record<string, (at: number, last: number) => number> = {
  ArrowLeft: (at) => Math.max(0, at - 1),
  ArrowRight: (at, last) => Math.min(last, at + 1),
  Home: () => 0,
  End: (_at, last) => last,
};

/**
 * Uptime, a bar a day, oldest first. One stop of the Tab key; the arrow keys walk along the bars, and what
 * is walked on or pointed at is told in the line below. A bar with downtime is broken, the wider the longer; one
 * with maintenance and no downtime is half as high.
 */
export function UptimeBars({
  bars,
  label,
  className,
  height = "h-8",
}: {
  bars: readonly UptimeBar[];
  label: string;
  className?: string;
  /** A height class. */
  height?: string;
}) {
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(Math.max(0, bars.length - 1));
  const [shown, setShown] = useState<number | null>(null);
  const walk = (event: KeyboardEvent) => {
    const next = keys[event.key]?.(at, bars.length - 1);
    if (next === undefined) return;
    event.preventDefault();
    setAt(next);
    (list.current?.children[next] as HTMLElement | undefined)?.focus();
  };
  const told = shown === null ? undefined : bars[shown];
  const words = told ? barWords(told) : null;
  return (
    <div className={cn("min-w-0", className)}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
      <div
        ref={list}
        role="group"
        aria-label={label}
        className={cn("flex gap-px sm:gap-0.5", height)}
        onMouseLeave={() => setShown(null)}
      >
        {bars.map((bar, index) => (
          <button
            key={bar.from}
            type="button"
            tabIndex={index === at ? 0 : -1}
            aria-label={Object.values(barWords(bar)).join(", ")}
            className="group h-full min-w-0 flex-1 cursor-default focus-visible:outline-offset-1"
            onMouseEnter={() => setShown(index)}
            onFocus={() => {
              setAt(index);
              setShown(index);
            }}
            onBlur={() => setShown(null)}
            onKeyDown={walk}
          >
            <UptimeBarShape bar={bar} />
          </button>
        ))}
      </div>
      <p className="mt-1.5 flex min-h-4 justify-between gap-4 text-faint text-xs tabular-nums" aria-hidden="true">
        {words ? (
          <span className="truncate text-muted">
            <span className="font-medium text-ink">{words.when}</span> {words.what}
          </span>
        ) : (
          <>
            <span suppressHydrationWarning>{bars[0] ? barWords(bars[0]).when : ""}</span>
            <span>{bars.at(-1) ? "now" : ""}</span>
          </>
        )}
      </p>
    </div>
  );
}
