import type { CauseSlug } from "@/lib/diagnosis/cause";
import { answerEvidence } from "@/lib/diagnosis/evidence";
import type { Rule } from "@/lib/diagnosis/finding";
import type { Weights } from "@/lib/diagnosis/weights";
import type { PhaseName } from "@/lib/probe/probe";

const dayMs = 86_400_000;

/** The taxonomy has no cause for "slow": the nearest names the phase in which the time went. */
const slowIn: Readonly<Record<PhaseName, CauseSlug>> = {
  dns: "dns-timeout",
  tcp: "tcp-timeout",
  tls: "tls-timeout",
  request: "response-header-timeout",
  firstByte: "response-header-timeout",
  body: "response-body-timeout",
};
const phaseWords: Readonly<Record<PhaseName, string>> = {
  dns: "to look up the name",
  tcp: "to connect",
  tls: "for the TLS handshake",
  request: "to send the request",
  firstByte: "until the first byte",
  body: "for the body",
};

const ms = (duration: number): string =>
  duration < 1000 ? `${Math.round(duration)} ms` : `${(duration / 1000).toFixed(1)} s`;

/** Slower than the limit: the phases share the blame by the time they took. */
export const slowRule: Rule = (facts) => {
  const { result, expect } = facts;
  if (expect.maxLatencyMs === null || result.totalMs <= expect.maxLatencyMs) return null;
  const weights: Partial<Record<CauseSlug, number>> = {};
  for (const { name, durationMs } of result.phases) weights[slowIn[name]] = (weights[slowIn[name]] ?? 0) + durationMs;
  const longest = [...result.phases].sort((one, other) => other.durationMs - one.durationMs)[0];
  const most = longest ? `, ${ms(longest.durationMs)} of it ${phaseWords[longest.name]}` : "";
  const known = Object.values(weights).some((weight) => weight > 0);
  return {
    rule: "slow",
    weights: known ? weights : { "response-header-timeout": 1 },
    reporter: null,
    opening: "The answer was slow",
    evidence: [
      `${ms(result.totalMs)} in all, the limit is ${ms(expect.maxLatencyMs)}`,
      ...result.phases.map(({ name, durationMs }) => `${name} ${ms(durationMs)}`),
    ],
    summary: `The answer took ${ms(result.totalMs)}, more than the ${ms(expect.maxLatencyMs)} allowed${most}.`,
  };
};

/** A certificate that ends soon. The taxonomy has no cause for it: the nearest is the one it will become. */
export const certificateRule: Rule = (facts) => {
  const { result, expect, now } = facts;
  const validTo = result.tls?.certificate?.validTo;
  if (!validTo || expect.tlsExpiryWarningDays <= 0) return null;
  const left = new Date(validTo).getTime() - now.getTime();
  if (Number.isNaN(left) || left >= expect.tlsExpiryWarningDays * dayMs) return null;
  const days = Math.max(0, Math.floor(left / dayMs));
  return {
    rule: "certificate-ends-soon",
    weights: { "tls-cert-expired": 1 },
    reporter: null,
    opening: "The certificate ends soon",
    evidence: [`certificate valid to ${validTo}`, `warning wanted ${expect.tlsExpiryWarningDays} days before`],
    summary: `The certificate ends in ${days === 1 ? "1 day" : `${days} days`}, at ${validTo}; nobody has renewed it yet.`,
  };
};

/** A health document that says "warn": up, with concerns. */
export const warnRule: Rule = (facts) => {
  if (!facts.header("content-type")?.includes("health+json") || !/"status" ?: ?"warn"/.test(facts.body)) return null;
  const weights: Weights = { "app-health-warn": 1 };
  return {
    rule: "health-warn",
    weights,
    reporter: { product: "application", layer: "application" },
    opening: "The health endpoint answered with a warning",
    evidence: answerEvidence(facts),
  };
};
