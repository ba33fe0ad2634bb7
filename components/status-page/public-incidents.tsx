import { Markdown } from "@/components/announcement/markdown";
import { entryMark } from "@/components/announcement/words";
import { Moment, Phrase } from "@/components/status-page/phrase";
import { cn } from "@/components/ui/cn";
import { type ShownState, StateMark } from "@/components/ui/state-mark";
import type { Language } from "@/lib/status-page/language";
import { wordsFor } from "@/lib/status-page/languages/all";
import { formatSpan } from "@/lib/status-page/languages/format";
import type { PublicIncident } from "@/lib/status-page/page";

const edges: Record<ShownState, string> = {
  up: "border-s-up-mark",
  degraded: "border-s-degraded-mark",
  down: "border-s-down-mark",
  maintenance: "border-s-maintenance-mark",
  unknown: "border-s-unknown-mark",
  pending: "border-s-unknown-mark",
  paused: "border-s-unknown-mark",
};

/** Every update of an announcement, newest first. */
export function IncidentUpdates({ incident, language = "en" }: { incident: PublicIncident; language?: Language }) {
  return (
    <ol className="mt-3 grid gap-3">
      {incident.updates.map((update) => (
        <li key={update.id}>
          <p className="flex flex-wrap items-baseline gap-x-2">
            <strong className="font-medium">{wordsFor(language).updates[update.status]}</strong>
            <Moment value={update.at} language={language} className="text-faint text-sm" />
          </p>
          <Markdown source={update.body} />
        </li>
      ))}
    </ol>
  );
}

/** When it was, or since when it lasts. */
export function IncidentTimes({ incident, language = "en" }: { incident: PublicIncident; language?: Language }) {
  const { startedAt, resolvedAt } = incident;
  const words = wordsFor(language);
  const end = resolvedAt === null ? Date.now() : Date.parse(resolvedAt);
  return (
    <p className="text-muted text-sm">
      <Phrase
        text={resolvedAt === null ? words.since : words.lasted}
        values={{
          time: <Moment value={startedAt} language={language} />,
          duration: formatSpan(end - Date.parse(startedAt), language),
        }}
      />
    </p>
  );
}

const entryPath = (basePath: string, { id }: PublicIncident): string => `${basePath}/incidents/${id}`;

/** What is wrong now, before everything else. @param basePath of the page */
export function OpenIncidents({
  incidents,
  basePath,
  language,
}: {
  incidents: readonly PublicIncident[];
  basePath: string;
  language: Language;
}) {
  const words = wordsFor(language);
  return (
    <section aria-label={words.currentIncidents} className="grid gap-3">
      {incidents.map((incident) => {
        const mark = entryMark(incident.impact, null);
        return (
          <article
            key={incident.id}
            id={`incident-${incident.id}`}
            className={cn("rounded border border-s-4 bg-raised px-4 py-4 sm:px-5", edges[mark])}
          >
            <h2 className="flex items-start gap-2 font-semibold text-lg">
              <StateMark state={mark} decorative className="mt-1.5" />
              <a href={entryPath(basePath, incident)} className="min-w-0 break-words hover:underline">
                {incident.title}
              </a>
            </h2>
            <IncidentTimes incident={incident} language={language} />
            <IncidentUpdates incident={incident} language={language} />
          </article>
        );
      })}
    </section>
  );
}

/** Announcements that are over, or of a month: title, time and the last word. */
export function IncidentSheet({
  incidents,
  basePath,
  language = "en",
}: {
  incidents: readonly PublicIncident[];
  basePath: string;
  language?: Language;
}) {
  return (
    <div className="divide-y rounded border bg-raised">
      {incidents.map((incident) => (
        <article key={incident.id} id={`incident-${incident.id}`} className="px-4 py-4 sm:px-5">
          <h3 className="font-medium text-lg">
            <a href={entryPath(basePath, incident)} className="break-words hover:underline">
              {incident.title}
            </a>
          </h3>
          <IncidentTimes incident={incident} language={language} />
          <Markdown source={incident.updates.at(incident.updates.length > 1 ? -1 : 0)?.body ?? ""} className="mt-2" />
        </article>
      ))}
    </div>
  );
}

/** What was wrong in the last two weeks, newest first, and the way to what was before. */
export function PastIncidents({
  incidents,
  basePath,
  language,
}: {
  incidents: readonly PublicIncident[];
  basePath: string;
  language: Language;
}) {
  const words = wordsFor(language);
  return (
    <section aria-labelledby="past">
      <h2 id="past" className="mb-2 font-semibold text-lg">
        {words.pastIncidents}
      </h2>
      {incidents.length === 0 ? (
        <p className="text-muted">{words.noIncidents}</p>
      ) : (
        <IncidentSheet incidents={incidents} basePath={basePath} language={language} />
      )}
      <p className="mt-3">
        <a href={`${basePath}/history`} className="text-accent underline underline-offset-2">
          History by month
        </a>
      </p>
    </section>
  );
}
