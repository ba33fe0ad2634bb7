"use client";

import { Area, AreaChart, CartesianGrid, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { LatencyTip } from "@/components/chart/latency-tip";
import { chartPhases, type PhaseKey } from "@/components/chart/phase";
import { formatLatency } from "@/components/ui/format";
import type { LatencyPoint } from "@/lib/monitor/overview";

/** A point as it is drawn: no height where no check was answered. */
export type DrawnPoint = { time: number; failed: number; checks: number } & Record<PhaseKey, number | null>;

/** A release as it is drawn. */
export type DrawnDeploy = { id: string; at: string; version: string; name: string };

const dayMs = 86_400_000;

/** Where two neighbours are further apart than this many steps, the line is not drawn across. */
const gapSteps = 2.5;

function drawn(points: readonly LatencyPoint[], stepMs: number): DrawnPoint[] {
  const result: DrawnPoint[] = [];
  for (const point of points) {
    const time = Date.parse(point.at);
    const before = result.at(-1)?.time;
    const nothing = { dns: null, tcp: null, tls: null, firstByte: null, body: null };
    if (before !== undefined && time - before > gapSteps * stepMs) {
      result.push({ time: before + stepMs, failed: 0, checks: 0, ...nothing });
    }
    const { dns, tcp, tls, firstByte, body, failed, checks } = point;
    const answered = checks > failed;
    result.push({ time, failed, checks, ...(answered ? { dns, tcp, tls, firstByte, body } : nothing) });
  }
  return result;
}

function tickFormat(from: number, to: number): (time: number) => string {
  const format = new Intl.DateTimeFormat(
    "en-GB",
    to - from > 2 * dayMs ? { day: "numeric", month: "short" } : { hour: "2-digit", minute: "2-digit", hour12: false },
  );
  return (time) => format.format(time);
}

const axis = { stroke: "var(--line)", tick: { fill: "var(--faint)", fontSize: 12 }, tickLine: false } as const;

/**
 * Latency by phase, stacked, with a mark where checks failed. The figures stand in the table beside it too.
 * @param points means of steps of `stepMs`, oldest first
 * @param from start of the range, milliseconds since 1970; `to` its end
 */
export function LatencyChart({
  points,
  from,
  to,
  stepMs,
  deploys = [],
}: {
  points: readonly LatencyPoint[];
  from: number;
  to: number;
  stepMs: number;
  /** Releases in the range. */
  deploys?: readonly DrawnDeploy[];
}) {
  const data = drawn(points, stepMs);
  return (
    <div className="h-64 w-full" aria-hidden="true">
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 800, height: 256 }}>
        <AreaChart data={data} margin={{ top: 8, right: 4, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            {...axis}
            dataKey="time"
            type="number"
            domain={[from, to]}
            tickFormatter={tickFormat(from, to)}
            minTickGap={48}
          />
          <YAxis
            {...axis}
            width={60}
            axisLine={false}
            tickFormatter={(ms: number) => (ms === 0 ? "0" : formatLatency(ms))}
          />
          <Tooltip
            content={({ active, payload }) => (
              <LatencyTip point={active ? (payload?.[0]?.payload as DrawnPoint | undefined) : undefined} />
            )}
            isAnimationActive={false}
            cursor={{ stroke: "var(--edge)" }}
          />
          {deploys.map(({ id, at, version }) => (
            <ReferenceLine
              key={id}
              x={Date.parse(at)}
              stroke="var(--ink)"
              strokeWidth={1}
              label={{
                value: version.slice(0, 12),
                position: Date.parse(at) > to - (to - from) / 6 ? "insideTopRight" : "insideTopLeft",
                fill: "var(--muted)",
                fontSize: 11,
              }}
            />
          ))}
          {data
            .filter(({ failed }) => failed > 0)
            .map(({ time }) => (
              <ReferenceLine key={time} x={time} stroke="var(--down-mark)" strokeWidth={2} strokeDasharray="2 3" />
            ))}
          {chartPhases.map(({ key, color }) => (
            <Area
              key={key}
              dataKey={key}
              stackId="phases"
              type="linear"
              fill={color}
              fillOpacity={1}
              stroke="var(--raised)"
              strokeWidth={0.75}
              isAnimationActive={false}
              activeDot={false}
            />
          ))}
        </AreaChart>
      </ResponsiveContainer>
    </div>
  );
}
