import type { Metadata } from "next";
import Link from "next/link";
import { Suspense } from "react";
import { requireActor } from "@/app/_server/actor";
import { ChecksSection } from "@/app/(dashboard)/monitors/[id]/_parts/checks-section";
import { Controls } from "@/app/(dashboard)/monitors/[id]/_parts/controls";
import { IncidentsSection } from "@/app/(dashboard)/monitors/[id]/_parts/incidents-section";
import { LastCheck } from "@/app/(dashboard)/monitors/[id]/_parts/last-check";
import { LatencySection } from "@/app/(dashboard)/monitors/[id]/_parts/latency-section";
import { rangeOf } from "@/app/(dashboard)/monitors/[id]/_parts/range";
import { UptimeSection } from "@/app/(dashboard)/monitors/[id]/_parts/uptime-section";
import { orNotFound } from "@/app/(dashboard)/monitors/or-not-found";
import { LiveRefresh } from "@/components/live/live-refresh";
import { Badge } from "@/components/ui/badge";
import { formatInterval } from "@/components/ui/format";
import { PageHeader } from "@/components/ui/page-header";
import { StateLabel } from "@/components/ui/state-mark";
import { Time } from "@/components/ui/time";
import { getMonitor } from "@/lib/monitor/get-monitor";
import type { Monitor } from "@/lib/monitor/monitor";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<"range" | "check" | "before", string | undefined>>;
};

/** The tab is named after the monitor. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await requireActor();
  const { name } = await orNotFound(getMonitor(actor, (await params).id));
  return { title: name };
}

/** Which window it is in, and what its checks say beside that. */
function UnderMaintenance({
  maintenance,
  knownState,
}: {
  maintenance: NonNullable<Monitor["maintenance"]>;
  knownState: Monitor["knownState"];
}) {
  return (
    <>
      <span>
        until <Time value={maintenance.until} />:{" "}
        <Link
          href={`/maintenance/${maintenance.id}`}
          className="break-words underline underline-offset-2 hover:text-ink"
        >
          {maintenance.name}
        </Link>
      </span>
      <span className="text-faint">·</span>
      <span>
        its checks say <StateLabel state={knownState} />
      </span>
    </>
  );
}

function About({ monitor }: { monitor: Monitor }) {
  return (
    <div className="grid gap-1.5">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <StateLabel state={monitor.state} />
        {monitor.maintenance === null ? (
          <span>
            for <Time value={monitor.stateSince} format="since" />
          </span>
        ) : (
          <UnderMaintenance maintenance={monitor.maintenance} knownState={monitor.knownState} />
        )}
        <span className="text-faint">·</span>
        <span>checked {formatInterval(monitor.intervalSeconds)}</span>
        {monitor.tags.map((tag) => (
          <Badge key={tag}>{tag}</Badge>
        ))}
      </p>
      <p className="break-all font-mono text-sm">
        {monitor.method === "GET" ? "" : `${monitor.method} `}
        {monitor.url}
      </p>
    </div>
  );
}

const waiting = <div className="h-48 rounded bg-sunken" role="status" aria-label="This part is being read" />;

/** One monitor: how it is, where the last request went, and how it has been. */
export default async function MonitorPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const [{ id }, search] = await Promise.all([params, searchParams]);
  const monitor = await orNotFound(getMonitor(actor, id));
  const now = Date.now();
  return (
    <>
      <PageHeader
        title={monitor.name}
        description={<About monitor={monitor} />}
        back={{ href: "/monitors", label: "Monitors" }}
        actions={<Controls id={monitor.id} name={monitor.name} paused={monitor.state === "paused"} />}
      />
      <div className="grid gap-5">
        <LastCheck actor={actor} monitor={monitor} />
        <Suspense fallback={waiting}>
          <UptimeSection actor={actor} id={monitor.id} now={now} />
        </Suspense>
        <Suspense fallback={waiting}>
          <LatencySection
            actor={actor}
            id={monitor.id}
            range={rangeOf(search.range, monitor.createdAt, now)}
            now={now}
          />
        </Suspense>
        <Suspense fallback={waiting}>
          <IncidentsSection actor={actor} id={monitor.id} />
        </Suspense>
        <Suspense fallback={waiting}>
          <ChecksSection actor={actor} id={monitor.id} opened={search.check} before={search.before} />
        </Suspense>
      </div>
      <div className="mt-3 flex justify-end">
        <LiveRefresh monitorId={monitor.id} />
      </div>
    </>
  );
}
