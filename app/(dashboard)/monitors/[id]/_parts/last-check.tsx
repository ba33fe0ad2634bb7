import { HopLine } from "@/components/hop-line/hop-line";
import { checkWords } from "@/components/monitor/check-words";
import { reportOfHealthy } from "@/components/monitor/last-report";
import { Card } from "@/components/ui/card";
import { Latency } from "@/components/ui/figure";
import { Time } from "@/components/ui/time";
import { getReport } from "@/lib/check/get-report";
import { listChecks } from "@/lib/check/list-checks";
import { hopLine } from "@/lib/diagnosis/hop";
import type { Monitor } from "@/lib/monitor/monitor";
import type { Actor } from "@/lib/organization/actor";

/** The way of the last request, hop by hop, with its times. */
export async function LastCheck({ actor, monitor }: { actor: Actor; monitor: Monitor }) {
  const { data } = await listChecks(actor, monitor.id, { limit: 1 });
  const last = data[0];
  if (!last) {
    return (
      <Card title="Last check">
        <p className="text-muted">
          {monitor.state === "paused"
            ? "Never checked, and paused now."
            : "The first check is on its way. Its result shows here by itself."}
        </p>
      </Card>
    );
  }
  const report = (await getReport(actor, monitor.id, last.at, last.region)) ?? reportOfHealthy(last, monitor.url);
  return (
    <Card
      title="Last check"
      actions={
        <span className="text-muted text-sm">
          <Time value={last.at} format="ago" /> from {last.region}
        </span>
      }
    >
      <p className="mb-5 text-muted">
        <span className="font-medium text-ink">{checkWords(last)}</span>
        {last.latencyMs !== null && (
          <>
            {" in "}
            <Latency ms={last.latencyMs} className="font-medium text-ink" />
          </>
        )}
        {report.diagnosis && <span className="prose-width mt-1 block">{report.diagnosis.summary}</span>}
      </p>
      <HopLine hops={hopLine(report)} />
    </Card>
  );
}
