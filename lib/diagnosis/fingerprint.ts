/** A status and how fast it came, with what can have caused it, best first. Weights are shares; they need not sum to 1. */
export type StatusMeaning = {
  status: readonly [from: number, to: number];
  /** `instant`: under a second; `slow`: a second or more, the look of a timeout. Left out: any. */
  pace?: "instant" | "slow";
  causes: readonly (readonly [cause: string, weight: number])[];
};

/** How a product is recognised as the author of an answer, and what its errors can mean. One entry a product, data only. */
export type Fingerprint = {
  /** As people write it. */
  product: string;
  layer: "edge" | "proxy" | "platform" | "application";
  /** Its own error page; a page convicts its author. */
  page?: RegExp;
  /** Headers that only its own answers carry. */
  header?: readonly (readonly [name: string, value: RegExp])[];
  meanings: readonly StatusMeaning[];
  /** Where this is written or how it was seen. */
  source: string;
};
