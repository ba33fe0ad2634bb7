import { describe, expect, it } from "vitest";
import { byWindow, hasWindow, isSlow } from "@/lib/check/latency-window";
import type { Report } from "@/lib/diagnosis/diagnosis";
import { undiagnosed } from "@/lib/incident/timeline";
import { defaultExpectation } from "@/lib/monitor/expectation";

const degraded = (rule: string): Report => ({
  url: "http://a.example/",
  verdict: "degraded",
  checkedAt: "2026-01-01T00:00:00Z",
  phases: [],
  response: null,
  error: null,
  diagnosis: { ...undiagnosed, rule },
});

describe("a latency limit over several checks", () => {
  it.each<[number, number, number, string]>([
    [1, 1, 0, "degraded"],
    [2, 3, 0, "up"],
    [2, 3, 1, "degraded"],
    [2, 3, 2, "degraded"],
    [3, 5, 1, "up"],
    [3, 5, 2, "degraded"],
  ])("%d slow of %d, %d before it: %s", (slowChecks, ofChecks, before, verdict) => {
    const read = byWindow(degraded("slow"), { ...defaultExpectation, slowChecks, ofChecks }, before);
    expect(read.verdict).toBe(verdict);
    expect(read.diagnosis === null).toBe(verdict === "up");
  });

  it("reads nothing but slowness", () => {
    expect(isSlow(degraded("slow"))).toBe(true);
    expect(isSlow(degraded("certificate-ends-soon"))).toBe(false);
    expect(hasWindow(defaultExpectation)).toBe(false);
  });
});
