const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** Waits before each try after the first: close together at first, about three days in all. */
const delays: readonly number[] = [
  5 * second,
  30 * second,
  2 * minute,
  5 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  4 * hour,
  8 * hour,
  12 * hour,
  20 * hour,
  24 * hour,
];

/**
 * How long to wait after the n-th failed try, with up to a fifth more so that many do not come back at once.
 * @param attempts tries so far, from 1
 * @param chance from 0 to 1
 * @param retryAfterMs what the other side asked for; never less than that is waited
 * @returns milliseconds, null when there is no further try
 */
export function nextTryMs(attempts: number, chance: number, retryAfterMs: number | null): number | null {
  const delay = delays[attempts - 1];
  if (delay === undefined) return null;
  return Math.max(Math.round(delay * (1 + chance / 5)), retryAfterMs ?? 0);
}

/**
 * How long to wait while our own way out is closed: soon, for nobody else is bothered by it.
 * @param ageMs how long the notice has waited
 * @param chance from 0 to 1
 * @returns milliseconds, 36 s at most
 */
export function awayWaitMs(ageMs: number, chance: number): number {
  const wait = ageMs < 30 * second ? 5 * second : ageMs < 5 * minute ? 15 * second : 30 * second;
  return Math.round(wait * (1 + chance / 5));
}
