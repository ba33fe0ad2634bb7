import { ChevronRight } from "lucide-react";
import { DayBars, daysSentence } from "@/components/status-page/day-bars";
import { componentMark, stateInks } from "@/components/status-page/public-state";
import { ResponseChart } from "@/components/status-page/response-chart";
import { cn } from "@/components/ui/cn";
import { Uptime } from "@/components/ui/figure";
import { StateMark } from "@/components/ui/state-mark";
import type { Language } from "@/lib/status-page/language";
import { plural, wordsFor } from "@/lib/status-page/languages/all";
import { groupsOf, type PublicComponent, type Uptimes } from "@/lib/status-page/page";
import { worstState } from "@/lib/status-page/state";

const periods = [
  ["24 hours", "day"],
  ["7 days", "week"],
  ["30 days", "month"],
  ["90 days", "quarter"],
] as const;

/** Uptime over the last day, week, month and quarter. */
function Periods({ uptimes }: { uptimes: Uptimes }) {
  return (
    <dl className="mt-2 flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {periods.map(([label, key]) => (
        <div key={key} className="flex gap-1.5">
          <dt className="text-muted">{label}</dt>
          <dd>
            <Uptime share={uptimes[key]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Component({ component, language }: { component: PublicComponent; language: Language }) {
  const words = wordsFor(language);
  const mark = componentMark(component.state);
  const observed = component.bars.some(({ uptime, maintenanceSeconds }) => uptime !== null || maintenanceSeconds > 0);
  return (
    <li className="px-4 py-4 sm:px-5">
      <div className="flex items-baseline justify-between gap-4">
        <h3 className="min-w-0 break-words font-medium text-lg">{component.name}</h3>
        <p className={cn("inline-flex shrink-0 items-center gap-1.5 font-medium", stateInks[mark])}>
          <StateMark state={mark} decorative />
          {words.components[component.state]}
        </p>
      </div>
      {observed && (
        <>
          <p className="mt-0.5 mb-2 text-muted text-sm">{daysSentence(component.bars, language)}</p>
          <DayBars bars={component.bars} name={component.name} language={language} />
          <p className="mt-1 flex justify-between text-faint text-xs" aria-hidden="true">
            <span>{plural(language, words.daysAgo, component.bars.length)}</span>
            <span>{words.today}</span>
          </p>
          <Periods uptimes={component.uptimes} />
        </>
      )}
      {component.responseMs && <ResponseChart values={component.responseMs} name={component.name} />}
    </li>
  );
}

function Sheet({
  components,
  language,
  framed = true,
}: {
  components: readonly PublicComponent[];
  language: Language;
  framed?: boolean;
}) {
  return (
    <ul className={cn("divide-y", framed ? "rounded border bg-raised" : "border-t")}>
      {components.map((component) => (
        <Component key={component.id} component={component} language={language} />
      ))}
    </ul>
  );
}

/** A page of so many components shows them all; of a longer one only groups that have something to tell are open. */
const mostOpen = 20;

function Group({
  name,
  components,
  language,
  open,
}: {
  name: string;
  components: readonly PublicComponent[];
  language: Language;
  open: boolean;
}) {
  const state = worstState(components.map((component) => component.state));
  const mark = componentMark(state);
  return (
    <details open={open} className="group/fold rounded border bg-raised">
      <summary className="flex min-h-12 cursor-pointer list-none items-center gap-x-3 px-4 py-3 sm:px-5 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          className="size-4 shrink-0 text-faint transition-transform group-open/fold:rotate-90 motion-reduce:transition-none rtl:-scale-x-100"
          aria-hidden
        />
        <h2 className="min-w-0 flex-1 break-words font-semibold text-lg">
          {name} <span className="font-normal text-muted text-sm tabular-nums">{components.length}</span>
        </h2>
        <span className={cn("inline-flex shrink-0 items-center gap-1.5 font-medium", stateInks[mark])}>
          <StateMark state={mark} decorative />
          {wordsFor(language).components[state]}
        </span>
      </summary>
      <Sheet components={components} language={language} framed={false} />
    </details>
  );
}

/** Components under their groups, each with its state in words before its bars. Groups fold, with the worst of theirs. */
export function PublicComponents({
  components,
  language,
}: {
  components: readonly PublicComponent[];
  language: Language;
}) {
  if (components.length === 0) {
    const { nothingShown } = wordsFor(language);
    return <p className="rounded border border-dashed px-5 py-8 text-center text-muted">{nothingShown}</p>;
  }
  return (
    <div className="grid gap-4">
      {groupsOf(components).map(({ name, components: members }) =>
        name === null ? (
          <Sheet key="" components={members} language={language} />
        ) : (
          <Group
            key={name}
            name={name}
            components={members}
            language={language}
            open={components.length <= mostOpen || members.some(({ state }) => state !== "operational")}
          />
        ),
      )}
    </div>
  );
}
