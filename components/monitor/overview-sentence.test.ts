import { expect, test } from "vitest";
import { overviewSentence } from "@/components/monitor/overview-sentence";
import type { Monitor, MonitorState } from "@/lib/monitor/monitor";
import type { MonitorOverview } from "@/lib/monitor/overview";

const overviews = (...states: MonitorState[]): MonitorOverview[] =>
  states.map((state, index) => ({
    monitor: { name: `m${index}`, state } as Monitor,
    lastCheck: null,
    sparkline: [],
    uptime: { day: null, week: null, month: null },
  }));

test.each([
  [overviews("up", "up"), null, "All 2 monitors up"],
  [overviews("up"), null, "The one monitor is up"],
  [overviews("up", "paused"), null, "1 up, 1 paused"],
  [overviews("up", "degraded", "pending"), null, "1 up, 1 degraded, 1 not checked yet"],
  [overviews("pending"), null, "1 monitor: 1 not checked yet"],
  [overviews("up", "down"), "nginx cannot reach the app (502)", "m1 is down: nginx cannot reach the app (502)"],
  [overviews("down"), null, "m0 is down"],
  [overviews("down", "up", "down"), "anything", "2 of 3 monitors are down"],
])("sentence %#", (given, cause, sentence) => {
  expect(overviewSentence(given, cause)).toBe(sentence);
});
