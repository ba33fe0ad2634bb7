import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { requireActor } from "@/app/_server/actor";
import { Attention } from "@/app/(dashboard)/overview/attention";
import { LiveRefresh } from "@/components/live/live-refresh";
import { MonitorList } from "@/components/monitor/monitor-list";
import { overviewSentence } from "@/components/monitor/overview-sentence";
import { bySeverity, needsAttention } from "@/components/monitor/shown-state";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { StateMark } from "@/components/ui/state-mark";
import { Time } from "@/components/ui/time";
import { shortCause } from "@/lib/diagnosis/words";
import { listIncidents } from "@/lib/incident/list-incidents";
import { monitorOverviews } from "@/lib/monitor/monitor-overviews";

export const metadata: Metadata = { title: "Overview" };

const calmMs = 1500;
const manyRows = 200;
const manyMs = 8000;

function FirstSteps() {
  return (
    <EmptyState
      title="Nothing is watched yet"
      text="Add the URL that must answer. It is checked at once, and this page then says in one sentence how things are."
      action={
        <Button variant="primary" asChild>
          <Link href="/monitors/new">
            <Plus aria-hidden />
            Add monitor
          </Link>
        </Button>
      }
    />
  );
}

/** How things are: one sentence, then what needs a person, then everything else. */
export default async function OverviewPage() {
  const actor = await requireActor();
  const [overviews, { data: incidents }] = await Promise.all([
    monitorOverviews(actor, {}),
    listIncidents(actor, { status: "active", limit: 20 }),
  ]);
  if (overviews.length === 0) {
    return (
      <>
        <h1 className="mb-6 font-semibold text-2xl">Overview</h1>
        <FirstSteps />
      </>
    );
  }
  const worst = overviews.map(({ monitor }) => monitor.state).sort(bySeverity)[0] ?? "unknown";
  const down = overviews.filter(({ monitor }) => monitor.state === "down");
  const incident =
    down.length === 1
      ? incidents.find(({ members }) => members.some(({ monitorId }) => monitorId === down[0]?.monitor.id))
      : undefined;
  const calm = overviews.filter((overview) => !needsAttention(overview));
  return (
    <>
      <header className="mb-7 flex items-start gap-3">
        <StateMark state={worst} decorative className="mt-2.5 size-4" />
        <div className="min-w-0">
          <h1 className="break-words font-semibold text-2xl">
            {overviewSentence(
              overviews,
              incident ? shortCause(incident.diagnosis, incident.report.response?.status ?? null) : null,
            )}
          </h1>
          <p className="flex flex-wrap gap-x-4 text-muted">
            {incident && (
              <span>
                for <Time value={incident.startedAt} format="since" />
              </span>
            )}
            <LiveRefresh everyMs={overviews.length > manyRows ? manyMs : calmMs} />
          </p>
        </div>
      </header>
      <Attention overviews={overviews.filter(needsAttention)} incidents={incidents} />
      {calm.length > 0 && (
        <section>
          <h2 className="mb-2 font-semibold text-lg">
            {calm.length === overviews.length ? "Monitors" : "Everything else"}
          </h2>
          <MonitorList overviews={calm} label="Monitors without trouble" />
        </section>
      )}
    </>
  );
}
