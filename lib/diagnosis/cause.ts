import { answerCauses } from "@/lib/diagnosis/causes/answer";
import { connectionCauses } from "@/lib/diagnosis/causes/connection";
import { gatewayCauses } from "@/lib/diagnosis/causes/gateway";
import type { NextStep } from "@/lib/diagnosis/diagnosis";
import type { Layer } from "@/lib/diagnosis/layer";

/** What can have happened. In commands, HOST, PORT and URL stand for those of the check. */
export type Cause = {
  layer: Layer;
  /** In words, for the end of a sentence: "could not connect to the app". */
  words: string;
  steps: readonly NextStep[];
  /** Whether an immediate retry probably helps. */
  retryHelps: boolean;
};

export const causes: Record<string, Cause> = { ...connectionCauses, ...gatewayCauses, ...answerCauses };

/** A cause by its slug. A slug that is not in the taxonomy is a defect of a rule. */
export function causeOf(slug: string): Cause {
  const cause = causes[slug];
  if (!cause) throw new Error(`No such cause: ${slug}`);
  return cause;
}
