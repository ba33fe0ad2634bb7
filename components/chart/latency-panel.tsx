import Link from "next/link";
import { type DrawnDeploy, LatencyChart } from "@/components/chart/latency-chart";
import { chartPhases, totalOf } from "@/components/chart/phase";
import { Disclosure } from "@/components/ui/disclosure";
import { Latency } from "@/components/ui/figure";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { LatencyPoint } from "@/lib/monitor/overview";

function Legend() {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-muted text-sm">
      {chartPhases.map(({ key, label, color }) => (
        <li key={key} className="flex items-center gap-1.5">
          <span className="size-2.5 rounded-[2px]" style={{ background: color }} aria-hidden />
          {label}
        </li>
      ))}
      <li className="flex items-center gap-1.5">
        <span className="h-3 border-down-mark border-l-2 border-dashed" aria-hidden />
        Failed checks
      </li>
    </ul>
  );
}

function FiguresTable({ points }: { points: readonly LatencyPoint[] }) {
  return (
    <Table caption="Latency by phase">
      <thead>
        <Tr>
          <Th>Time</Th>
          {chartPhases.map(({ key, label }) => (
            <Th key={key} className="text-right">
              {label}
            </Th>
          ))}
          <Th className="text-right">Together</Th>
          <Th className="text-right">Failed</Th>
        </Tr>
      </thead>
      <tbody>
        {points.toReversed().map((point) => (
          <Tr key={point.at}>
            <Td className="whitespace-nowrap">
              <Time value={point.at} />
            </Td>
            {chartPhases.map(({ key }) => (
              <Td key={key} className="text-right">
                <Latency ms={point.checks > point.failed ? point[key] : null} />
              </Td>
            ))}
            <Td className="text-right">
              <Latency ms={point.checks > point.failed ? totalOf(point) : null} />
            </Td>
            <Td className="text-right">
              {point.failed} of {point.checks}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The releases of the range in words: the chart is drawn for the eye only. */
function DeployLinks({ deploys }: { deploys: readonly DrawnDeploy[] }) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm">
      <span className="flex items-center gap-1.5">
        <span className="h-3 border-ink border-l" aria-hidden />
        {deploys.length === 1 ? "Deploy" : "Deploys"}
      </span>
      {deploys.map(({ id, at, name }) => (
        <Link key={id} href={`/deployments/${id}`} className="underline underline-offset-2 hover:text-ink">
          {name}, <Time value={at} />
        </Link>
      ))}
    </p>
  );
}

/** The latency chart with its legend, and the same figures as a table. */
export function LatencyPanel({
  deploys = [],
  ...props
}: {
  points: readonly LatencyPoint[];
  from: number;
  to: number;
  stepMs: number;
  deploys?: readonly DrawnDeploy[];
}) {
  if (props.points.length === 0) return <p className="py-8 text-center text-faint">No checks in this range.</p>;
  return (
    <div className="grid gap-3">
      <LatencyChart {...props} deploys={deploys} />
      <Legend />
      {deploys.length > 0 && <DeployLinks deploys={deploys} />}
      <Disclosure title="The figures as a table" summary={`${props.points.length} rows`}>
        <div className="-m-4 max-h-96 overflow-y-auto">
          <FiguresTable points={props.points} />
        </div>
      </Disclosure>
    </div>
  );
}
