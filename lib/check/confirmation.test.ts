import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextView, overallState, type RegionView, retryDelayMs, unseen } from "@/lib/check/confirmation";
import type { Report, Verdict } from "@/lib/diagnosis/diagnosis";

const report = (verdict: Verdict, status = 200): Report => ({
  url: "http://example.test/",
  verdict,
  checkedAt: "2026-01-01T00:00:00.000Z",
  phases: [],
  response: { status, headers: [], bodyBytes: 0, remoteAddress: null },
  error: null,
  diagnosis: null,
});
const settings = { confirmations: 2, intervalSeconds: 60 };
const slot = (second: number): Date => new Date(second * 1000);

function run(verdicts: readonly Verdict[], confirmations = 2) {
  let view: RegionView = unseen;
  const outcomes = verdicts.map((verdict, index) => {
    const step = nextView(
      view,
      { report: report(verdict, verdict === "down" ? 502 : 200), slot: slot(index) },
      { ...settings, confirmations },
    );
    view = step.view;
    return step.outcome;
  });
  return { view, outcomes };
}

describe("confirming a failure", () => {
  it.each<[string, Verdict[], number, string[]]>([
    ["a first pass", ["up"], 2, ["shifted"]],
    ["staying up", ["up", "up"], 2, ["shifted", "steady"]],
    ["a blip", ["up", "down", "up"], 2, ["shifted", "suspected", "blip"]],
    ["two failures are not enough for two retries", ["up", "down", "down"], 2, ["shifted", "suspected", "suspected"]],
    ["the third failure", ["up", "down", "down", "down"], 2, ["shifted", "suspected", "suspected", "failed"]],
    ["no retries wanted", ["up", "down"], 0, ["shifted", "failed"]],
    ["down from the start", ["down", "down", "down"], 2, ["suspected", "suspected", "failed"]],
    ["staying down", ["down", "down"], 0, ["failed", "steady"]],
    ["recovery", ["down", "up"], 0, ["failed", "passed"]],
    ["slow, then well", ["up", "degraded", "up"], 2, ["shifted", "shifted", "shifted"]],
  ])("%s", (_name, verdicts, confirmations, outcomes) => {
    expect(run(verdicts, confirmations).outcomes).toEqual(outcomes);
  });

  it("keeps the first failing report and every confirmation", () => {
    const { view } = run(["up", "down", "down", "down"]);
    expect(view.reports).toHaveLength(3);
    expect(view.firstFailureAt).toEqual(slot(1));
  });

  it("sees a failure that shows itself otherwise", () => {
    const { view } = run(["down"], 0);
    expect(nextView(view, { report: report("down", 504), slot: slot(9) }, settings).outcome).toBe("changed");
  });

  it("waits twice as long each time, within the interval", () => {
    expect([1, 2, 3, 10].map((attempt) => retryDelayMs(attempt, 60))).toEqual([2000, 4000, 8000, 60_000]);
    expect(retryDelayMs(4, 5)).toBe(5000);
  });

  it("holds for any sequence: failed and passed alternate, and a failure is preceded by enough failing results", () => {
    const verdicts = fc.array(fc.constantFrom<Verdict>("up", "degraded", "down"), { maxLength: 60 });
    fc.assert(
      fc.property(verdicts, fc.integer({ min: 0, max: 5 }), (sequence, confirmations) => {
        const { outcomes } = run(sequence, confirmations);
        let down = false;
        for (const [index, outcome] of outcomes.entries()) {
          if (outcome === "failed") {
            expect(down).toBe(false);
            expect(sequence.slice(index - confirmations, index + 1).every((verdict) => verdict === "down")).toBe(true);
            down = true;
          }
          if (outcome === "passed") {
            expect(down).toBe(true);
            down = false;
          }
        }
      }),
    );
  });
});

describe("the state over several regions", () => {
  it.each<[(Verdict | "pending")[], string]>([
    [[], "pending"],
    [["pending"], "pending"],
    [["up"], "up"],
    [["down"], "down"],
    [["up", "down"], "degraded"],
    [["down", "down", "up"], "down"],
    [["down", "up", "up"], "degraded"],
    [["down", "pending"], "down"],
    [["degraded", "up"], "degraded"],
  ])("%j is %s", (verdicts, state) => {
    expect(overallState(verdicts)).toBe(state);
  });
});
