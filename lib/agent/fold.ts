import { type AgentFinding, type LineFinding, leadSeconds } from "@/lib/agent/evidence";
import { judgeLines, later, ofState } from "@/lib/agent/judge-lines";
import { judgeState } from "@/lib/agent/judge-state";
import type { Judged, Verdict } from "@/lib/agent/judged";
import { type InsideContext, usableLines } from "@/lib/agent/usable";
import { type CauseSlug, causeOf, causes } from "@/lib/diagnosis/cause";
import type { Diagnosis } from "@/lib/diagnosis/diagnosis";
import { productName } from "@/lib/diagnosis/fingerprints/products";
import { runnerUpOf } from "@/lib/diagnosis/runner-up";
import { stepsFor } from "@/lib/diagnosis/step";
import { candidatesOf, confidenceOf, layerOf, placedBy, type Weights } from "@/lib/diagnosis/weights";
import { placeOf } from "@/lib/runbook/command";
import { runbookOf } from "@/lib/runbook/runbook";

/** What evidence from inside makes of a diagnosis. */
export type Folded = {
  diagnosis: Diagnosis;
  /** For the timeline: what was seen, and what was not counted and why. */
  lines: string[];
};

const inside = "from inside: ";
const mostEvidence = 30;
const mostLines = 8;

/** The diagnosis with the factors of all that was seen on its weights; as it was when there are none. */
function reweighed(
  diagnosis: Diagnosis,
  fromLines: Judged,
  others: readonly Judged[],
  context: InsideContext,
): Diagnosis {
  const judged = [fromLines, ...others];
  const known = diagnosis.candidates.every(({ cause }) => causeOf(cause) !== null);
  if (!known || judged.every(({ factors }) => Object.keys(factors).length === 0)) return diagnosis;
  const weights = Object.fromEntries(
    diagnosis.candidates.map(({ cause, weight }) => [
      cause,
      weight * judged.reduce((all, { factors }) => all * (factors[cause as CauseSlug] ?? 1), 1),
    ]),
  );
  const rule = Object.keys(fromLines.factors).length > 0 ? "agent:lines" : "agent:state";
  return withWeights(diagnosis, weights, { rule, words: null }, context);
}

/** Who spoke and what it said, as far as is known. */
function opening({ reporter }: Diagnosis, { report }: InsideContext): string {
  const status = report.response?.status;
  const who = reporter === null ? "The server" : productName(reporter.product);
  return status === undefined ? "The request failed" : `${who} answered ${status}`;
}

/** Gives a diagnosis new weights, with what follows from that. @param words what decided; null when nothing did alone */
function withWeights(
  diagnosis: Diagnosis,
  weights: Weights,
  { rule, words }: { rule: string; words: string | null },
  context: InsideContext,
): Diagnosis {
  const candidates = candidatesOf(weights);
  const cause = candidates[0]?.cause as CauseSlug;
  const said = words ?? `what is seen on the server speaks for this: ${causes[cause].words}`;
  const same = cause === diagnosis.cause && words === null;
  return {
    ...diagnosis,
    layer: layerOf(candidates, placedBy(context.report.response !== null)),
    cause,
    rule,
    confidence: confidenceOf(candidates),
    candidates,
    runnerUp: runnerUpOf(candidates),
    summary: same ? diagnosis.summary : `${opening(diagnosis, context)}; ${said}.`,
    nextSteps: stepsFor(candidates, placeOf(context.report), diagnosis.reporter?.product ?? null),
    retryHelps: runbookOf(cause)?.retry.helps ?? diagnosis.retryHelps,
  };
}

/** Evidence from inside first, in the order in which it came. */
function withSeen(diagnosis: Diagnosis, seen: readonly string[]): Diagnosis {
  const had = diagnosis.evidence.filter((line) => line.startsWith(inside));
  const outside = diagnosis.evidence.filter((line) => !line.startsWith(inside));
  const fresh = seen.map((line) => `${inside}${line}`).filter((line) => !had.includes(line));
  return { ...diagnosis, evidence: [...had, ...fresh, ...outside].slice(0, mostEvidence) };
}

/** What decides alone: a line; else how the server looks, unless lines leave other causes than that. */
function verdictOf(fromLines: Judged, others: readonly Judged[]): Verdict | null {
  if (fromLines.verdict !== null) return fromLines.verdict;
  const left = Object.keys(fromLines.factors);
  const found = others.find(({ verdict }) => verdict !== null)?.verdict ?? null;
  return found !== null && left.length > 0 && !left.includes(found.cause) ? null : found;
}

const isLine = (finding: AgentFinding): finding is LineFinding => finding.type === "line";

/**
 * Folds what an agent saw on the server into a diagnosis. A line that leaves one cause, or the one watched port that
 * nobody listens on, makes it certain; anything else changes the weights. Lines of another time, host, path or port,
 * and those that cannot be what was seen from outside, change nothing and are noted. Pure.
 * @param earlier what was folded before: it is not weighed again, but can decide together with what is new
 */
export function foldEvidence(
  diagnosis: Diagnosis,
  findings: readonly AgentFinding[],
  context: InsideContext,
  earlier: readonly AgentFinding[] = [],
): Folded {
  const fresh = findings.filter(isLine);
  const all = [...earlier, ...findings];
  const { lines, rejected } = usableLines(all.filter(isLine), context);
  const judged = judgeLines(
    diagnosis,
    lines,
    context,
    all.filter((each) => !isLine(each)),
  );
  const fromLines = fresh.length > 0 ? judged : { ...judged, factors: {}, notes: [] };
  const others = findings.filter((each) => !isLine(each)).map((each) => judgeState(diagnosis, each, context));
  const counted = lines.filter(
    ({ finding, text }) => fresh.includes(finding) && !judged.notes.some((note) => note.endsWith(text)),
  );
  const shown = [...new Set([...counted].sort(later).map(({ text }) => text))].slice(0, mostLines);
  const seen = [...shown, ...others.flatMap(({ notes }) => notes)];
  const refused = rejected
    .filter(({ finding }) => fresh.includes(finding))
    .map(({ text, why }) => `not counted, ${why}: ${text}`);
  const told = [...seen, ...new Set([...refused, ...fromLines.notes].slice(0, 3))];
  if (seen.length === 0) return { diagnosis, lines: told };
  const withEvidence = withSeen(diagnosis, seen);
  const unchanged = { diagnosis: withEvidence, lines: told };
  // What lines said before is not weakened by how the server looks now.
  const decided = diagnosis.rule.startsWith("agent:") && !ofState.includes(diagnosis.rule);
  if (decided && fromLines.verdict === null) return unchanged;
  const verdict = verdictOf(fromLines, others);
  if (verdict !== null)
    return { ...unchanged, diagnosis: withWeights(withEvidence, { [verdict.cause]: 1 }, verdict, context) };
  return { ...unchanged, diagnosis: reweighed(withEvidence, fromLines, others, context) };
}

/** The time that evidence of an incident can be of. @param slackSeconds how far clocks may be apart */
export const windowOf = (startedAt: Date, until: Date, slackSeconds = 30): { from: Date; to: Date } => ({
  from: new Date(startedAt.getTime() - leadSeconds * 1000),
  to: new Date(until.getTime() + slackSeconds * 1000),
});
