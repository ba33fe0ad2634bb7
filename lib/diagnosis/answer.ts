import type { Baseline } from "@/lib/diagnosis/baseline";
import { readProxyStatus } from "@/lib/diagnosis/proxy-status";
import type { Reading } from "@/lib/diagnosis/reading";
import { applicationEvidence, meaningsOf, recognise } from "@/lib/diagnosis/reporter";
import type { ProbeResponse, ProbeResult } from "@/lib/probe/probe";

type Weighted = Reading["causes"];

/** What a status means when nothing tells who said it. */
const bare: Record<number, Weighted> = {
  400: [
    ["bad-request-sent", 0.6],
    ["http-to-tls-port", 0.2],
    ["app-host-not-allowed", 0.2],
  ],
  401: [
    ["app-auth", 0.6],
    ["proxy-auth-required", 0.4],
  ],
  403: [
    ["app-forbidden", 0.4],
    ["proxy-forbidden", 0.3],
    ["edge-waf-block", 0.3],
  ],
  404: [
    ["app-not-found", 0.6],
    ["proxy-not-found", 0.4],
  ],
  408: [["slow-request", 1]],
  413: [["request-body-too-large", 1]],
  414: [["request-uri-too-long", 1]],
  429: [
    ["app-rate-limited", 0.4],
    ["proxy-rate-limited", 0.3],
    ["edge-rate-limited", 0.3],
  ],
  431: [["request-header-too-large", 1]],
  500: [
    ["app-error", 0.8],
    ["proxy-error", 0.2],
  ],
  502: [
    ["upstream-unavailable", 0.5],
    ["upstream-refused", 0.3],
    ["app-error", 0.2],
  ],
  503: [
    ["service-unavailable", 0.4],
    ["app-unavailable", 0.3],
    ["no-healthy-upstream", 0.3],
  ],
  504: [
    ["upstream-timeout", 0.5],
    ["upstream-read-timeout", 0.4],
    ["app-timeout", 0.1],
  ],
};

/** What a status means from the application itself. */
const fromApplication: Record<number, Weighted> = {
  400: [
    ["bad-request-sent", 0.8],
    ["app-host-not-allowed", 0.2],
  ],
  401: [["app-auth", 1]],
  403: [["app-forbidden", 1]],
  404: [["app-not-found", 1]],
  429: [["app-rate-limited", 1]],
  503: [
    ["app-unavailable", 0.6],
    ["app-overloaded", 0.2],
    ["app-maintenance", 0.2],
  ],
};

function bareMeaning(status: number): Weighted {
  if (status >= 300 && status < 400) return [["redirect-invalid", 1]];
  if (status < 300) return [["content-error-page-200", 1]];
  return (
    bare[status] ??
    (status >= 500
      ? [
          ["app-error", 0.6],
          ["proxy-error", 0.4],
        ]
      : [
          ["bad-request-sent", 0.6],
          ["app-error", 0.4],
        ])
  );
}

const pace = (ms: number): string => (ms < 1000 ? "at once" : `after ${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`);

function statusEvidence(response: ProbeResponse, firstByteMs: number): string[] {
  const evidence = [
    `status ${response.status} ${response.reason}`.trim(),
    `first byte after ${Math.round(firstByteMs)} ms`,
  ];
  for (const name of ["server", "via", "retry-after", "location"]) {
    const found = response.headers.find(([each]) => each.toLowerCase() === name);
    if (found) evidence.push(`${found[0]}: ${found[1].slice(0, 200)}`);
  }
  return evidence;
}

/** Milliseconds from the request to the first byte of the answer. */
const firstByteOf = (result: ProbeResult): number =>
  result.phases.find((phase) => phase.name === "firstByte")?.durationMs ?? result.totalMs;

/** Reads an answer whose status is not one of those expected: who wrote it, and what it then means. */
export function readStatus(result: ProbeResult, response: ProbeResponse, baseline: Baseline | null): Reading {
  const told = readProxyStatus(response);
  if (told) return told;
  const firstByteMs = firstByteOf(result);
  const evidence = statusEvidence(response, firstByteMs);
  const said = `answered ${response.status} ${pace(firstByteMs)}`;
  const reporter = recognise(response);
  if (reporter) {
    const { product, layer } = reporter.fingerprint;
    const meaning = meaningsOf(reporter.fingerprint, response.status, firstByteMs);
    const causes = meaning?.causes ?? bareMeaning(response.status);
    return {
      rule: `page-${product.toLowerCase().replace(/[^a-z0-9]+/g, "-")}-${response.status}`,
      causes,
      reporter: { product, layer },
      opening: `${product} ${said}`,
      evidence: [...evidence, reporter.evidence],
    };
  }
  const proof = applicationEvidence(response, baseline);
  if (proof !== null && response.status >= 400) {
    const causes = fromApplication[response.status] ?? [["app-error", 1] as const];
    return {
      rule: `application-${response.status}`,
      causes,
      reporter: { product: "application", layer: "application" },
      opening: `The application ${said}`,
      evidence: [...evidence, proof],
    };
  }
  return {
    rule: `status-${response.status}`,
    causes: bareMeaning(response.status),
    reporter: null,
    opening: `The server ${said}`,
    evidence,
  };
}
