import type { DrawnPoint } from "@/components/chart/latency-chart";
import { chartPhases } from "@/components/chart/phase";
import { Latency } from "@/components/ui/figure";
import { Time } from "@/components/ui/time";

/** What the pointer is on: the time, the phases and their sum, and how many checks failed. */
export function LatencyTip({ point }: { point: DrawnPoint | undefined }) {
  if (!point || point.checks === 0) return null;
  const total = chartPhases.reduce((sum, { key }) => sum + (point[key] ?? 0), 0);
  return (
    <div className="rounded border bg-raised px-3 py-2 text-sm shadow-float">
      <p className="mb-1 text-muted">
        <Time value={new Date(point.time)} />
      </p>
      {total > 0 && (
        <dl className="grid grid-cols-[auto_1fr] gap-x-6">
          {chartPhases.toReversed().map(({ key, label, color }) => (
            <div key={key} className="contents">
              <dt className="flex items-center gap-1.5 text-muted">
                <span className="size-2.5 rounded-[2px]" style={{ background: color }} />
                {label}
              </dt>
              <dd className="text-right">
                <Latency ms={point[key] ?? 0} />
              </dd>
            </div>
          ))}
          <dt className="font-medium">Together</dt>
          <dd className="text-right font-medium">
            <Latency ms={total} />
          </dd>
        </dl>
      )}
      {point.failed > 0 && (
        <p className="mt-1 text-down">
          {point.failed} of {point.checks} checks failed
        </p>
      )}
    </div>
  );
}
