const minute = 60_000;

/** Waits before each try after the first: news of a disturbance is not worth sending a day later. */
const delays: readonly number[] = [minute, 5 * minute, 15 * minute, 60 * minute, 180 * minute];

/**
 * How long to wait after the n-th failed try.
 * @param attempts tries so far, from 1
 * @param chance from 0 to 1: up to a fifth more, so that many do not come back at once
 * @param retryAfterMs what the other side asked for
 * @returns milliseconds, null when there is no further try
 */
export function nextDeliveryMs(attempts: number, chance: number, retryAfterMs: number | null): number | null {
  const delay = delays[attempts - 1];
  return delay === undefined ? null : Math.max(Math.round(delay * (1 + chance / 5)), retryAfterMs ?? 0);
}
