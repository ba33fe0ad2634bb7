import { Markdown } from "@/components/announcement/markdown";
import { entryMark } from "@/components/announcement/words";
import { cn } from "@/components/ui/cn";
import { formatDuration } from "@/components/ui/format";
import { type ShownState, StateMark } from "@/components/ui/state-mark";
import { Time } from "@/components/ui/time";
import type { PublicIncident } from "@/lib/status-page/page";
import { updateWords } from "@/lib/status-page/words";

const edges: Record<ShownState, string> = {
  up: "border-l-up-mark",
  degraded: "border-l-degraded-mark",
  down: "border-l-down-mark",
  maintenance: "border-l-maintenance-mark",
  unknown: "border-l-unknown-mark",
  pending: "border-l-unknown-mark",
  paused: "border-l-unknown-mark",
};

/** Every update of an announcement, newest first. */
export function IncidentUpdates({ incident }: { incident: PublicIncident }) {
  return (
    <ol className="mt-3 grid gap-3">
      {incident.updates.map((update) => (
        <li key={update.id}>
          <p className="flex flex-wrap items-baseline gap-x-2">
            <strong className="font-medium">{updateWords[update.status]}</strong>
            <Time value={update.at} className="text-faint text-sm" />
          </p>
          <Markdown source={update.body} />
        </li>
      ))}
    </ol>
  );
}

/** When it was, or since when it lasts. */
export function IncidentTimes({ incident }: { incident: PublicIncident }) {
  const { startedAt, resolvedAt } = incident;
  return (
    <p className="text-muted text-sm">
      {resolvedAt === null ? (
        <>
          since <Time value={startedAt} /> (<Time value={startedAt} format="since" />)
        </>
      ) : (
        <>
          <Time value={startedAt} />, for {formatDuration(Date.parse(resolvedAt) - Date.parse(startedAt))}
        </>
      )}
    </p>
  );
}

const entryPath = (basePath: string, { id }: PublicIncident): string => `${basePath}/incidents/${id}`;

/** What is wrong now, before everything else. @param basePath of the page */
export function OpenIncidents({ incidents, basePath }: { incidents: readonly PublicIncident[]; basePath: string }) {
  return (
    <section aria-label="Current incidents" className="grid gap-3">
      {incidents.map((incident) => {
        const mark = entryMark(incident.impact, null);
        return (
          <article
            key={incident.id}
            id={`incident-${incident.id}`}
            className={cn("rounded border border-l-4 bg-raised px-4 py-4 sm:px-5", edges[mark])}
          >
            <h2 className="flex items-start gap-2 font-semibold text-lg">
              <StateMark state={mark} decorative className="mt-1.5" />
              <a href={entryPath(basePath, incident)} className="min-w-0 break-words hover:underline">
                {incident.title}
              </a>
            </h2>
            <IncidentTimes incident={incident} />
            <IncidentUpdates incident={incident} />
          </article>
        );
      })}
    </section>
  );
}

/** Announcements that are over, or of a month: title, time and the last word. */
export function IncidentSheet({ incidents, basePath }: { incidents: readonly PublicIncident[]; basePath: string }) {
  return (
    <div className="divide-y rounded border bg-raised">
      {incidents.map((incident) => (
        <article key={incident.id} id={`incident-${incident.id}`} className="px-4 py-4 sm:px-5">
          <h3 className="font-medium text-lg">
            <a href={entryPath(basePath, incident)} className="break-words hover:underline">
              {incident.title}
            </a>
          </h3>
          <IncidentTimes incident={incident} />
          <Markdown source={incident.updates.at(incident.updates.length > 1 ? -1 : 0)?.body ?? ""} className="mt-2" />
        </article>
      ))}
    </div>
  );
}

/** What was wrong in the last two weeks, newest first, and the way to what was before. */
export function PastIncidents({ incidents, basePath }: { incidents: readonly PublicIncident[]; basePath: string }) {
  return (
    <section aria-labelledby="past">
      <h2 id="past" className="mb-2 font-semibold text-lg">
        Past two weeks
      </h2>
      {incidents.length === 0 ? (
        <p className="text-muted">No incidents.</p>
      ) : (
        <IncidentSheet incidents={incidents} basePath={basePath} />
      )}
      <p className="mt-3">
        <a href={`${basePath}/history`} className="text-accent underline underline-offset-2">
          History by month
        </a>
      </p>
    </section>
  );
}
