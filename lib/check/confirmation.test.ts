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
const settings = { confirmations: 2, recoveryConfirmations: 0, retryDelaySeconds: 2, intervalSeconds: 60 };
const slot = (second: number): Date => new Date(second * 1000);

function run(verdicts: readonly Verdict[], confirmations = 2) {
  let view: RegionView = unseen;
  const steps = verdicts.map((verdict, index) => {
    const seen = report(verdict, verdict === "down" ? 502 : 200);
    const step = nextView(view, { report: seen, slot: slot(index) }, { ...settings, confirmations });
    view = step.view;
    return step;
  });
  return { view, steps, outcomes: steps.map(({ outcome }) => outcome), proof: steps.at(-1)?.proof };
}

describe("confirming a failure", () => {
  it.each<[string, Verdict[], number, string[]]>([
    ["a first pass", ["up"], 2, ["improved"]],
    ["staying up", ["up", "up"], 2, ["improved", "steady"]],
    ["a blip", ["up", "down", "up"], 2, ["improved", "suspected", "blip"]],
    ["two failures are not enough for two retries", ["up", "down", "down"], 2, ["improved", "suspected", "suspected"]],
    ["the third failure", ["up", "down", "down", "down"], 2, ["improved", "suspected", "suspected", "worsened"]],
    ["no retries wanted", ["up", "down"], 0, ["improved", "worsened"]],
    ["down from the start", ["down", "down", "down"], 2, ["suspected", "suspected", "worsened"]],
    ["staying down", ["down", "down"], 0, ["worsened", "steady"]],
    ["recovery", ["down", "up"], 0, ["worsened", "improved"]],
    ["slow once, then well", ["up", "degraded", "up"], 2, ["improved", "suspected", "blip"]],
  ])("%s", (_name, verdicts, confirmations, outcomes) => {
    expect(run(verdicts, confirmations).outcomes).toEqual(outcomes);
  });

  it("hands over the first failing report and every confirmation", () => {
    const { proof } = run(["up", "down", "down", "down"]);
    expect(proof?.reports).toHaveLength(3);
    expect(proof?.startedAt).toEqual(slot(1));
  });

  it.each<[string, Verdict[], Verdict, number]>([
    ["slow throughout is degraded", ["up", "degraded", "degraded", "degraded"], "degraded", 0],
    ["the mildest of a mixed streak holds", ["up", "down", "degraded", "down"], "degraded", 1],
    ["and what is worse is confirmed on", ["up", "down", "degraded", "down", "down", "down"], "down", 0],
    ["a degraded monitor fails", ["degraded", "degraded", "degraded", "down", "down", "down"], "down", 0],
    ["one slow answer is nothing", ["up", "degraded", "up"], "up", 0],
    ["an outage that turns slow is degraded at once", ["down", "down", "down", "degraded"], "degraded", 0],
  ])("%s", (_name, verdicts, verdict, failures) => {
    expect(run(verdicts).view).toMatchObject({ verdict, failures });
  });

  it("sees a failure that shows itself otherwise", () => {
    const { view } = run(["down"], 0);
    expect(nextView(view, { report: report("down", 504), slot: slot(9) }, settings).outcome).toBe("changed");
  });

  it("waits twice as long each time, within the interval", () => {
    expect([1, 2, 3, 10].map((attempt) => retryDelayMs(attempt, settings))).toEqual([2000, 4000, 8000, 60_000]);
    expect(retryDelayMs(4, { ...settings, intervalSeconds: 5 })).toBe(5000);
    expect([1, 2, 3].map((attempt) => retryDelayMs(attempt, { intervalSeconds: 5, retryDelaySeconds: 90 }))).toEqual([
      90_000, 90_000, 90_000,
    ]);
  });

  it("holds for any sequence: it worsens only after enough worse results, and betters at the first better one", () => {
    const badness: Record<string, number> = { pending: 0, up: 0, degraded: 1, down: 2 };
    const verdicts = fc.array(fc.constantFrom<Verdict>("up", "degraded", "down"), { maxLength: 60 });
    fc.assert(
      fc.property(verdicts, fc.integer({ min: 0, max: 5 }), (sequence, confirmations) => {
        let held = "pending";
        const { steps } = run(sequence, confirmations);
        for (const [index, step] of steps.entries()) {
          const now = badness[step.view.verdict] ?? 0;
          const seen = badness[sequence[index] ?? ""] ?? 0;
          expect(now).toBeLessThanOrEqual(seen);
          if (step.outcome === "worsened") {
            const streak = sequence.slice(index - confirmations, index + 1);
            expect(streak).toHaveLength(confirmations + 1);
            expect(now).toBe(Math.min(...streak.map((verdict) => badness[verdict] ?? 0)));
            expect(step.proof?.reports.length).toBeGreaterThan(confirmations);
          } else expect(now).toBeLessThanOrEqual(badness[held] ?? 0);
          held = step.view.verdict;
        }
      }),
    );
  });
});

describe("confirming a recovery", () => {
  const recover = (recoveryConfirmations: number, verdicts: readonly Verdict[]) => {
    let view: RegionView = { ...unseen, verdict: "down", status: 200 };
    return verdicts.map((verdict, index) => {
      const result = { report: report(verdict), slot: slot(index) };
      const step = nextView(view, result, { ...settings, confirmations: 0, recoveryConfirmations });
      view = step.view;
      return step;
    });
  };

  it.each<[number, Verdict[], string[], string]>([
    [0, ["up"], ["improved"], "up"],
    [1, ["up", "up"], ["recovering", "improved"], "up"],
    [1, ["up", "down", "up"], ["recovering", "steady", "recovering"], "down"],
    [1, ["up", "degraded"], ["recovering", "improved"], "degraded"],
    [1, ["degraded", "up"], ["recovering", "improved"], "degraded"],
    [2, ["up", "up", "up"], ["recovering", "recovering", "improved"], "up"],
  ])("with %d repeats %j is %j", (repeats, verdicts, outcomes, held) => {
    const steps = recover(repeats, verdicts);
    expect(steps.map(({ outcome }) => outcome)).toEqual(outcomes);
    expect(steps.at(-1)?.view.verdict).toBe(held);
  });

  it("ends the failure at the first passing check, and looks again soon", () => {
    const steps = recover(2, ["up", "up", "up"]);
    expect(steps.map(({ endedAt }) => endedAt)).toEqual([null, null, slot(0)]);
    expect(steps.map(({ confirmInMs }) => confirmInMs)).toEqual([2000, 4000, null]);
  });
});

describe("a quorum of regions", () => {
  it.each<[number, (Verdict | "pending")[], string]>([
    [1, ["down", "up", "up"], "down"],
    [2, ["down", "up", "up"], "up"],
    [2, ["down", "degraded", "up"], "degraded"],
    [2, ["down", "down", "up"], "down"],
    [3, ["down", "down", "up"], "up"],
    [2, ["down", "pending", "pending"], "up"],
    [1, ["degraded", "up"], "degraded"],
    [2, [], "pending"],
  ])("of %d: %j is %s", (quorum, verdicts, state) => {
    expect(overallState(verdicts, quorum)).toBe(state);
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
