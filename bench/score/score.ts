import type { Answer } from "@/bench/score/answer";
import type { Oracle } from "@/bench/score/oracle";
import type { Diagnosis, Report } from "@/lib/diagnosis/diagnosis";
import { explainError, explainResponse } from "@/lib/diagnosis/explain-response";
import type { Table } from "@/lib/diagnosis/table";

const now = new Date("2026-01-02T03:04:05Z");
/** No case scores less than the logarithm of this. */
const floor = 0.001;

/** How well one answer was read. */
export type Marked = {
  answer: Answer;
  diagnosis: Diagnosis | null;
  /** The weight on the true cause; 0 where it was not named. */
  weight: number;
  score: number;
  oracle: number;
  /** Null where the oracle does not know the layer either. */
  layerRight: boolean | null;
};

/** Reads an answer the way the command line does. @param table fingerprints other than all of them */
export function read(answer: Answer, table?: Table): Report {
  const { text, error, phase, elapsedMs, method, whole } = answer;
  return text === undefined
    ? explainError({ code: error ?? "", phase, elapsedMs }, now)
    : explainResponse({ text, elapsedMs, method, whole }, now, table);
}

const logOf = (weight: number): number => Math.log(Math.max(weight, floor));

/** Marks a reading: the logarithm of the weight on the true cause, which is highest in the mean for honest weights. */
export function mark(answer: Answer, oracle: Oracle, report: Report = read(answer)): Marked {
  const { diagnosis } = report;
  const weight = diagnosis?.candidates.find(({ cause }) => cause === answer.cause)?.weight ?? 0;
  const layer = oracle.layer(answer);
  return {
    answer,
    diagnosis,
    weight,
    score: logOf(weight),
    oracle: logOf(oracle.weight(answer)),
    layerRight: layer === null ? null : diagnosis?.layer === layer,
  };
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** A tenth of the weights from 0 to 1: what was said, and how often it was so. */
type Decile = { from: number; count: number; said: number; so: number };

export type Score = {
  count: number;
  mean: number;
  oracle: number;
  /** How far the mean is below the oracle's. */
  behind: number;
  layerRight: number;
  layerKnown: number;
  deciles: readonly Decile[];
  /** The highest weight on a cause that was wrong. */
  highestWrong: { weight: number; id: string; cause: string };
  certain: number;
  certainWrong: readonly string[];
};

function decilesOf(marked: readonly Marked[]): Decile[] {
  const all = marked.flatMap(({ answer, diagnosis }) =>
    (diagnosis?.candidates ?? []).map(({ cause, weight }) => ({ weight, so: cause === answer.cause })),
  );
  return Array.from({ length: 10 }, (_, index) => {
    const inside = all.filter(({ weight }) => Math.min(9, Math.floor(weight * 10)) === index);
    return {
      from: index / 10,
      count: inside.length,
      said: mean(inside.map(({ weight }) => weight)),
      so: mean(inside.map(({ so }) => (so ? 1 : 0))),
    };
  });
}

/** Sums up what was marked. */
export function scoreOf(marked: readonly Marked[]): Score {
  const known = marked.filter(({ layerRight }) => layerRight !== null);
  const certain = marked.filter(({ diagnosis }) => diagnosis?.confidence === "certain");
  let highestWrong = { weight: 0, id: "", cause: "" };
  for (const { answer, diagnosis } of marked)
    for (const { cause, weight } of diagnosis?.candidates ?? [])
      if (cause !== answer.cause && weight > highestWrong.weight) highestWrong = { weight, id: answer.id, cause };
  const [own, best] = [mean(marked.map(({ score }) => score)), mean(marked.map(({ oracle }) => oracle))];
  return {
    count: marked.length,
    mean: own,
    oracle: best,
    behind: best - own,
    layerRight: known.length === 0 ? 1 : known.filter(({ layerRight }) => layerRight).length / known.length,
    layerKnown: known.length,
    deciles: decilesOf(marked),
    highestWrong,
    certain: certain.length,
    certainWrong: certain.filter(({ answer, diagnosis }) => diagnosis?.cause !== answer.cause).map((m) => m.answer.id),
  };
}

/** The answers that were read worst, measured by the oracle. */
export const worst = (marked: readonly Marked[], count: number): Marked[] =>
  [...marked].sort((a, b) => b.oracle - b.score - (a.oracle - a.score)).slice(0, count);
