import { codeMeaning, phaseOfCode } from "@/lib/diagnosis/error-codes";
import { errorEvidence } from "@/lib/diagnosis/evidence";
import type { Facts } from "@/lib/diagnosis/facts";
import type { Rule } from "@/lib/diagnosis/finding";
import type { Weights } from "@/lib/diagnosis/weights";
import type { PhaseName } from "@/lib/probe/probe";

function openingOf(facts: Facts, phase: PhaseName): string {
  const host = facts.host ?? "the host";
  const openings: Record<PhaseName, string> = {
    dns: `The name ${host} did not resolve`,
    tcp: `No connection to ${host}${facts.port === null ? "" : ` port ${facts.port}`}`,
    tls: `No TLS connection with ${host}`,
    request: "The connection broke while the request was sent",
    firstByte: "The request was sent, but no answer came",
    body: facts.response ? `The answer ${facts.status} did not come whole` : "The answer did not come whole",
  };
  return openings[phase];
}

/** Codes that say what the monitor did, not what the target did. */
const withoutTarget = new Set([
  "ERR_INVALID_URL",
  "BLOCKED",
  "EMFILE",
  "ENFILE",
  "EBUSY",
  "EADDRNOTAVAIL",
  "ABORT_ERR",
  "curl:3",
]);

function opening(facts: Facts, code: string, phase: PhaseName): string {
  if (withoutTarget.has(code)) return "The check could not be made";
  if (code === "REDIRECT_LOOP" || code === "TOO_MANY_REDIRECTS" || code === "curl:47")
    return "The redirects do not end";
  if (code === "REDIRECT_INVALID") return "A redirect could not be followed";
  // Without a phase only the look of a connection that fails before an answer is sure.
  if (!facts.phaseKnown && phaseOfCode(code, "") === null) return "No whole answer came";
  return openingOf(facts, phase);
}

/** Plain HTTP to the usual TLS port: a server that hangs up there most likely expected a handshake. */
function withPort(facts: Facts, weights: Weights): Weights {
  const plain = facts.result.url.startsWith("http:");
  if (!plain || (facts.port !== 443 && facts.port !== 8443) || weights["http-to-tls-port"] === undefined)
    return weights;
  return { ...weights, "http-to-tls-port": Object.values(weights).reduce((sum, weight) => sum + weight, 0) * 3 };
}

/** A name that no resolver would ask for: a label over 63 characters, or one that is empty. */
const badName = (host: string): boolean => host.split(".").some((label) => label.length > 63 || label === "");

/** An error speaks by its code, the phase it happened in and its words. */
export const errorRule: Rule = (facts) => {
  const { error } = facts.result;
  if (error === null) return null;
  const { id, weights } = codeMeaning(error.code, facts.phaseKnown ? error.phase : null, error.message);
  const illegal = error.phase === "dns" && facts.host !== null && error.code === "ENOTFOUND" && badName(facts.host);
  return {
    rule: `error:${id}`,
    weights: illegal ? { "dns-bad-name": 1 } : withPort(facts, weights),
    reporter: null,
    opening: opening(facts, error.code, error.phase),
    evidence: errorEvidence(facts),
  };
};
