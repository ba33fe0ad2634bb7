import Link from "next/link";
import { EndButton } from "@/components/maintenance/window-controls";
import { repeatWords, targetWords } from "@/components/maintenance/window-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { ConfirmResult } from "@/components/ui/confirm-dialog";
import { formatDuration } from "@/components/ui/format";
import { StateMark } from "@/components/ui/state-mark";
import { Time } from "@/components/ui/time";
import type { MaintenanceWindow, Occurrence, WindowState } from "@/lib/maintenance/window";

const lengthOf = ({ from, to }: Occurrence): string => formatDuration(Date.parse(to) - Date.parse(from));

function When({ window: { state, current, upcoming, last } }: { window: MaintenanceWindow }) {
  const [next] = upcoming;
  if (state === "in-progress" && current) {
    return (
      <>
        until <Time value={current.to} />
      </>
    );
  }
  if (state === "scheduled" && next) {
    return (
      <>
        <Time value={next.from} />, for {lengthOf(next)}
      </>
    );
  }
  if (last === null) return <>did not take place</>;
  return (
    <>
      <Time value={last.from} />, lasted {lengthOf(last)}
    </>
  );
}

function Row({ window, onEnd }: { window: MaintenanceWindow; onEnd: () => Promise<ConfirmResult> }) {
  const repeated = repeatWords(window);
  const on = window.state === "in-progress";
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 sm:px-5">
      <div className="min-w-0 flex-1 basis-full sm:basis-60">
        <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 sm:flex-nowrap">
          <span className="flex min-w-0 max-w-full items-center gap-2">
            {on && <StateMark state="maintenance" />}
            <Link href={`/maintenance/${window.id}`} className="truncate font-medium hover:underline">
              {window.name}
            </Link>
          </span>
          {window.countsAsDowntime && <Badge className="shrink-0">counts as downtime</Badge>}
        </p>
        <p className="break-words text-muted text-sm">For {targetWords(window)}</p>
        {repeated && <p className="break-words text-faint text-sm">{repeated}</p>}
      </div>
      <p className={on ? "font-medium text-maintenance text-sm" : "text-muted text-sm"}>
        <When window={window} />
      </p>
      <div className="flex items-center gap-1">
        {on && <EndButton name={window.name} onEnd={onEnd} />}
        <Button size="sm" asChild>
          <Link href={`/maintenance/${window.id}`}>
            Edit<span className="sr-only"> {window.name}</span>
          </Link>
        </Button>
      </div>
    </li>
  );
}

const titles: Record<WindowState, string> = { "in-progress": "Now", scheduled: "Upcoming", completed: "Past" };
const order: readonly WindowState[] = ["in-progress", "scheduled", "completed"];

/** The windows: what is on, what comes, what was. */
export function WindowList({
  windows,
  onEnd,
}: {
  windows: readonly MaintenanceWindow[];
  onEnd: (id: string) => Promise<ConfirmResult>;
}) {
  return (
    <div className="grid grid-cols-1 gap-7">
      {order.map((state) => {
        const shown = windows.filter((window) => window.state === state);
        if (shown.length === 0) return null;
        return (
          <section key={state} className="min-w-0" aria-labelledby={`windows-${state}`}>
            <h2 id={`windows-${state}`} className="mb-2 font-semibold text-lg">
              {titles[state]}
            </h2>
            <ul className="divide-y rounded border bg-raised">
              {shown.map((window) => (
                <Row key={window.id} window={window} onEnd={onEnd.bind(null, window.id)} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
