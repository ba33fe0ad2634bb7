import type { ShownState } from "@/components/ui/state-mark";
import type { MonitorOverview } from "@/lib/monitor/overview";

const severity: Record<ShownState, number> = {
  down: 0,
  degraded: 1,
  pending: 2,
  unknown: 3,
  maintenance: 4,
  up: 5,
  paused: 6,
};

/** Orders states by how much they ask for a person: down first, paused last. */
export const bySeverity = (one: ShownState, other: ShownState): number => severity[one] - severity[other];

/** What asks for a person now. */
export const needsAttention = ({ monitor }: MonitorOverview): boolean =>
  monitor.state === "down" || monitor.state === "degraded";
