import { causeOf } from "@/lib/diagnosis/cause";
import type { Candidate, Confidence } from "@/lib/diagnosis/diagnosis";

type Weighted = readonly (readonly [cause: string, weight: number])[];

/** Candidates best first, with weights in thousandths that sum to exactly 1. */
export function candidatesOf(weighted: Weighted): Candidate[] {
  const total = weighted.reduce((sum, [, weight]) => sum + weight, 0);
  const sorted = [...weighted].sort((one, other) => other[1] - one[1]);
  const parts = sorted.map(([, weight]) => Math.round((weight / total) * 1000));
  parts[0] = (parts[0] ?? 0) + 1000 - parts.reduce((sum, part) => sum + part, 0);
  return sorted.map(([cause], index) => ({ layer: causeOf(cause).layer, cause, weight: (parts[index] ?? 0) / 1000 }));
}

/** Certain only when the evidence leaves one cause. */
export function confidenceOf(candidates: readonly Candidate[]): Confidence {
  const best = candidates[0]?.weight ?? 0;
  if (best >= 0.95) return "certain";
  return best >= 0.5 ? "likely" : "possible";
}
