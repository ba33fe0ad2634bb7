import type { Report, Verdict } from "@/lib/diagnosis/diagnosis";

/** What one region holds a monitor to be, and how far a change for the worse has been confirmed. */
export type RegionView = {
  verdict: Verdict | "pending";
  /** Results in a row that are worse than the verdict, while that is being confirmed. */
  failures: number;
  firstFailureAt: Date | null;
  /** Their reports, oldest first. */
  reports: readonly Report[];
  /** Results in a row that are better than the verdict, while a recovery is being confirmed. */
  passes: number;
  /** Slot of the first of them. */
  firstPassAt: Date | null;
  /** The worst of them: what the verdict becomes. */
  passVerdict: Verdict | null;
  /** What the newest result that was not up looked like. */
  cause: string | null;
  status: number | null;
};

export const unseen: RegionView = {
  verdict: "pending",
  failures: 0,
  firstFailureAt: null,
  reports: [],
  passes: 0,
  firstPassAt: null,
  passVerdict: null,
  cause: null,
  status: null,
};

/** A result as the rules see it. */
export type Result = { report: Report; slot: Date };

export type Settings = {
  /** Repeats that must fail too before a failure is believed. */
  confirmations: number;
  /** Repeats that must pass too before a recovery is believed. */
  recoveryConfirmations: number;
  /** Before the first repeat. */
  retryDelaySeconds: number;
  intervalSeconds: number;
};

/** The first failing request and what confirmed it, oldest first. */
export type Proof = { startedAt: Date; reports: readonly Report[] };

/** What a result means. */
export type Step = {
  view: RegionView;
  outcome: "steady" | "suspected" | "blip" | "worsened" | "changed" | "recovering" | "improved";
  /** When to look again while a failure is not sure yet. */
  confirmInMs: number | null;
  /** What convicts, when the outcome is `worsened`. */
  proof: Proof | null;
  /** Where the failure ended, when the outcome is `improved`. */
  endedAt: Date | null;
};

const longestRetryMs = 60_000;

/**
 * How long to wait before the n-th confirmation (n from 1): the first delay, then twice as long each time, a minute
 * or the interval at most, and never less than the first.
 */
export function retryDelayMs(
  attempt: number,
  { intervalSeconds, retryDelaySeconds }: Pick<Settings, "intervalSeconds" | "retryDelaySeconds">,
): number {
  const first = retryDelaySeconds * 1000;
  return Math.max(first, Math.min(first * 2 ** (attempt - 1), longestRetryMs, intervalSeconds * 1000));
}

const badness: Record<RegionView["verdict"], number> = { pending: 0, up: 0, degraded: 1, down: 2 };
const worse = (one: RegionView["verdict"], other: RegionView["verdict"]): boolean => badness[one] > badness[other];

const symptomsOf = ({ verdict, diagnosis, response }: Report): Pick<RegionView, "cause" | "status"> =>
  verdict === "up"
    ? { cause: null, status: null }
    : { cause: diagnosis?.cause ?? null, status: response?.status ?? null };

/** A result that is what is held to be so, or the first of all. */
function believed(view: RegionView, { report, slot }: Result): Step {
  const symptoms = symptomsOf(report);
  const next = { ...unseen, ...symptoms, verdict: report.verdict };
  const step = { view: next, confirmInMs: null, proof: null, endedAt: null };
  if (view.verdict !== report.verdict) return { ...step, outcome: "improved", endedAt: slot };
  if (view.failures > 0) return { ...step, outcome: "blip" };
  const same = view.cause === symptoms.cause && view.status === symptoms.status;
  return { ...step, outcome: same ? "steady" : "changed" };
}

/** A result better than what is held to be so: believed once it has come often enough in a row. */
function recovering(view: RegionView, { report, slot }: Result, settings: Settings): Step {
  const passes = view.passes + 1;
  const worst =
    view.passVerdict !== null && worse(view.passVerdict, report.verdict) ? view.passVerdict : report.verdict;
  const firstPassAt = view.firstPassAt ?? slot;
  if (passes > settings.recoveryConfirmations) {
    const next = { ...unseen, ...symptomsOf(report), verdict: worst };
    return { view: next, outcome: "improved", confirmInMs: null, proof: null, endedAt: firstPassAt };
  }
  const next = { ...unseen, cause: view.cause, status: view.status, verdict: view.verdict };
  return {
    view: { ...next, passes, firstPassAt, passVerdict: worst },
    outcome: "recovering",
    confirmInMs: retryDelayMs(passes, settings),
    proof: null,
    endedAt: null,
  };
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
  return { view: next, outcome: "worsened", confirmInMs: null, proof: { startedAt, reports }, endedAt: null };
}

/**
 * Reads one result against what was known. A change for the worse becomes a fact after `confirmations`
 * repeats that are worse too; one for the better after `recoveryConfirmations` that are better too, and then it was
 * so from the first of them on.
 */
export function nextView(view: RegionView, result: Result, settings: Settings): Step {
  const { report, slot } = result;
  if (view.verdict !== "pending" && worse(view.verdict, report.verdict)) return recovering(view, result, settings);
  if (!worse(report.verdict, view.verdict)) return believed(view, result);
  const startedAt = view.firstFailureAt ?? slot;
  const next: RegionView = {
    ...unseen,
    ...symptomsOf(report),
    verdict: view.verdict,
    failures: view.failures + 1,
    firstFailureAt: startedAt,
    reports: [...view.reports, report],
  };
  const confirmInMs = retryDelayMs(next.failures, settings);
  if (next.failures <= settings.confirmations)
    return { view: next, outcome: "suspected", confirmInMs, proof: null, endedAt: null };
  const step = convicted(next, startedAt);
  const more = step.view.failures;
  return more > 0 ? { ...step, confirmInMs: retryDelayMs(more, settings) } : step;
}

/**
 * The state of a monitor over its regions: down when a majority of those that know
 * say so, degraded when any is not plainly up, pending while none knows.
 * @param quorum how many must say so, in place of both; null for the majority
 */
export function overallState(
  verdicts: readonly (Verdict | "pending")[],
  quorum: number | null = null,
): Verdict | "pending" {
  const known = verdicts.filter((verdict) => verdict !== "pending");
  if (known.length === 0) return "pending";
  const down = known.filter((verdict) => verdict === "down").length;
  if (quorum !== null) {
    const failing = known.filter((verdict) => verdict !== "up").length;
    return down >= quorum ? "down" : failing >= quorum ? "degraded" : "up";
  }
  if (down > known.length / 2) return "down";
  return known.every((verdict) => verdict === "up") ? "up" : "degraded";
}
