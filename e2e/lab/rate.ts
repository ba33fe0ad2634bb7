import { oracleOf } from "@/bench/score/oracle";
import { type Marked, mark } from "@/bench/score/score";
import { recordOf } from "@/e2e/lab/record";
import type { Case } from "@/e2e/lab/run-case";

export type Verdict = "right" | "among candidates" | "wrong";
export type Rated = Case & { marked: Marked; verdict: Verdict };

function verdictOf({ diagnosis, answer, weight }: Marked): Verdict {
  if (diagnosis?.cause === answer.cause) return "right";
  return weight > 0 ? "among candidates" : "wrong";
}

/** Marks every case that can be seen, beside an oracle that knows all of them but not which one it is looking at. */
export function rate(cases: readonly Case[]): Rated[] {
  const seen = cases.filter(({ unseen }) => unseen === null).map((one) => ({ one, answer: recordOf(one) }));
  const oracle = oracleOf(seen.map(({ answer }) => answer));
  return seen.map(({ one, answer }) => {
    // The report is of the probe itself, which saw more than the recording keeps.
    const marked = mark(answer, oracle, one.report);
    return { ...one, marked, verdict: verdictOf(marked) };
  });
}
