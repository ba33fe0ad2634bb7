import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { statusMark, statusWords } from "@/components/incident/incident-words";
import { LiveRefresh } from "@/components/live/live-refresh";
import { formatDuration } from "@/components/ui/format";
import { StateMark } from "@/components/ui/state-mark";
import { Time } from "@/components/ui/time";
import { deploymentWords } from "@/lib/deployment/deployment";
import type { Incident } from "@/lib/incident/incident";
import { type IncidentMember, membersTitle } from "@/lib/incident/member";
import { type Quiet, quietWords } from "@/lib/incident/quiet";

function Span({ incident: { startedAt, resolvedAt } }: { incident: Incident }) {
  if (resolvedAt === null) {
    return (
      <>
        for <Time value={startedAt} format="since" />, since <Time value={startedAt} />
      </>
    );
  }
  return (
    <>
      <Time value={startedAt} />, lasted {formatDuration(Date.parse(resolvedAt) - Date.parse(startedAt))}
    </>
  );
}

/** " and 11 more". */
const others = (first: string, members: readonly IncidentMember[]): string =>
  membersTitle(
    first,
    members.map(({ name }) => name),
  ).slice(first.length);

/** Why nobody is told of it, and until when. */
function QuietLine({ quiet }: { quiet: Quiet }) {
  return (
    <p className="text-muted">
      Nobody is told
      {"until" in quiet ? (
        <>
          {" "}
          until <Time value={quiet.until} />
        </>
      ) : (
        " for now"
      )}
      : {quietWords(quiet)}
      {quiet.reason === "parent" && quiet.incidentId !== null && (
        <>
          {" · "}
          <Link href={`/incidents/${quiet.incidentId}`} className="underline underline-offset-2 hover:text-ink">
            its incident
          </Link>
        </>
      )}
    </p>
  );
}

/** Whose incident, how it stands and how long, and what can be done: short, so that the verdict is seen with it. */
export function IncidentHead({
  incident,
  actions,
}: {
  incident: Incident & { monitorName: string; monitorUrl: string; members: readonly IncidentMember[] };
  actions: ReactNode;
}) {
  return (
    <header className="mb-4 sm:mb-6">
      <div className="mb-1 flex items-center justify-between gap-4">
        <Link href="/incidents" className="-ml-1 inline-flex items-center gap-0.5 text-muted text-sm hover:text-ink">
          <ChevronLeft className="size-4" aria-hidden />
          Incidents
        </Link>
        <LiveRefresh />
      </div>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="break-words font-semibold text-xl sm:text-2xl">
            <Link href={`/monitors/${incident.monitorId}`} className="hover:underline">
              {incident.monitorName}
            </Link>
            <span className="font-normal">{others(incident.monitorName, incident.members)}</span>
          </h1>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-1.5 text-muted">
            <StateMark state={statusMark(incident)} decorative />
            <span className="font-medium text-ink">{statusWords[incident.status]}</span>
            <span>
              <Span incident={incident} />
            </span>
          </p>
          {incident.deployment && (
            <p className="text-muted">
              <Link
                href={`/deployments/${incident.deployment.id}`}
                className="underline underline-offset-2 hover:text-ink"
              >
                {deploymentWords(incident.deployment)}
              </Link>
            </p>
          )}
          {incident.severitySet && <p className="text-muted">Taken as {incident.severitySet}, as set by hand</p>}
          {incident.flapping && incident.resolvedAt === null && (
            <p className="text-muted">
              Flapping since <Time value={incident.flapping.since} />: it keeps failing and recovering. One recovery is
              told when it is calm.
            </p>
          )}
          {incident.quiet && incident.resolvedAt === null && <QuietLine quiet={incident.quiet} />}
          <p className="hidden truncate font-mono text-faint text-sm sm:block">{incident.monitorUrl}</p>
        </div>
        {actions}
      </div>
    </header>
  );
}
