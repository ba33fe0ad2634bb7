import { readStatus } from "@/lib/diagnosis/answer";
import type { Baseline } from "@/lib/diagnosis/baseline";
import { candidatesOf, confidenceOf } from "@/lib/diagnosis/candidates";
import { causeOf } from "@/lib/diagnosis/cause";
import type { Diagnosis, NextStep, Report, Verdict } from "@/lib/diagnosis/diagnosis";
import { readFailure } from "@/lib/diagnosis/failure";
import type { Reading } from "@/lib/diagnosis/reading";
import type { Expectation } from "@/lib/monitor/expectation";
import type { ProbeResponse, ProbeResult } from "@/lib/probe/probe";

export type ClassifyContext = { baseline: Baseline | null; now: Date };

const dayMs = 86_400_000;

/** Commands are shown to be copied into a shell: what comes from a URL is quoted there. */
function fill(steps: readonly NextStep[], url: string): NextStep[] {
  if (!URL.canParse(url)) return [...steps];
  const { hostname, port, protocol, href } = new URL(url);
  const host = /^[a-z0-9.:[\]-]+$/i.test(hostname) ? hostname : "<host>";
  const values: Record<string, string> = {
    HOST: host,
    PORT: port || (protocol === "https:" ? "443" : "80"),
    URL: `'${href.replaceAll("'", "%27")}'`,
  };
  return steps.map(({ text, command }) => ({
    text,
    command: command === null ? null : command.replace(/\b(HOST|PORT|URL)\b/g, (name) => values[name] ?? name),
  }));
}

function summaryOf(reading: Reading, confidence: Diagnosis["confidence"], words: string): string {
  if (confidence === "certain") return `${reading.opening}: ${words}.`;
  return `${reading.opening} (${confidence === "likely" ? "likely" : "possibly"}: ${words}).`;
}

function diagnosisOf(reading: Reading, url: string): Diagnosis {
  const candidates = candidatesOf(reading.causes);
  const best = candidates[0]?.cause ?? "check-timeout";
  const cause = causeOf(best);
  const confidence = confidenceOf(candidates);
  return {
    layer: cause.layer,
    cause: best,
    rule: reading.rule,
    confidence,
    reporter: reading.reporter,
    candidates,
    summary: summaryOf(reading, confidence, cause.words),
    evidence: reading.evidence,
    nextSteps: fill(cause.steps, url),
    retryHelps: cause.retryHelps,
  };
}

const plain = (rule: string, cause: string, opening: string, evidence: readonly string[]): Reading => ({
  rule,
  causes: [[cause, 1]],
  reporter: null,
  opening,
  evidence,
});

function readContent(response: ProbeResponse, expect: Expectation): Reading | null {
  if (expect.keyword === null) return null;
  const { text, absent } = expect.keyword;
  const found = response.keywordFound ?? response.bodyText.includes(text);
  if (found !== absent) return null;
  const shown = `"${text.slice(0, 80)}"`;
  if (absent)
    return plain(
      "keyword-present",
      "content-error-page-200",
      `The answer has the text ${shown}, which it must not have`,
      [`status ${response.status}`, `${shown} was found`],
    );
  if (response.bodyBytes === 0)
    return plain("keyword-empty", "content-empty", "The answer came without a body", [
      `status ${response.status}`,
      "0 bytes",
    ]);
  return plain("keyword-missing", "content-keyword-missing", `The answer lacks the text ${shown}`, [
    `status ${response.status}`,
    `${response.bodyBytes} bytes without ${shown}`,
  ]);
}

function readDegraded(result: ProbeResult, expect: Expectation, now: Date): Reading | null {
  const latency = Math.round(result.totalMs);
  if (expect.maxLatencyMs !== null && result.totalMs > expect.maxLatencyMs) {
    const slowest = [...result.phases].sort((one, other) => other.durationMs - one.durationMs)[0];
    const evidence = [
      `${latency} ms, the limit is ${expect.maxLatencyMs} ms`,
      ...(slowest ? [`most of it in the phase ${slowest.name}: ${Math.round(slowest.durationMs)} ms`] : []),
    ];
    return plain(
      "too-slow",
      "response-header-timeout",
      `The answer took ${latency} ms, the limit is ${expect.maxLatencyMs} ms`,
      evidence,
    );
  }
  const validTo = result.tls?.certificate?.validTo;
  if (!validTo || expect.tlsExpiryWarningDays === 0) return null;
  const days = Math.floor((new Date(validTo).getTime() - now.getTime()) / dayMs);
  if (days >= expect.tlsExpiryWarningDays) return null;
  return plain(
    "certificate-ends-soon",
    "tls-cert-expired",
    `The certificate ends in ${days} days, on ${validTo.slice(0, 10)}`,
    [`valid until ${validTo}`],
  );
}

const expected = (status: number, expect: Expectation): boolean =>
  expect.status.some(([from, to]) => status >= from && status <= to);

/** Verdict and reading, in the order of decisions: what broke the request, then its status, then its content, then its manner. */
function read(
  result: ProbeResult,
  expect: Expectation,
  { baseline, now }: ClassifyContext,
): { verdict: Verdict; reading: Reading | null } {
  const { response, error } = result;
  if (error || !response)
    return {
      verdict: "down",
      reading: readFailure(result, error ?? { code: "EMPTY_REPLY", phase: "firstByte", message: "no answer" }),
    };
  if (!expected(response.status, expect)) return { verdict: "down", reading: readStatus(result, response, baseline) };
  const content = readContent(response, expect);
  if (content) return { verdict: "down", reading: content };
  const degraded = readDegraded(result, expect, now);
  return degraded ? { verdict: "degraded", reading: degraded } : { verdict: "up", reading: null };
}

/**
 * Reads what a probe saw against what was expected: the report. Pure: the same evidence always
 * gives the same report.
 */
export function classify(result: ProbeResult, expect: Expectation, context: ClassifyContext): Report {
  const { verdict, reading } = read(result, expect, context);
  const { response, error } = result;
  return {
    url: result.url,
    verdict,
    checkedAt: result.startedAt,
    phases: result.phases,
    response: response
      ? {
          status: response.status,
          headers: response.headers,
          bodyBytes: response.bodyBytes,
          remoteAddress: result.remoteAddress,
        }
      : null,
    error,
    diagnosis: reading ? diagnosisOf(reading, result.url) : null,
  };
}
