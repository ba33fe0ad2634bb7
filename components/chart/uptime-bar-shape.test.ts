import { describe, expect, it } from "vitest";
import { type BarState, barState } from "@/components/chart/uptime-bar-shape";
import { daysSentence } from "@/components/status-page/day-bars";
import type { UptimeBar } from "@/lib/monitor/overview";

const bar = (uptime: number | null, downSeconds = 0, maintenanceSeconds = 0): UptimeBar => ({
  from: "2026-11-20T00:00:00.000Z",
  to: "2026-11-21T00:00:00.000Z",
  uptime,
  downSeconds,
  maintenanceSeconds,
  incidents: 0,
});

describe("a bar", () => {
  it.each<[UptimeBar, BarState]>([
    [bar(null), "none"],
    [bar(1), "up"],
    [bar(0.99, 60), "partly"],
    [bar(0.5, 3600), "down"],
    [bar(1, 0, 3600), "maintenance"],
    [bar(null, 0, 86_400), "maintenance"],
    [bar(0.99, 60, 3600), "partly"],
  ])("%j is %s", (of, state) => {
    expect(barState(of)).toBe(state);
  });

  it("is told in words together with the others", () => {
    expect(daysSentence([bar(null)])).toBe("No data yet");
    expect(daysSentence([bar(1), bar(1)])).toBe("No interruption in 2 days");
    expect(daysSentence([bar(1, 0, 60), bar(1)])).toBe("No interruption in 2 days · maintenance on 1 day");
    expect(daysSentence([bar(0.5, 60, 60), bar(null, 0, 60)])).toBe(
      "Interruptions on 1 day of 2 · maintenance on 2 days",
    );
  });
});
