/** What a good answer looks like. */
export type Expectation = {
  /** Inclusive ranges, such as [[200, 299]]. */
  status: readonly (readonly [from: number, to: number])[];
  /** Text the body must hold, or with `absent` must not hold; null when any body will do. */
  keyword: { text: string; absent: boolean } | null;
  /** Slower than this is degraded; null for no limit. */
  maxLatencyMs: number | null;
  /** So many of the last `ofChecks` must be slower: 2 of 3 is their median. 1 of 1 looks at each by itself. */
  slowChecks: number;
  ofChecks: number;
  /** Warn this many days before the certificate ends; 0 for never. */
  tlsExpiryWarningDays: number;
};

/** What a check expects when nobody said anything else. */
export const defaultExpectation: Expectation = {
  status: [[200, 299]],
  keyword: null,
  maxLatencyMs: null,
  slowChecks: 1,
  ofChecks: 1,
  tlsExpiryWarningDays: 14,
};

/** The expectation of a stored monitor: what its JSON column leaves out is the default. */
export function expectationOf(stored: { expect: unknown; tlsExpiryWarningDays: number }): Expectation {
  const written = stored.expect as Partial<Expectation>;
  return {
    status: written.status ?? defaultExpectation.status,
    keyword: written.keyword ?? null,
    maxLatencyMs: written.maxLatencyMs ?? null,
    slowChecks: written.slowChecks ?? defaultExpectation.slowChecks,
    ofChecks: written.ofChecks ?? defaultExpectation.ofChecks,
    tlsExpiryWarningDays: stored.tlsExpiryWarningDays,
  };
}
