import type { CauseSlug } from "@/lib/diagnosis/cause";
import { causes } from "@/lib/diagnosis/cause";
import type { Candidate, Report } from "@/lib/diagnosis/diagnosis";
import type { Weights } from "@/lib/diagnosis/weights";
import type { Observation } from "@/lib/triage/observation";
import { factor, type Reader, wholeWay } from "@/lib/triage/reading";
import { seenWords } from "@/lib/triage/readings/path";

type Origin = Extract<Observation, { kind: "origin" }>;

const edgeCauses = (Object.keys(causes) as CauseSlug[]).filter((slug) => causes[slug].layer === "edge");

/** What an error on the way to the origin is called from behind the edge. */
const behindTheEdge: Readonly<Partial<Record<string, CauseSlug>>> = {
  "tcp-refused": "upstream-refused",
  "tcp-timeout": "upstream-connect-timeout",
  "tcp-host-unreachable": "upstream-unreachable",
  "tcp-net-unreachable": "upstream-unreachable",
  "dns-nxdomain": "upstream-dns-failure",
  "dns-nodata": "upstream-dns-failure",
  "conn-reset": "upstream-reset",
  "empty-reply": "upstream-closed-early",
  "response-header-timeout": "upstream-read-timeout",
  "response-malformed": "upstream-bad-response",
  "tls-cert-expired": "upstream-tls-expired",
  "tls-wrong-host": "upstream-tls-wrong-host",
  "tls-self-signed": "upstream-tls-untrusted",
  "tls-untrusted-ca": "upstream-tls-untrusted",
  "tls-chain-unverified": "upstream-tls-untrusted",
  "tls-handshake-failure": "upstream-tls-handshake",
};

function fromBehind(candidates: readonly Candidate[]): Weights {
  const weights: Partial<Record<CauseSlug, number>> = {};
  for (const { cause, weight } of candidates) {
    const slug = (behindTheEdge[cause] ?? cause) as CauseSlug;
    weights[slug] = (weights[slug] ?? 0) + weight;
  }
  return weights;
}

/** The edge could not reach an origin that can be reached from here: a block between them, or the edge asks elsewhere. */
const edgeAlone: Weights = { "edge-config-error": 50, "edge-internal-error": 30, "upstream-connect-timeout": 10 };

const blocked = new Set([401, 403, 429]);

function whenOriginIsWell(report: Report): { share: number; weights: Weights } | undefined {
  const weighs = report.diagnosis?.candidates.some(({ layer }) => layer === "edge") ?? false;
  if (weighs) return undefined;
  const status = report.response?.status ?? 0;
  return { share: 0.75, weights: blocked.has(status) ? { "edge-waf-block": 3, "edge-rate-limited": 1 } : edgeAlone };
}

/** An origin behind an edge often has a certificate that the edge alone trusts: that it is not trusted here says nothing. */
const privateTrust = new Set(["tls-self-signed", "tls-untrusted-ca", "tls-chain-unverified", "tls-incomplete-chain"]);

/** The same request past the edge: edge fails and origin answers convicts the edge, both fail convicts the origin. */
export const readOrigin: Reader<Origin> = ({ address, seen }, report) => {
  if (seen.error === "BLOCKED") return null;
  const line = `the same request to the origin ${address}, past the edge: ${seenWords(seen)}`;
  if (seen.candidates === null) {
    const shows = whenOriginIsWell(report);
    return {
      line,
      factors: {
        ...factor(0.1, wholeWay),
        ...factor(8, edgeCauses),
        "upstream-connect-timeout": 0.6,
        "app-error": 0.1,
      },
      ...(shows === undefined ? {} : { shows }),
      clause: "the origin answers well past the edge",
    };
  }
  if (privateTrust.has(seen.candidates[0]?.cause ?? "") && report.response?.status !== 526) return { line };
  return {
    line,
    factors: factor(0.1, edgeCauses),
    shows: { share: 0.75, weights: fromBehind(seen.candidates) },
    clause: `the origin fails past the edge too (${seenWords(seen)})`,
  };
};
