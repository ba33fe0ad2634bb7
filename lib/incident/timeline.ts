import type { Diagnosis, Report } from "@/lib/diagnosis/diagnosis";

/** What a timeline says of one failing result. */
export function failureLine(report: Report, region: string): Record<string, unknown> {
  return {
    region,
    status: report.response?.status ?? null,
    error: report.error?.code ?? null,
    layer: report.diagnosis?.layer ?? null,
    cause: report.diagnosis?.cause ?? null,
    summary: report.diagnosis?.summary ?? null,
  };
}

/** The diagnosis for a failure that no rule could read. */
export const undiagnosed: Diagnosis = {
  layer: "unknown",
  cause: "unknown",
  rule: "none",
  confidence: "possible",
  reporter: null,
  candidates: [{ layer: "unknown", cause: "unknown", weight: 1 }],
  summary: "The check failed and the evidence does not say where.",
  evidence: [],
  nextSteps: [],
  retryHelps: false,
};
