import type { Report } from "@/lib/diagnosis/diagnosis";
import type { Expectation } from "@/lib/monitor/expectation";

/** True when a report is degraded for nothing but the time it took. */
export const isSlow = (report: Report): boolean => report.verdict === "degraded" && report.diagnosis?.rule === "slow";

/** True when a limit looks at more than the newest check. */
export const hasWindow = ({ ofChecks }: Expectation): boolean => ofChecks > 1;

/**
 * A slow report by the window of its limit: while fewer of the last checks were slow than the limit asks for, it
 * counts as up.
 * @param slowBefore how many of the `ofChecks - 1` checks before it took longer than the limit
 */
export function byWindow(report: Report, { slowChecks }: Expectation, slowBefore: number): Report {
  return slowBefore + 1 >= slowChecks ? report : { ...report, verdict: "up", diagnosis: null };
}
