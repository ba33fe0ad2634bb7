import { type CauseSlug, causes } from "@/lib/diagnosis/cause";
import type { Diagnosis, Report, Verdict } from "@/lib/diagnosis/diagnosis";
import { excerptOf } from "@/lib/diagnosis/excerpt";
import { type ClassifyContext, type Facts, factsOf } from "@/lib/diagnosis/facts";
import type { Finding, Rule } from "@/lib/diagnosis/finding";
import { contentRules, errorRules, mannerRules, statusRules } from "@/lib/diagnosis/rules";
import { runnerUpOf } from "@/lib/diagnosis/runner-up";
import { stepsFor } from "@/lib/diagnosis/step";
import { summaryOf } from "@/lib/diagnosis/summary";
import { candidatesOf, confidenceOf, layerOf, placedBy } from "@/lib/diagnosis/weights";
import type { Expectation } from "@/lib/monitor/expectation";
import type { ProbeResult } from "@/lib/probe/probe";
import { runbooks } from "@/lib/runbook/runbook";

function diagnosisOf(finding: Finding, { url, remoteAddress, addresses, response }: ProbeResult): Diagnosis {
  const candidates = candidatesOf(finding.weights);
  const confidence = confidenceOf(candidates);
  const cause = candidates[0]?.cause as CauseSlug;
  return {
    layer: layerOf(candidates, placedBy(response !== null)),
    cause,
    rule: finding.rule,
    confidence,
    reporter: finding.reporter,
    candidates,
    runnerUp: runnerUpOf(candidates),
    summary: finding.summary ?? summaryOf(finding, causes[cause], confidence),
    evidence: finding.evidence,
    nextSteps: stepsFor(
      candidates,
      { url, address: remoteAddress ?? addresses[0] ?? null },
      finding.reporter?.product ?? null,
    ),
    retryHelps: runbooks[cause].retry.helps,
  };
}

const first = (rules: readonly Rule[], facts: Facts): Finding | null => {
  for (const rule of rules) {
    const finding = rule(facts);
    if (finding) return finding;
  }
  return null;
};

const expected = (status: number, expect: Expectation): boolean =>
  expect.status.some(([from, to]) => status >= from && status <= to);

/** An answer cut in its body still says who wrote it and what it met, when its status is the failure. */
const statusSpeaks = ({ result, status, expect }: Facts): boolean =>
  status !== 0 &&
  !expected(status, expect) &&
  (result.error === null || ["BODY_CUT", "TIMEOUT"].includes(result.error.code));

const silence: Finding = {
  rule: "no-answer",
  weights: { "empty-reply": 1 },
  reporter: null,
  opening: "No answer came",
  evidence: ["no answer and no error"],
};

/** Verdict and finding in the order of decisions: what broke the request, its status, its content, its manner. */
function judge(facts: Facts): { verdict: Verdict; finding: Finding | null } {
  if (statusSpeaks(facts)) return { verdict: "down", finding: first(statusRules, facts) };
  const failed = first(errorRules, facts) ?? (facts.response ? null : silence);
  if (failed) return { verdict: "down", finding: failed };
  const content = first(contentRules, facts);
  if (content) return { verdict: "down", finding: content };
  const manner = first(mannerRules, facts);
  return manner ? { verdict: "degraded", finding: manner } : { verdict: "up", finding: null };
}

/**
 * Reads what a probe saw against what was expected: the report. Pure: the same evidence always
 * gives the same report, and no evidence makes it throw.
 */
export function classify(result: ProbeResult, expect: Expectation, context: ClassifyContext): Report {
  const { verdict, finding } = judge(factsOf(result, expect, context));
  const { response, error } = result;
  return {
    url: result.url === "" ? null : result.url,
    verdict,
    checkedAt: result.startedAt,
    phases: result.phases,
    response: response
      ? {
          status: response.status,
          headers: response.headers,
          bodyBytes: response.bodyBytes,
          remoteAddress: result.remoteAddress,
          excerpt: verdict === "up" ? null : excerptOf(response.bodyText),
        }
      : null,
    addresses: result.addresses,
    tls: result.tls,
    probeId: result.probeId === "" ? null : result.probeId,
    error,
    diagnosis: finding ? diagnosisOf(finding, result) : null,
  };
}
