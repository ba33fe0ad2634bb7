import type { Metadata } from "next";
import Link from "next/link";
import { requireActor } from "@/app/_server/actor";
import { pickableMonitors } from "@/app/_server/pickable-monitors";
import { IncidentFilter } from "@/components/incident/incident-filter";
import { IncidentList, type IncidentRow } from "@/components/incident/incident-list";
import { incidentFilters } from "@/components/incident/incident-words";
import { LiveRefresh } from "@/components/live/live-refresh";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { shortCause } from "@/lib/diagnosis/words";
import { listIncidents } from "@/lib/incident/list-incidents";
import { membersTitle } from "@/lib/incident/member";
import type { Actor } from "@/lib/organization/actor";

export const metadata: Metadata = { title: "Incidents" };

type Filter = { status: keyof typeof incidentFilters; monitorId: string; cursor: string };
type Incidents = Awaited<ReturnType<typeof listIncidents>>;

const nothing: Incidents = { data: [], nextCursor: null };
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What the address asks for; what cannot be asked for counts as not asked. */
function filterOf(query: Record<string, string | string[] | undefined>): Filter {
  const one = (key: string) => (typeof query[key] === "string" ? query[key] : "");
  const id = (key: string) => (uuid.test(one(key)) ? one(key) : "");
  const status = one("status");
  return {
    status: Object.hasOwn(incidentFilters, status) ? (status as Filter["status"]) : "",
    monitorId: id("monitorId"),
    cursor: id("cursor"),
  };
}

async function read(
  actor: Actor,
  { status, monitorId, cursor }: Filter,
): Promise<[active: Incidents, past: Incidents]> {
  const of = monitorId === "" ? {} : { monitorId };
  const wantsActive = status !== "resolved" && cursor === "";
  const wantsPast = status === "" || status === "resolved";
  return Promise.all([
    wantsActive
      ? listIncidents(actor, { ...of, status: status === "acknowledged" ? "acknowledged" : "active", limit: 200 })
      : nothing,
    wantsPast
      ? listIncidents(actor, { ...of, status: "resolved", limit: 50, ...(cursor === "" ? {} : { cursor }) })
      : nothing,
  ]);
}

const rowsOf = ({ data }: Incidents): IncidentRow[] =>
  data.map(({ id, status, severity, startedAt, resolvedAt, monitorName, members, diagnosis, report }) => ({
    id,
    status,
    severity,
    startedAt,
    resolvedAt,
    monitorName: membersTitle(
      monitorName,
      members.map(({ name }) => name),
    ),
    cause: shortCause(
      diagnosis,
      diagnosis.cause === report.diagnosis?.cause ? (report.response?.status ?? null) : null,
    ),
  }));

function Nothing({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <EmptyState
      title="No incident fits"
      text="Nothing is known under this filter."
      action={
        <Button asChild>
          <Link href="/incidents">Show all incidents</Link>
        </Button>
      }
    />
  ) : (
    <EmptyState
      title="No incident so far"
      text="When checks of a monitor fail and repeats confirm it, an incident opens here with what failed, how sure that is, and what to do first."
      action={
        <Button asChild>
          <Link href="/monitors">Go to the monitors</Link>
        </Button>
      }
    />
  );
}

/** All incidents: those that last first, then the past, newest first. */
export default async function IncidentsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const actor = await requireActor();
  const filter = filterOf(await searchParams);
  const [[active, past], monitors] = await Promise.all([read(actor, filter), pickableMonitors(actor)]);
  const older = new URLSearchParams(
    Object.entries({ ...filter, cursor: past.nextCursor ?? "" }).filter(([, value]) => value !== ""),
  );
  const none = active.data.length + past.data.length === 0;
  const filtered = filter.status !== "" || filter.monitorId !== "";
  return (
    <>
      <PageHeader title="Incidents" actions={<LiveRefresh />} />
      {(!none || filtered) && <IncidentFilter {...filter} monitors={monitors} />}
      {none && <Nothing filtered={filtered} />}
      <div className="grid gap-6">
        {active.data.length > 0 && <IncidentList title="Open" incidents={rowsOf(active)} />}
        {past.data.length > 0 && <IncidentList title="Resolved" incidents={rowsOf(past)} />}
      </div>
      {past.nextCursor !== null && (
        <Button className="mt-4" asChild>
          <Link href={`/incidents?${older}`}>Older incidents</Link>
        </Button>
      )}
    </>
  );
}
