import { StateMark } from "@/components/ui/state-mark";
import { Time } from "@/components/ui/time";
import type { PublicMaintenance as Maintenance, PublicComponent } from "@/lib/status-page/page";

function Announcement({ maintenance, names }: { maintenance: Maintenance; names: readonly string[] }) {
  const on = maintenance.state === "in-progress";
  return (
    <article className="rounded border border-l-4 border-l-maintenance-mark bg-raised px-4 py-4 sm:px-5">
      <h3 className="flex items-start gap-2 font-semibold text-lg">
        <StateMark state="maintenance" decorative className="mt-1.5" />
        <span className="min-w-0 break-words">{maintenance.name}</span>
      </h3>
      <p className="text-muted text-sm">
        {on ? "Under way until" : "Planned for"} <Time value={on ? maintenance.endsAt : maintenance.startsAt} />
        {!on && (
          <>
            {" "}
            to <Time value={maintenance.endsAt} />
          </>
        )}
      </p>
      {maintenance.description !== "" && (
        <p className="mt-2 whitespace-pre-line break-words text-pretty">{maintenance.description}</p>
      )}
      <p className="mt-2 break-words text-muted text-sm">Affects {names.join(", ")}</p>
    </article>
  );
}

/** Announced work: what is under way, then what is planned. Nothing where there is none. */
export function PublicMaintenance({
  maintenance,
  state,
  components,
}: {
  maintenance: readonly Maintenance[];
  state: "in-progress" | "scheduled";
  components: readonly PublicComponent[];
}) {
  const shown = maintenance.filter((each) => each.state === state);
  if (shown.length === 0) return null;
  const title = state === "in-progress" ? "Maintenance under way" : "Planned maintenance";
  return (
    <section aria-label={title} className="grid gap-3">
      {state === "scheduled" && <h2 className="font-semibold text-lg">{title}</h2>}
      {shown.map((each) => (
        <Announcement
          key={each.id}
          maintenance={each}
          names={components.filter(({ id }) => each.componentIds.includes(id)).map(({ name }) => name)}
        />
      ))}
    </section>
  );
}
