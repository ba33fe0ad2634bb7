import { cn } from "@/components/ui/cn";
import type { UptimeBar } from "@/lib/monitor/overview";

export type BarState = "up" | "partly" | "down" | "maintenance" | "none";

/** Below this share a day counts as down, above it as partly down. */
const downBelow = 0.98;

/** What a bar is held to be: downtime goes before maintenance, maintenance before what was well. */
export function barState({ uptime, downSeconds, maintenanceSeconds }: UptimeBar): BarState {
  if (uptime !== null && (downSeconds > 0 || uptime < 1)) return uptime < downBelow ? "down" : "partly";
  if (maintenanceSeconds > 0) return "maintenance";
  return uptime === null ? "none" : "up";
}

const fills = {
  up: "bg-up-mark",
  partly: "bg-degraded-mark",
  down: "bg-down-mark",
  maintenance: "bg-maintenance-mark",
} as const;

/** One bar: whole when all was well, broken when there was downtime, halved for maintenance, a stub when nothing is known. */
export function UptimeBarShape({ bar }: { bar: UptimeBar }) {
  const state = barState(bar);
  if (state === "none") {
    return (
      <span className="flex h-full items-end">
        <span className="h-[3px] w-full rounded-[1.5px] bg-edge/50 group-hover:bg-ink" />
      </span>
    );
  }
  if (state === "maintenance") {
    return (
      <span className="flex h-full items-end">
        <span className={cn("h-1/2 w-full rounded-[1.5px] group-hover:opacity-70", fills.maintenance)} />
      </span>
    );
  }
  const gap = state === "up" ? 0 : 12 + (1 - (bar.uptime ?? 1)) * 50;
  const looks = cn("w-full rounded-[1.5px] group-hover:opacity-70", fills[state]);
  if (state === "up") return <span className={cn(looks, "block h-full")} />;
  return (
    <span className="flex h-full flex-col justify-between">
      <span className={looks} style={{ height: `${(100 - gap) / 2}%` }} />
      <span className={looks} style={{ height: `${(100 - gap) / 2}%` }} />
    </span>
  );
}
