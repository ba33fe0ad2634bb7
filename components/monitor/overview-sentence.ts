import type { ShownState } from "@/components/ui/state-mark";
import type { MonitorOverview } from "@/lib/monitor/overview";

const count = (number: number, of: string): string => `${number} ${of}${number === 1 ? "" : "s"}`;

function restOf(counts: Map<ShownState, number>): string {
  const words: [ShownState, string][] = [
    ["degraded", "degraded"],
    ["maintenance", "in maintenance"],
    ["paused", "paused"],
    ["pending", "not checked yet"],
  ];
  return words.flatMap(([state, word]) => (counts.get(state) ? [`${counts.get(state)} ${word}`] : [])).join(", ");
}

/**
 * The first sentence of the overview.
 * @param cause why the one monitor that is down is down; null when it is not known
 */
export function overviewSentence(overviews: readonly MonitorOverview[], cause: string | null): string {
  const counts = new Map<ShownState, number>();
  for (const { monitor } of overviews) counts.set(monitor.state, (counts.get(monitor.state) ?? 0) + 1);
  const down = overviews.filter(({ monitor }) => monitor.state === "down");
  const only = down[0];
  const rest = restOf(counts);
  if (only && down.length === 1) return `${only.monitor.name} is down${cause === null ? "" : `: ${cause}`}`;
  if (down.length > 1) return `${down.length} of ${count(overviews.length, "monitor")} are down`;
  const up = counts.get("up") ?? 0;
  if (up === overviews.length) return up === 1 ? "The one monitor is up" : `All ${up} monitors up`;
  return up === 0 ? `${count(overviews.length, "monitor")}: ${rest}` : `${up} up, ${rest}`;
}
