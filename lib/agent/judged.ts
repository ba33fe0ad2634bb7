import type { CauseSlug } from "@/lib/diagnosis/cause";
import type { Diagnosis } from "@/lib/diagnosis/diagnosis";
import type { Weights } from "@/lib/diagnosis/weights";

/** One cause that is proven, and how. */
export type Verdict = { cause: CauseSlug; rule: string; words: string };

/** What something that was seen on the server makes of a diagnosis: a verdict, or factors on the weights of its candidates. */
export type Judged = { verdict: Verdict | null; factors: Weights; notes: string[] };

/** True when a cause is among those that are possible by what is known. */
export const named = (diagnosis: Diagnosis, cause: string): boolean =>
  diagnosis.candidates.some((each) => each.cause === cause);
