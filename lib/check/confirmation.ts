import type { Report, Verdict } from "@/lib/diagnosis/diagnosis";

/** What one region holds a monitor to be, and how far a change for the worse has been confirmed. */
export type RegionView = {
  verdict: Verdict | "pending";
  /** Results in a row that are worse than the verdict, while that is being confirmed. */
  failures: number;
  firstFailureAt: Date | null;
  /** Their reports, oldest first. */
  reports: readonly Report[];
  /** What the newest result that was not up looked like. */
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

/** The first failing request and what confirmed it, oldest first. */
export type Proof = { startedAt: Date; reports: readonly Report[] };

/** What a result means. */
export type Step = {
  view: RegionView;
  outcome: "steady" | "suspected" | "blip" | "worsened" | "changed" | "improved";
  /** When to look again while a failure is not sure yet. */
  confirmInMs: number | null;
  /** What convicts, when the outcome is `worsened`. */
  proof: Proof | null;
};

const firstRetryMs = 2000;
const longestRetryMs = 60_000;

/** How long to wait before the n-th confirmation (n from 1): 2 s, then twice as long each time, a minute or the interval at most. */
export const retryDelayMs = (attempt: number, intervalSeconds: number): number =>
  Math.min(firstRetryMs * 2 ** (attempt - 1), longestRetryMs, Math.max(firstRetryMs, intervalSeconds * 1000));

const badness: Record<RegionView["verdict"], number> = { pending: 0, up: 0, degraded: 1, down: 2 };
const worse = (one: RegionView["verdict"], other: RegionView["verdict"]): boolean => badness[one] > badness[other];

const symptomsOf = ({ verdict, diagnosis, response }: Report): Pick<RegionView, "cause" | "status"> =>
  verdict === "up"
    ? { cause: null, status: null }
    : { cause: diagnosis?.cause ?? null, status: response?.status ?? null };

/** A result no worse than what is held to be so: believed at once. */
function believed(view: RegionView, report: Report): Step {
  const symptoms = symptomsOf(report);
  const next = { ...unseen, ...symptoms, verdict: report.verdict };
  const step = { view: next, confirmInMs: null, proof: null };
  if (view.verdict !== report.verdict) return { ...step, outcome: "improved" };
  if (view.failures > 0) return { ...step, outcome: "blip" };
  const same = view.cause === symptoms.cause && view.status === symptoms.status;
  return { ...step, outcome: same ? "steady" : "changed" };
}

/** Enough results in a row were worse: the mildest of them holds, and what is worse than that goes on being confirmed. */
function convicted(view: RegionView, startedAt: Date): Step {
  const { reports } = view;
  const mildest = reports.some(({ verdict }) => verdict === "degraded") ? "degraded" : "down";
  const milder = reports.findLastIndex(({ verdict }) => verdict === mildest);
  const left = mildest === "down" ? [] : reports.slice(milder + 1);
  const next: RegionView = {
    ...view,
    verdict: mildest,
    failures: left.length,
    firstFailureAt: left[0] ? new Date(left[0].checkedAt) : null,
    reports: left,
  };
  return { view: next, outcome: "worsened", confirmInMs: null, proof: { startedAt, reports } };
}

/**
 * Reads one result against what was known. A change for the worse becomes a fact after `confirmations`
 * repeats that are worse too; one for the better is believed at once.
 */
export function nextView(view: RegionView, result: Result, settings: Settings): Step {
  const { report, slot } = result;
  if (!worse(report.verdict, view.verdict)) return believed(view, report);
  const startedAt = view.firstFailureAt ?? slot;
  const next: RegionView = {
    ...symptomsOf(report),
    verdict: view.verdict,
    failures: view.failures + 1,
    firstFailureAt: startedAt,
    reports: [...view.reports, report],
  };
  const confirmInMs = retryDelayMs(next.failures, settings.intervalSeconds);
  if (next.failures <= settings.confirmations) return { view: next, outcome: "suspected", confirmInMs, proof: null };
  const step = convicted(next, startedAt);
  const more = step.view.failures;
  return more > 0 ? { ...step, confirmInMs: retryDelayMs(more, settings.intervalSeconds) } : step;
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
