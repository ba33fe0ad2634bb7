import type { Verdict } from "@/lib/diagnosis/diagnosis";

/** A check as far as a release is judged by it. */
export type RolloutCheck = { at: Date; verdict: Verdict; answered: boolean; latencyMs: number | null };

/** One question to a release: `yes` since so many seconds after it, `no` when it did not come, `waiting` while it still may. */
export type RolloutStep = { state: "yes" | "no" | "waiting"; seconds: number | null };

/** How a monitor fared through a release. Shares are from 0 to 1, null where nothing was checked. */
export type Rollout = {
  started: RolloutStep;
  ready: RolloutStep;
  serving: RolloutStep;
  /** Whether it fails no more often than before. */
  kept: RolloutStep["state"];
  failing: { before: number | null; after: number | null };
  medianMs: { before: number | null; after: number | null };
};

/** Good answers in a row that show that it serves. */
const inARow = 3;
/** So much more of the checks may fail before it counts: one slip in twenty. */
const tolerance = 0.05;

const share = (checks: readonly RolloutCheck[]): number | null =>
  checks.length === 0 ? null : checks.filter(({ verdict }) => verdict === "down").length / checks.length;

function median(checks: readonly RolloutCheck[]): number | null {
  const sorted = checks
    .flatMap(({ latencyMs, verdict }) => (latencyMs === null || verdict === "down" ? [] : latencyMs))
    .sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

/**
 * Reads a monitor's checks around a release: did it start, become ready, take traffic, keep its error rate.
 * @param checks of the time before and after, oldest first
 * @param over whether the time after it is over, so that what did not come will not
 */
export function rolloutOf(checks: readonly RolloutCheck[], at: Date, over: boolean): Rollout {
  const before = checks.filter((check) => check.at < at);
  const after = checks.filter((check) => check.at >= at);
  const missing: RolloutStep["state"] = over ? "no" : "waiting";
  const stepAt = (index: number): RolloutStep => {
    const check = index < 0 ? undefined : after[index];
    if (!check) return { state: missing, seconds: null };
    return { state: "yes", seconds: Math.round((check.at.getTime() - at.getTime()) / 1000) };
  };
  const isUp = (check: RolloutCheck | undefined): boolean => check !== undefined && check.verdict !== "down";
  const ready = after.findIndex(isUp);
  const run = after.findIndex((_check, index) =>
    Array.from({ length: inARow }, (_, step) => isUp(after[index + step])).every(Boolean),
  );
  const steady = ready < 0 ? [] : after.slice(ready);
  const failing = { before: share(before), after: share(steady) };
  const worse = (failing.after ?? 0) > (failing.before ?? 0) + tolerance;
  return {
    started: stepAt(after.findIndex(({ answered }) => answered)),
    ready: stepAt(ready),
    serving: stepAt(run < 0 ? -1 : run + inARow - 1),
    kept: steady.length < inARow ? missing : worse ? "no" : over ? "yes" : "waiting",
    failing,
    medianMs: { before: median(before), after: median(steady) },
  };
}
