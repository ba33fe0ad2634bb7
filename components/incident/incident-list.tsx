import Link from "next/link";
import { statusMark, statusWords } from "@/components/incident/incident-words";
import { formatDuration } from "@/components/ui/format";
import { StateMark } from "@/components/ui/state-mark";
import { Time } from "@/components/ui/time";
import type { Incident } from "@/lib/incident/incident";

/** An incident as lists show it. `cause` is the verdict in a few words. */
export type IncidentRow = Pick<Incident, "id" | "status" | "severity" | "startedAt" | "resolvedAt"> & {
  monitorName: string;
  cause: string;
};

function Row({ incident }: { incident: IncidentRow }) {
  const { id, status, startedAt, resolvedAt } = incident;
  return (
    <li className="relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 px-4 py-2.5 hover:bg-sunken/60 sm:px-5 lg:grid-flow-col lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_8rem_8.5rem_5.5rem] lg:items-center">
      <Link
        href={`/incidents/${id}`}
        className="flex min-w-0 items-center gap-2 font-medium after:absolute after:inset-0"
      >
        <StateMark state={statusMark(incident)} decorative />
        <span className="truncate">{incident.monitorName}</span>
      </Link>
      <p className="order-1 col-span-2 pl-5 text-muted lg:order-none lg:col-span-1 lg:truncate lg:pl-0">
        {incident.cause}
      </p>
      <p className="text-right text-sm lg:text-left">{statusWords[status]}</p>
      <Time value={startedAt} className="order-1 pl-5 text-faint text-sm lg:order-none lg:pl-0" />
      <p className="order-1 text-right text-sm tabular-nums lg:order-none">
        <span className="sr-only">Lasted </span>
        {resolvedAt === null ? (
          <Time value={startedAt} format="since" />
        ) : (
          formatDuration(Date.parse(resolvedAt) - Date.parse(startedAt))
        )}
      </p>
    </li>
  );
}

/** Incidents under a head of their own. */
export function IncidentList({ title, incidents }: { title: string; incidents: readonly IncidentRow[] }) {
  return (
    <section className="overflow-hidden rounded border bg-raised">
      <h2 className="border-b px-4 py-2.5 font-semibold sm:px-5">
        {title} <span className="font-normal text-faint tabular-nums">{incidents.length}</span>
      </h2>
      <ul className="divide-y">
        {incidents.map((incident) => (
          <Row key={incident.id} incident={incident} />
        ))}
      </ul>
    </section>
  );
}
