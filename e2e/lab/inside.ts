import type { Case } from "@/e2e/lab/run-case";
import type { AgentFinding } from "@/lib/agent/evidence";
import { foldEvidence, windowOf } from "@/lib/agent/fold";
import type { Diagnosis } from "@/lib/diagnosis/diagnosis";
import { recognise } from "@/lib/log-line/log-line";
import { maskLine } from "@/lib/log-line/mask";

/** What an agent with the gateways' and the app's logs and the app's port would send of a case. */
function findingsOf({ logLines, watched, report }: Case): AgentFinding[] {
  const at = report.checkedAt;
  const lines = logLines
    .filter((line) => recognise(line) !== null)
    .map((line) => ({ type: "line" as const, source: "gateway.log", at, text: maskLine(line) }));
  if (watched === null) return lines;
  const { addresses, ...port } = watched;
  return [...lines, { type: "listener", ...port, addresses: [...addresses], inContainer: false, lastClosedAt: null }];
}

/** The diagnosis of a case once an agent has told what it saw; null when there was none from outside. */
export function seenFromInside(one: Case): Diagnosis | null {
  const { report, watched } = one;
  if (report.diagnosis === null) return null;
  const checkedAt = new Date(report.checkedAt);
  return foldEvidence(report.diagnosis, findingsOf(one), {
    report,
    ...windowOf(checkedAt, checkedAt),
    wasWell: false,
    ports: watched === null ? [] : [watched.port],
  }).diagnosis;
}

/** How the diagnosis with an agent compares to what is true. `untold`: neither a log nor the app's port has it. */
export type InsideVerdict = "certain" | "wrong" | "not certain" | "untold";

/** Rates the diagnosis of a case once an agent has told what it saw. Being certain of what is wrong counts also where nothing tells it. */
export function rateInside(one: Case): { verdict: InsideVerdict; cause: string } {
  const diagnosis = seenFromInside(one);
  const cause = diagnosis?.cause ?? "none";
  const right = [one.truth.cause, ...one.alsoInside].some((each) => each === cause);
  if (diagnosis?.confidence === "certain") return { verdict: right ? "certain" : "wrong", cause };
  return { verdict: one.untold === null ? "not certain" : "untold", cause };
}
