import { DayBars, daysSentence } from "@/components/status-page/day-bars";
import { componentMark, stateInks } from "@/components/status-page/public-state";
import { cn } from "@/components/ui/cn";
import { Uptime } from "@/components/ui/figure";
import { StateMark } from "@/components/ui/state-mark";
import { groupsOf, type PublicComponent } from "@/lib/status-page/page";
import { componentWords } from "@/lib/status-page/words";

function Component({ component }: { component: PublicComponent }) {
  const mark = componentMark(component.state);
  const observed = component.bars.some(({ uptime, maintenanceSeconds }) => uptime !== null || maintenanceSeconds > 0);
  return (
    <li className="px-4 py-4 sm:px-5">
      <div className="flex items-baseline justify-between gap-4">
        <h3 className="min-w-0 break-words font-medium text-lg">{component.name}</h3>
        <p className={cn("inline-flex shrink-0 items-center gap-1.5 font-medium", stateInks[mark])}>
          <StateMark state={mark} decorative />
          {componentWords[component.state]}
        </p>
      </div>
      {observed && (
        <>
          <p className="mt-0.5 mb-2 flex justify-between gap-4 text-muted text-sm">
            <span>{daysSentence(component.bars)}</span>
            {component.uptime !== null && <Uptime share={component.uptime} />}
          </p>
          <DayBars bars={component.bars} name={component.name} />
          <p className="mt-1 flex justify-between text-faint text-xs" aria-hidden="true">
            <span>{component.bars.length} days ago</span>
            <span>Today</span>
          </p>
        </>
      )}
    </li>
  );
}

function Sheet({ components }: { components: readonly PublicComponent[] }) {
  return (
    <ul className="divide-y rounded border bg-raised">
      {components.map((component) => (
        <Component key={component.id} component={component} />
      ))}
    </ul>
  );
}

/** Components under their groups, each with its state in words before its bars. */
export function PublicComponents({ components }: { components: readonly PublicComponent[] }) {
  if (components.length === 0) {
    return <p className="rounded border border-dashed px-5 py-8 text-center text-muted">Nothing is shown here yet.</p>;
  }
  return (
    <div className="grid gap-6">
      {groupsOf(components).map(({ name, components: members }) =>
        name === null ? (
          <Sheet key="" components={members} />
        ) : (
          <section key={name} aria-label={name}>
            <h2 className="mb-2 font-semibold text-lg">{name}</h2>
            <Sheet components={members} />
          </section>
        ),
      )}
    </div>
  );
}
