/** What a rule made of the evidence: the start of a diagnosis. */
export type Reading = {
  rule: string;
  causes: readonly (readonly [cause: string, weight: number])[];
  reporter: { product: string; layer: string } | null;
  /** Who or what spoke, and what it said: "nginx answered 502 at once". */
  opening: string;
  evidence: readonly string[];
};
