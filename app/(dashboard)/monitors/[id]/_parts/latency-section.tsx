import Link from "next/link";
import { type RangeName, ranges } from "@/app/(dashboard)/monitors/[id]/_parts/range";
import { LatencyPanel } from "@/components/chart/latency-panel";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { Latency } from "@/components/ui/figure";
import { releaseName } from "@/lib/deployment/deployment";
import { listDeployments } from "@/lib/deployment/list-deployments";
import type { Actor } from "@/lib/organization/actor";
import { latencySeries } from "@/lib/uptime/latency-series";
import { monitorUptime } from "@/lib/uptime/monitor-uptime";

function RangeChoice({ id, range }: { id: string; range: RangeName }) {
  return (
    <nav aria-label="Range of the chart" className="flex rounded border">
      {Object.entries(ranges).map(([name, { label }]) => (
        <Link
          key={name}
          href={`/monitors/${id}?range=${name}`}
          scroll={false}
          replace
          aria-current={name === range ? "true" : undefined}
          className={cn(
            "border-l px-2.5 py-1 text-muted text-sm first:border-l-0 hover:text-ink",
            name === range && "bg-sunken font-medium text-ink",
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

/** Latency over a range: the chart by phase, and how slow the slow ones are. */
export async function LatencySection({
  actor,
  id,
  range,
  now,
}: {
  actor: Actor;
  id: string;
  range: RangeName;
  now: number;
}) {
  const { ms, points } = ranges[range];
  const span = { from: new Date(now - ms), to: new Date(now) };
  const [series, { latencyMs }, deployments] = await Promise.all([
    latencySeries(actor, id, { ...span, points }),
    monitorUptime(actor, id, span),
    listDeployments(actor, { monitorId: id, since: span.from, limit: 20 }),
  ]);
  const deploys = deployments.data.map((each) => ({ ...each, name: releaseName(each) }));
  return (
    <Card title="Latency" actions={<RangeChoice id={id} range={range} />}>
      <dl className="mb-4 flex flex-wrap gap-x-8 gap-y-2">
        {(
          [
            ["Median", latencyMs.p50],
            ["95 of 100", latencyMs.p95],
            ["99 of 100", latencyMs.p99],
          ] as const
        ).map(([name, value]) => (
          <div key={name}>
            <dt className="text-faint text-xs">{name}</dt>
            <dd className="font-medium text-lg">
              <Latency ms={value} />
            </dd>
          </div>
        ))}
      </dl>
      <LatencyPanel points={series} from={now - ms} to={now} stepMs={Math.max(1000, ms / points)} deploys={deploys} />
    </Card>
  );
}
