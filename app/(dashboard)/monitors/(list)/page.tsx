import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { requireActor } from "@/app/_server/actor";
import { LiveRefresh } from "@/components/live/live-refresh";
import { MonitorFilter } from "@/components/monitor/monitor-filter";
import { MonitorList } from "@/components/monitor/monitor-list";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { type MonitorState, monitorStates } from "@/lib/monitor/monitor";
import { monitorOverviews } from "@/lib/monitor/monitor-overviews";
import type { MonitorOverview } from "@/lib/monitor/overview";

export const metadata: Metadata = { title: "Monitors" };

/** The list shows no more than this; the search narrows it. */
const most = 1000;
const calmMs = 1500;
const manyRows = 200;
const manyMs = 8000;

type Search = Record<string, string | string[] | undefined>;

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value)?.trim() ?? "";

function filterOf(search: Search) {
  const state = one(search["state"]);
  return {
    query: one(search["query"]).slice(0, 200),
    state: monitorStates.includes(state as MonitorState) ? (state as MonitorState) : "",
    tag: one(search["tag"]).slice(0, 40),
  } as const;
}

const tagsOf = (overviews: readonly MonitorOverview[]): string[] =>
  [...new Set(overviews.flatMap(({ monitor }) => monitor.tags))].sort();

const addButton = (
  <Button variant="primary" asChild>
    <Link href="/monitors/new">
      <Plus aria-hidden />
      Add monitor
    </Link>
  </Button>
);

function Nothing({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <EmptyState
      title="No monitor fits"
      text="Nothing has this name, URL, state and tag together."
      action={
        <Button asChild>
          <Link href="/monitors">Show all</Link>
        </Button>
      }
    />
  ) : (
    <EmptyState
      title="Your monitors will be here"
      text="Add a URL. It is checked at once, and from then on you are told which hop fails when it fails."
      action={addButton}
    />
  );
}

/** The list of monitors with its search and filters. */
export default async function MonitorsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await requireActor();
  const filter = filterOf(await searchParams);
  const { query, state, tag } = filter;
  const overviews = await monitorOverviews(actor, {
    ...(query && { query }),
    ...(state && { state }),
    ...(tag && { tag }),
  });
  const filtered = Boolean(query || state || tag);
  const empty = overviews.length === 0;
  return (
    <>
      <PageHeader title="Monitors" actions={empty && !filtered ? undefined : addButton} />
      {(!empty || filtered) && <MonitorFilter filter={filter} tags={tagsOf(overviews)} />}
      <div className="mt-3">
        {empty ? <Nothing filtered={filtered} /> : <MonitorList overviews={overviews} label="Monitors" sortable />}
      </div>
      <div className="mt-3 flex justify-between gap-4 text-faint text-sm">
        <span>{overviews.length >= most && `The first ${most} are shown. Search to find others.`}</span>
        <LiveRefresh everyMs={overviews.length > manyRows ? manyMs : calmMs} />
      </div>
    </>
  );
}
