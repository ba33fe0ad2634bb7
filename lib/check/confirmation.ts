import type { Report, Verdict } from "@/lib/diagnosis/diagnosis";

/** What one region holds a monitor to be, and how far a change has been confirmed. */
export type RegionView = {
  verdict: Verdict | "pending";
  /** Failing results in a row while a failure is being confirmed. */
  failures: number;
  firstFailureAt: Date | null;
  /** The first failing report and its confirmations, oldest first. */
  reports: readonly Report[];
  cause: string | null;
  status: number | null;
};

export const unseen: RegionView = {
  verdict: "pending",
  failures: 0,
  firstFailureAt: null,
  reports: [],
  cause: null,
  status: null,
};

/** A result as the rules see it. */
export type Result = { report: Report; slot: Date };

export type Settings = { confirmations: number; intervalSeconds: number };

/** What a result means. `confirmInMs` is when to look again while a failure is not sure yet. */
export type Step = {
  view: RegionView;
  outcome: "steady" | "suspected" | "blip" | "failed" | "changed" | "passed" | "shifted";
  confirmInMs: number | null;
};

const firstRetryMs = 2000;
const longestRetryMs = 60_000;

/** How long to wait before the n-th confirmation (n from 1): 2 s, then twice as long each time, a minute or the interval at most. */
export const retryDelayMs = (attempt: number, intervalSeconds: number): number =>
  Math.min(firstRetryMs * 2 ** (attempt - 1), longestRetryMs, Math.max(firstRetryMs, intervalSeconds * 1000));

const passed = (view: RegionView, verdict: Verdict): Step => ({
  view: { ...unseen, verdict },
  outcome:
    view.verdict === "down"
      ? "passed"
      : view.failures > 0 && view.verdict !== "pending"
        ? "blip"
        : view.verdict === verdict
          ? "steady"
          : "shifted",
  confirmInMs: null,
});

/**
 * Reads one result against what was known. A failure becomes a fact after `confirmations`
 * failing repeats; a passing result is believed at once.
 */
export function nextView(view: RegionView, result: Result, settings: Settings): Step {
  const { report, slot } = result;
  if (report.verdict !== "down") return passed(view, report.verdict);

  const cause = report.diagnosis?.cause ?? null;
  const status = report.response?.status ?? null;
  if (view.verdict === "down") {
    const same = view.cause === cause && view.status === status;
    return { view: { ...view, cause, status }, outcome: same ? "steady" : "changed", confirmInMs: null };
  }

  const failures = view.failures + 1;
  const next: RegionView = {
    verdict: view.verdict,
    failures,
    firstFailureAt: view.firstFailureAt ?? slot,
    reports: [...view.reports, report],
    cause,
    status,
  };
  if (failures > settings.confirmations)
    return { view: { ...next, verdict: "down", failures: 0 }, outcome: "failed", confirmInMs: null };
  return { view: next, outcome: "suspected", confirmInMs: retryDelayMs(failures, settings.intervalSeconds) };
}

/**
 * The state of a monitor over its regions: down when a majority of those that know
 * say so, degraded when any is not plainly up, pending while none knows.
 */
export function overallState(verdicts: readonly (Verdict | "pending")[]): Verdict | "pending" {
  const known = verdicts.filter((verdict) => verdict !== "pending");
  if (known.length === 0) return "pending";
  const down = known.filter((verdict) => verdict === "down").length;
  if (down > known.length / 2) return "down";
  return known.every((verdict) => verdict === "up") ? "up" : "degraded";
}
