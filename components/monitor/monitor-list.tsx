"use client";

import { useDeferredValue, useMemo, useState } from "react";
import { MonitorRow } from "@/components/monitor/monitor-row";
import { MonitorSort, type Sort, sorters } from "@/components/monitor/monitor-sort";
import type { MonitorOverview } from "@/lib/monitor/overview";

/** So many rows come with the page; the others are drawn once it stands. */
const firstRows = 100;

const columns =
  "grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 md:grid-cols-[minmax(0,1fr)_9rem_6.5rem_4.5rem] xl:grid-cols-[minmax(0,1fr)_9rem_6.5rem_4.5rem_4.5rem_4.5rem]";

/** Monitors, a row each: state, what the last check found, latency, uptime. The order is the reader's to choose. */
export function MonitorList({
  overviews,
  label,
  sortable = false,
}: {
  overviews: readonly MonitorOverview[];
  label: string;
  /** Offers other orders than "worst first". */
  sortable?: boolean;
}) {
  const [sort, setSort] = useState<Sort>("state");
  const sorted = useMemo(() => overviews.toSorted(sorters[sort].compare), [overviews, sort]);
  const drawn = useDeferredValue(sorted.length, Math.min(sorted.length, firstRows));
  return (
    <div>
      {sortable && <MonitorSort sort={sort} onSort={setSort} count={overviews.length} />}
      {/* biome-ignore lint/a11y/useSemanticElements: rows of a table element cannot skip layout while out of view */}
      <div role="table" aria-label={label} aria-rowcount={sorted.length + 1} className="rounded border bg-raised">
        {/* biome-ignore lint/a11y/useSemanticElements: see above */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: a row of heads is not interactive */}
        <div
          role="row"
          className={`${columns} hidden border-b px-4 py-2 font-medium text-faint text-xs md:grid sm:px-5`}
        >
          {["Monitor", "Last check", "Latency", "24 h", "7 d", "30 d"].map((head, index) => (
            // biome-ignore lint/a11y/useSemanticElements: see above
            <span
              role="columnheader"
              tabIndex={-1}
              key={head}
              className={index < 3 ? "" : index < 4 ? "text-right" : "hidden text-right xl:block"}
            >
              {head}
            </span>
          ))}
        </div>
        {sorted.slice(0, drawn).map((overview) => (
          <MonitorRow key={overview.monitor.id} overview={overview} columns={columns} />
        ))}
      </div>
    </div>
  );
}
