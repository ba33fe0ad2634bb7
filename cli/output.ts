import { exitCodeOf, printReport } from "@/cli/print-report";
import type { Report } from "@/lib/diagnosis/diagnosis";

/** A call that was written wrongly: told on standard error, exit code 2. */
export class UsageError extends Error {}

/** Writes a report and sets the exit code that goes with it. */
export function show(report: Report, json: boolean): void {
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : printReport(report));
  process.exitCode = exitCodeOf(report);
}

/** A whole number from the command line. @throws UsageError */
export function wholeNumber(name: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new UsageError(`${name} is a whole number from ${least} to ${most}.`);
  };
}
