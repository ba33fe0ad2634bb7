/**
 * A histogram of latencies that can be added to another: bucket n holds what is below
 * `bounds[n]` milliseconds, each bound a quarter above the one before, so that a
 * percentile read from it is off by at most an eighth.
 */
const bounds: readonly number[] = Array.from({ length: 52 }, (_, index) => 1.25 ** index);

export const latencyBuckets = bounds.length + 1;

/** The bounds as an SQL array for `width_bucket`, which counts buckets from 0. */
export const latencyBoundsSql = `array[${bounds.map((bound) => bound.toFixed(6)).join(",")}]::float8[]`;

export function addHistograms(histograms: readonly (readonly number[])[]): number[] {
  const sum = new Array<number>(latencyBuckets).fill(0);
  for (const histogram of histograms) {
    for (const [index, count] of histogram.entries()) sum[index] = (sum[index] ?? 0) + count;
  }
  return sum;
}

/**
 * The latency below which a share of the checks stayed.
 * @param share from 0 to 1
 * @returns milliseconds, null for an empty histogram
 */
export function percentile(histogram: readonly number[], share: number): number | null {
  const total = histogram.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  let seen = 0;
  for (const [index, count] of histogram.entries()) {
    seen += count;
    if (seen >= total * share) {
      const low = index === 0 ? 0 : (bounds[index - 1] ?? 0);
      const high = bounds[index] ?? low;
      return Math.round(((low + high) / 2) * 10) / 10;
    }
  }
  return null;
}
