import Link from "next/link";
import { memo } from "react";
import { Sparkline } from "@/components/chart/sparkline";
import { Badge } from "@/components/ui/badge";
import { Uptime } from "@/components/ui/figure";
import { StateMark, stateWord } from "@/components/ui/state-mark";
import { Time } from "@/components/ui/time";
import type { MonitorOverview } from "@/lib/monitor/overview";

const stateInks: Partial<Record<MonitorOverview["monitor"]["state"], string>> = {
  down: "text-down",
  degraded: "text-degraded",
  maintenance: "text-maintenance",
};

/* biome-ignore-start lint/a11y/useSemanticElements: rows of a table element cannot skip layout while out of view */
function NameCell({ monitor }: Pick<MonitorOverview, "monitor">) {
  return (
    <div role="cell" className="flex min-w-0 items-center gap-3">
      <StateMark state={monitor.state} />
      <div className="min-w-0">
        <div className="flex min-w-0 items-center gap-2">
          <Link
            href={`/monitors/${monitor.id}`}
            className="truncate font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:outline-offset-[-2px]"
          >
            {monitor.name}
          </Link>
          <span className="hidden shrink-0 gap-1 lg:flex">
            {monitor.tags.slice(0, 2).map((tag) => (
              <Badge key={tag} className="max-w-28">
                {tag}
              </Badge>
            ))}
            {monitor.tags.length > 2 && <Badge>+{monitor.tags.length - 2}</Badge>}
          </span>
        </div>
        <div className="truncate font-mono text-faint text-xs">{monitor.url}</div>
      </div>
    </div>
  );
}

function CheckCell({ monitor, lastCheck }: Pick<MonitorOverview, "monitor" | "lastCheck">) {
  return (
    <div role="cell" className="min-w-0 text-right text-sm md:text-left">
      <div className={`truncate font-medium ${stateInks[monitor.state] ?? ""}`}>
        {monitor.state === "up" ? (lastCheck?.status ?? stateWord("up")) : stateWord(monitor.state)}
        {monitor.state === "down" && lastCheck?.status ? ` · ${lastCheck.status}` : ""}
      </div>
      <div className="truncate text-faint text-xs">
        {lastCheck ? <Time value={lastCheck.at} format="ago" /> : "not checked yet"}
      </div>
    </div>
  );
}

/** One monitor. The whole row leads to its page. */
export const MonitorRow = memo(function MonitorRow({
  overview: { monitor, lastCheck, sparkline, uptime },
  columns,
}: {
  overview: MonitorOverview;
  columns: string;
}) {
  return (
    <div
      role="row"
      tabIndex={-1}
      className={`${columns} relative items-center border-t px-4 py-2 hover:bg-sunken [&:nth-child(2)]:border-t-0 sm:px-5`}
      style={{ contentVisibility: "auto", containIntrinsicSize: "auto 54px" }}
    >
      <NameCell monitor={monitor} />
      <CheckCell monitor={monitor} lastCheck={lastCheck} />
      <div role="cell" className="hidden text-xs md:block">
        <Sparkline values={sparkline} />
      </div>
      <div role="cell" className="hidden text-right text-sm md:block">
        <Uptime share={uptime.day} />
      </div>
      <div role="cell" className="hidden text-right text-sm xl:block">
        <Uptime share={uptime.week} />
      </div>
      <div role="cell" className="hidden text-right text-sm xl:block">
        <Uptime share={uptime.month} />
      </div>
    </div>
  );
});
/* biome-ignore-end lint/a11y/useSemanticElements: as above */
