import { serverWords } from "@/lib/diagnosis/evidence";
import type { Facts } from "@/lib/diagnosis/facts";
import type { Weights } from "@/lib/diagnosis/weights";

/** What a rule made of the evidence: the start of a diagnosis. */
export type Finding = {
  /** Id of the rule. */
  rule: string;
  weights: Weights;
  reporter: { product: string; layer: string } | null;
  /** Who or what spoke, and what it said: "nginx answered 502 at once". */
  opening: string;
  evidence: readonly string[];
  /** The whole summary, where opening and cause do not make a good sentence. */
  summary?: string;
};

/** A rule looks at the facts and either has a finding or leaves them to the next. */
export type Rule = (facts: Facts) => Finding | null;

/** "nginx answered 502 at once", for an answer that came. */
export const answered = (facts: Facts, who: string): string => `${who} answered ${facts.status}${serverWords(facts)}`;
