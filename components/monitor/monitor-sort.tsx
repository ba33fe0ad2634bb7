import { bySeverity } from "@/components/monitor/shown-state";
import { Select } from "@/components/ui/input";
import type { MonitorOverview } from "@/lib/monitor/overview";

export type Sort = "state" | "name" | "latency" | "uptime";

const byName = (one: MonitorOverview, other: MonitorOverview): number =>
  one.monitor.name.localeCompare(other.monitor.name);

/** The orders a list can have, each falling back to the name. */
export const sorters: Record<
  Sort,
  { label: string; compare: (one: MonitorOverview, other: MonitorOverview) => number }
> = {
  state: {
    label: "State, worst first",
    compare: (one, other) => bySeverity(one.monitor.state, other.monitor.state) || byName(one, other),
  },
  name: { label: "Name", compare: byName },
  latency: {
    label: "Latency, slowest first",
    compare: (one, other) =>
      (other.lastCheck?.latencyMs ?? -1) - (one.lastCheck?.latencyMs ?? -1) || byName(one, other),
  },
  uptime: {
    label: "Uptime of 30 days, lowest first",
    compare: (one, other) => (one.uptime.month ?? 2) - (other.uptime.month ?? 2) || byName(one, other),
  },
};

/** Chooses the order of a list. */
export function MonitorSort({
  sort,
  onSort,
  count,
}: {
  sort: Sort;
  onSort: (sort: Sort) => void;
  /** How many monitors are shown. */
  count: number;
}) {
  return (
    <div className="mb-1 flex items-center justify-between gap-4 text-muted text-sm">
      <span className="tabular-nums">{count === 1 ? "1 monitor" : `${count} monitors`}</span>
      <Select
        aria-label="Order"
        value={sort}
        onChange={({ target }) => onSort(target.value as Sort)}
        className="field-sizing-content h-8 w-auto border-transparent bg-transparent px-1 text-muted text-sm"
      >
        {Object.entries(sorters).map(([value, { label }]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </div>
  );
}
