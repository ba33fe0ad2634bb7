import type { Phase, ProbeResult } from "@/lib/probe/probe";

export type Verdict = "up" | "degraded" | "down";
export type Confidence = "certain" | "likely" | "possible";
export type Candidate = { layer: string; cause: string; weight: number };
/** The second candidate, and what would tell it from the first. */
export type RunnerUp = Candidate & { apart: string };
export type NextStep = { text: string; command: string | null };

/** The answer to "what failed and why". Layers and causes are slugs of the taxonomy (`layer.ts`, `cause.ts`). */
export type Diagnosis = {
  layer: string;
  cause: string;
  /** Id of the rule that decided. */
  rule: string;
  confidence: Confidence;
  /** Who wrote the answer that the client saw; null when nobody is recognised. */
  reporter: { product: string; layer: string } | null;
  /** Best first, the answer above included; weights sum to 1. */
  candidates: readonly Candidate[];
  /** The second candidate and what would tell the two apart; null with one candidate, absent in reports of older versions. */
  runnerUp?: RunnerUp | null;
  /** One sentence a person can act on. */
  summary: string;
  /** What was seen, literally. */
  evidence: readonly string[];
  nextSteps: readonly NextStep[];
  retryHelps: boolean;
};

/** One probe with its reading: the form that the command line, the API and the incident share. */
export type Report = {
  url: string | null;
  verdict: Verdict;
  /** ISO 8601. */
  checkedAt: string;
  phases: readonly Phase[];
  response: {
    status: number;
    headers: readonly (readonly [string, string])[];
    bodyBytes: number;
    remoteAddress: string | null;
    /** The beginning of the body as text, 2,000 characters at most; null when there is none, or when all is well. */
    excerpt?: string | null;
  } | null;
  /** Every address that the name resolved to. */
  addresses?: readonly string[];
  /** What the server showed in the TLS handshake; null without one. */
  tls?: ProbeResult["tls"];
  /** The `X-Hopcheck-Probe` of the request, which is its W3C trace id too: to be searched for in the target's log. */
  probeId?: string | null;
  error: { code: string; phase: string; message: string } | null;
  diagnosis: Diagnosis | null;
};
