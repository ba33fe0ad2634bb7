import { meaningOf } from "@/lib/diagnosis/error-codes";
import type { Reading } from "@/lib/diagnosis/reading";
import type { ProbeError, ProbeResult } from "@/lib/probe/probe";

const phaseWords: Record<ProbeError["phase"], string> = {
  dns: "The name could not be resolved",
  tcp: "The connection failed",
  tls: "The TLS handshake failed",
  request: "The request failed",
  firstByte: "No answer came",
  body: "The answer did not come whole",
};

function certificateEvidence(result: ProbeResult): string[] {
  const certificate = result.tls?.certificate;
  if (!certificate) return [];
  return [
    `certificate for ${certificate.altNames.slice(0, 5).join(", ") || certificate.subject}, issued by ${certificate.issuer || "unknown"}, valid ${certificate.validFrom} to ${certificate.validTo}`,
  ];
}

/** Reads a probe that ended in an error. */
export function readFailure(result: ProbeResult, error: ProbeError): Reading {
  const { causes } = meaningOf(error.code, error.phase);
  const failed = result.phases.find((phase) => !phase.ok);
  const evidence = [`${error.code} in the phase ${error.phase}: ${error.message}`];
  if (failed) evidence.push(`${failed.name} took ${Math.round(failed.durationMs)} ms`);
  if (result.remoteAddress) evidence.push(`connected to ${result.remoteAddress}`);
  else if (result.addresses.length > 0) evidence.push(`addresses: ${result.addresses.join(", ")}`);
  if (result.response)
    evidence.push(`status ${result.response.status}, ${result.response.bodyBytes} bytes of the body`);
  for (const hop of result.redirects.slice(0, 5))
    evidence.push(`${hop.status} from ${hop.url} to ${hop.location ?? "nowhere"}`);
  return {
    rule: `error-${error.code.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`,
    causes,
    reporter: null,
    opening: phaseWords[error.phase],
    evidence: [...evidence, ...certificateEvidence(result)],
  };
}
