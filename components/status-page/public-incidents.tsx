import { Markdown } from "@/components/announcement/markdown";
import { formatDuration } from "@/components/ui/format";
import { Time } from "@/components/ui/time";
import type { PublicIncident } from "@/lib/status-page/page";
import { updateWords } from "@/lib/status-page/words";

function Updates({ incident }: { incident: PublicIncident }) {
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

/** What is wrong now, before everything else. */
export function OpenIncidents({ incidents }: { incidents: readonly PublicIncident[] }) {
  return (
    <section aria-label="Current incidents" className="grid gap-3">
      {incidents.map((incident) => (
        <article key={incident.id} className="rounded border border-l-4 border-l-down-mark bg-raised px-4 py-4 sm:px-5">
          <h2 className="break-words font-semibold text-lg">{incident.title}</h2>
          <p className="text-muted text-sm">
            since <Time value={incident.startedAt} /> (<Time value={incident.startedAt} format="since" />)
          </p>
          <Updates incident={incident} />
        </article>
      ))}
    </section>
  );
}

/** What was wrong in the last two weeks, newest first. */
export function PastIncidents({ incidents }: { incidents: readonly PublicIncident[] }) {
  return (
    <section aria-labelledby="past">
      <h2 id="past" className="mb-2 font-semibold text-lg">
        Past two weeks
      </h2>
      {incidents.length === 0 ? (
        <p className="text-muted">No incidents.</p>
      ) : (
        <div className="divide-y rounded border bg-raised">
          {incidents.map((incident) => (
            <article key={incident.id} className="px-4 py-4 sm:px-5">
              <h3 className="break-words font-medium text-lg">{incident.title}</h3>
              <p className="text-muted text-sm">
                <Time value={incident.startedAt} />, for{" "}
                {formatDuration(Date.parse(incident.resolvedAt ?? incident.startedAt) - Date.parse(incident.startedAt))}
              </p>
              <Markdown source={incident.updates.at(-1)?.body ?? ""} className="mt-2" />
            </article>
          ))}
        </div>
      )}
    </section>
  );
}
