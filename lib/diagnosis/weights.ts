import { type CauseSlug, causes } from "@/lib/diagnosis/cause";
import type { Candidate, Confidence } from "@/lib/diagnosis/diagnosis";
import type { Layer } from "@/lib/diagnosis/layer";

/** How much speaks for each cause. Shares of a whole; they need not sum to 1. */
export type Weights = Readonly<Partial<Record<CauseSlug, number>>>;

/** Weights are whole parts of a power of two, so that they sum to exactly 1 in floating point in any order. */
const parts = 4096;

/**
 * Candidates best first, their weights summing to exactly 1. Every cause that is named keeps at
 * least one part: what is possible is never called impossible.
 */
export function candidatesOf(weights: Weights): Candidate[] {
  const named = (Object.entries(weights) as [CauseSlug, number][]).filter(([, weight]) => weight > 0);
  const total = named.reduce((sum, [, weight]) => sum + weight, 0);
  const sorted = named.sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  const shares = sorted.map(([, weight]) => Math.max(1, Math.round((weight / total) * parts)));
  const over = shares.reduce((sum, share) => sum + share, 0) - parts;
  return sorted.map(([cause], index) => ({
    layer: causes[cause].layer,
    cause,
    // What rounding left over or took too much goes to the best, which can bear it.
    weight: ((shares[index] ?? 0) - (index === 0 ? over : 0)) / parts,
  }));
}

/** Least weight of the best candidate that is called likely. */
const likelyFrom = 0.4;

/** Less will do for one that stands out from many: twice the next. */
const standsOutFrom = 0.15;

/** Certain only when the evidence leaves one cause. */
export function confidenceOf(candidates: readonly Candidate[]): Confidence {
  if (candidates.length === 1) return "certain";
  const [best, next] = candidates.map(({ weight }) => weight);
  if (best === undefined || next === undefined) return "possible";
  return best >= likelyFrom || (best >= standsOutFrom && best >= next * 2) ? "likely" : "possible";
}

/** An answer that began and broke off was being written by somebody, and gateways pass on what they get. */
export const placedBy = (answered: boolean): Readonly<Partial<Record<string, Layer>>> =>
  answered ? { "response-truncated": "application" } : {};

/** How many times as much another layer must weigh to be set against that of the best candidate. */
const outweighs = 1.5;

/**
 * The layer to name: that of the best candidate, unless the candidates of another layer weigh
 * far more together. Then it is `unknown`, and the candidates say between which.
 * @param elsewhere layers of causes that the evidence puts elsewhere than they usually are
 */
export function layerOf(all: readonly Candidate[], elsewhere: Readonly<Partial<Record<string, Layer>>> = {}): string {
  const candidates = all.map((each) => ({ ...each, layer: elsewhere[each.cause] ?? each.layer }));
  const sums = new Map<string, number>();
  for (const { layer, weight } of candidates) sums.set(layer, (sums.get(layer) ?? 0) + weight);
  const best = candidates[0]?.layer ?? "unknown";
  const own = sums.get(best) ?? 0;
  const most = Math.max(0, ...[...sums].filter(([layer]) => layer !== best).map(([, sum]) => sum));
  return most >= own * outweighs ? "unknown" : best;
}

/** The same weights with the best held to a share of the whole; the others take what it gives up, each its part. */
export function held(weights: Weights, most: number): Weights {
  const entries = Object.entries(weights) as [CauseSlug, number][];
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  const best = Math.max(...entries.map(([, weight]) => weight));
  if (entries.length < 2 || best <= most * total) return weights;
  const factor = ((1 - most) * total) / (total - best);
  let seen = false;
  return Object.fromEntries(
    entries.map(([cause, weight]) => {
      if (weight !== best || seen) return [cause, weight * factor];
      seen = true;
      return [cause, most * total];
    }),
  );
}

/** The weights of several tables together, each with its share. */
export function mix(...tables: readonly (readonly [share: number, weights: Weights])[]): Weights {
  const sum: Partial<Record<CauseSlug, number>> = {};
  for (const [share, weights] of tables) {
    const total = Object.values(weights).reduce((all, weight) => all + weight, 0);
    for (const [cause, weight] of Object.entries(weights) as [CauseSlug, number][])
      sum[cause] = (sum[cause] ?? 0) + (share * weight) / total;
  }
  return sum;
}
