import { type CauseSlug, causeOf } from "@/lib/diagnosis/cause";
import type { Diagnosis, Report } from "@/lib/diagnosis/diagnosis";
import { productName } from "@/lib/diagnosis/fingerprints/products";
import { runnerUpOf } from "@/lib/diagnosis/runner-up";
import { stepsFor } from "@/lib/diagnosis/step";
import { candidatesOf, confidenceOf, layerOf, mix, placedBy, type Weights } from "@/lib/diagnosis/weights";
import { placeOf } from "@/lib/runbook/command";
import { runbookOf } from "@/lib/runbook/runbook";
import type { Observation } from "@/lib/triage/observation";
import type { Reading } from "@/lib/triage/reading";
import { readAddresses } from "@/lib/triage/readings/addresses";
import { readDeployment, readProber, readRegions, readRepeats, readSiblings } from "@/lib/triage/readings/company";
import { readOrigin } from "@/lib/triage/readings/origin";
import { readPath } from "@/lib/triage/readings/path";
import { readResolvers } from "@/lib/triage/readings/resolvers";

function read(observation: Observation, report: Report): Reading | null {
  switch (observation.kind) {
    case "addresses":
      return readAddresses(observation, report);
    case "resolvers":
      return readResolvers(observation, report);
    case "path":
      return readPath(observation, report);
    case "origin":
      return readOrigin(observation, report);
    case "deployment":
      return readDeployment(observation, report);
    case "repeats":
      return readRepeats(observation, report);
    case "siblings":
      return readSiblings(observation, report);
    case "regions":
      return readRegions(observation, report);
    case "prober":
      return readProber(observation, report);
  }
}

/** What each observation tells, in the order given; those that tell nothing are left out. */
export const readingsOf = (observations: readonly Observation[], report: Report): Reading[] =>
  observations.map((each) => read(each, report)).filter((reading) => reading !== null);

const weightsOf = ({ candidates }: Diagnosis): Weights =>
  Object.fromEntries(candidates.map(({ cause, weight }) => [cause, weight]));

/** Observations of one moment depend on each other, so that together they count for less than each by itself: a factor for all stays within these. */
const strongest = 12;

function reweigh(weights: Weights, readings: readonly Reading[]): Weights {
  const scaled = Object.entries(weights).map(([cause, weight]) => {
    const product = readings.reduce((all, { factors }) => all * (factors?.[cause as CauseSlug] ?? 1), 1);
    return [cause, weight * Math.min(strongest, Math.max(1 / strongest, product))];
  });
  return readings.reduce<Weights>(
    (all, { shows }) => (shows === undefined ? all : mix([1 - shows.share, all], [shows.share, shows.weights])),
    Object.fromEntries(scaled),
  );
}

function who(report: Report): string {
  const { response, error, diagnosis } = report;
  if (response !== null) {
    const reporter = diagnosis?.reporter;
    const name =
      reporter == null
        ? "The server"
        : reporter.layer === "application"
          ? "The application"
          : productName(reporter.product);
    return `${name} answered ${response.status}`;
  }
  return error === null ? "No answer came" : `The request ended with ${error.code}`;
}

const sureness = { certain: "", likely: "likely ", possible: "possibly " } as const;

/** A new sentence only where the verdict is a new one: the first sentence was made from all of the failing request. */
function summaryOf(
  report: Report,
  cause: CauseSlug,
  confidence: Diagnosis["confidence"],
  clauses: readonly string[],
): string {
  const seen = clauses.slice(0, 2).join(" and ");
  const words = causeOf(cause)?.words ?? "the cause is not known";
  return `${who(report)}; ${seen === "" ? "what was tried beside it says more" : seen} (${sureness[confidence]}${words}).`;
}

const mostEvidence = 30;
/** Begins the lines that are not of the failing request itself. */
const later = "later: ";

/** Evidence as what the failing request showed and what was seen later, each in its order. */
export function splitEvidence(evidence: readonly string[]): { first: string[]; later: string[] } {
  return {
    first: evidence.filter((line) => !line.startsWith(later)),
    later: evidence.filter((line) => line.startsWith(later)).map((line) => line.slice(later.length)),
  };
}

/**
 * Folds what was seen beside and after the failing request into its diagnosis: weights are multiplied by how
 * much likelier each observation is under each cause, and what an observation itself shows takes its share.
 * The evidence says which lines are of later probes. What was certain from the request alone stays so,
 * unless an observation shows another cause. Pure.
 * @returns the diagnosis unchanged when the report has none or nothing tells anything
 */
export function refine(report: Report, observations: readonly Observation[]): Diagnosis | null {
  const { diagnosis } = report;
  if (diagnosis === null) return null;
  const readings = readingsOf(observations, report);
  if (readings.length === 0) return diagnosis;
  const evidence = [
    ...diagnosis.evidence,
    ...readings.map(({ line, earlier }) => (earlier ? line : `${later}${line}`)),
  ].slice(0, mostEvidence);
  // A report of another version may name a cause that is not known here: its weights are left alone.
  if (diagnosis.candidates.some((each) => causeOf(each.cause) === null)) return { ...diagnosis, evidence };
  const candidates = candidatesOf(reweigh(weightsOf(diagnosis), readings));
  const cause = candidates[0]?.cause as CauseSlug;
  const layer = layerOf(candidates, placedBy(report.response !== null));
  if (cause === diagnosis.cause && layer === diagnosis.layer && candidates.length === diagnosis.candidates.length)
    return {
      ...diagnosis,
      candidates,
      runnerUp: runnerUpOf(candidates),
      confidence: confidenceOf(candidates),
      evidence,
    };
  const confidence = confidenceOf(candidates);
  const clauses = readings.flatMap(({ clause }) => clause ?? []);
  return {
    ...diagnosis,
    layer,
    cause,
    rule: cause === diagnosis.cause ? diagnosis.rule : "triage",
    confidence,
    candidates,
    runnerUp: runnerUpOf(candidates),
    summary: summaryOf(report, cause, confidence, clauses),
    evidence,
    nextSteps: stepsFor(candidates, placeOf(report), diagnosis.reporter?.product ?? null),
    retryHelps: runbookOf(cause)?.retry.helps ?? diagnosis.retryHelps,
  };
}
