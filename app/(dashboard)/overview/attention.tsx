import Link from "next/link";
import { HopLine } from "@/components/hop-line/hop-line";
import { MonitorList } from "@/components/monitor/monitor-list";
import { Card } from "@/components/ui/card";
import { StateMark } from "@/components/ui/state-mark";
import { Time } from "@/components/ui/time";
import { hopLine } from "@/lib/diagnosis/hop";
import { type Incident, severities } from "@/lib/incident/incident";
import { type IncidentMember, membersTitle } from "@/lib/incident/member";
import type { MonitorOverview } from "@/lib/monitor/overview";

/** So many incidents are drawn with their line; the others are rows of the list. */
const drawn = 3;

type NamedIncident = Incident & { monitorName: string; members: readonly IncidentMember[] };

function IncidentCard({ incident }: { incident: NamedIncident }) {
  const state = incident.severity === "warning" ? "degraded" : "down";
  return (
    <Card className={state === "down" ? "border-down/40" : "border-degraded/40"}>
      <div className="mb-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="flex min-w-0 items-center gap-2 font-semibold text-lg">
          <StateMark state={state} />
          <Link href={`/incidents/${incident.id}`} className="truncate hover:underline">
            {membersTitle(
              incident.monitorName,
              incident.members.map(({ name }) => name),
            )}
          </Link>
        </h3>
        <span className="text-muted text-sm">
          {state} for <Time value={incident.startedAt} format="since" />
          {incident.status === "acknowledged" && ", acknowledged"}
        </span>
        <Link href={`/incidents/${incident.id}`} className="ml-auto text-accent text-sm underline">
          Open the incident
        </Link>
      </div>
      <p className="prose-width mb-5 text-muted">{incident.diagnosis.summary}</p>
      <HopLine hops={hopLine(incident.report)} />
    </Card>
  );
}

/** What needs a person: open incidents with their line, then what else is down or degraded. */
export function Attention({
  overviews,
  incidents,
}: {
  overviews: readonly MonitorOverview[];
  incidents: readonly NamedIncident[];
}) {
  const rank = ({ severity }: NamedIncident): number => severities.indexOf(severity);
  // What fails while maintenance is under way was announced: it asks for nobody.
  const pressing = incidents.filter(({ quiet }) => quiet?.reason !== "maintenance");
  const cards = pressing.toSorted((one, other) => rank(one) - rank(other)).slice(0, drawn);
  const carded = new Set(
    cards.flatMap(({ members }) => members.flatMap((each) => (each.resolvedAt === null ? each.monitorId : []))),
  );
  const rows = overviews.filter(({ monitor }) => !carded.has(monitor.id));
  if (cards.length === 0 && rows.length === 0) return null;
  return (
    <section className="mb-8">
      <h2 className="mb-2 font-semibold text-lg">Needs attention</h2>
      <div className="grid gap-3">
        {cards.map((incident) => (
          <IncidentCard key={incident.id} incident={incident} />
        ))}
        {rows.length > 0 && <MonitorList overviews={rows} label="Monitors that need attention" />}
      </div>
    </section>
  );
}
