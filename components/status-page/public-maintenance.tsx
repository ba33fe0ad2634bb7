import { Moment, Phrase } from "@/components/status-page/phrase";
import { StateMark } from "@/components/ui/state-mark";
import type { Language } from "@/lib/status-page/language";
import { fill, wordsFor } from "@/lib/status-page/languages/all";
import type { PublicMaintenance as Maintenance, PublicComponent } from "@/lib/status-page/page";

function Announcement({
  maintenance,
  names,
  language,
}: {
  maintenance: Maintenance;
  names: readonly string[];
  language: Language;
}) {
  const words = wordsFor(language).maintenance;
  const moment = (value: string) => <Moment value={value} language={language} />;
  const on = maintenance.state === "in-progress";
  return (
    <article className="rounded border border-s-4 border-s-maintenance-mark bg-raised px-4 py-4 sm:px-5">
      <h3 className="flex items-start gap-2 font-semibold text-lg">
        <StateMark state="maintenance" decorative className="mt-1.5" />
        <span className="min-w-0 break-words">{maintenance.name}</span>
      </h3>
      <p className="text-muted text-sm">
        <Phrase
          text={on ? words.until : words.from}
          values={{
            time: moment(maintenance.endsAt),
            from: moment(maintenance.startsAt),
            to: moment(maintenance.endsAt),
          }}
        />
      </p>
      {maintenance.description !== "" && (
        <p className="mt-2 whitespace-pre-line break-words text-pretty">{maintenance.description}</p>
      )}
      <p className="mt-2 break-words text-muted text-sm">
        {fill(words.affects, { names: new Intl.ListFormat(language).format(names) })}
      </p>
    </article>
  );
}

/** Announced work: what is under way, then what is planned. Nothing where there is none. */
export function PublicMaintenance({
  maintenance,
  state,
  components,
  language,
}: {
  maintenance: readonly Maintenance[];
  state: "in-progress" | "scheduled";
  components: readonly PublicComponent[];
  language: Language;
}) {
  const shown = maintenance.filter((each) => each.state === state);
  if (shown.length === 0) return null;
  const words = wordsFor(language).maintenance;
  const title = state === "in-progress" ? words.underWay : words.planned;
  return (
    <section aria-label={title} className="grid gap-3">
      {state === "scheduled" && <h2 className="font-semibold text-lg">{title}</h2>}
      {shown.map((each) => (
        <Announcement
          key={each.id}
          maintenance={each}
          language={language}
          names={components.filter(({ id }) => each.componentIds.includes(id)).map(({ name }) => name)}
        />
      ))}
    </section>
  );
}
