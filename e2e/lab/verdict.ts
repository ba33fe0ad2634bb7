import { oracleOf } from "@/bench/score/oracle";
import { type Marked, mark, type Score, scoreOf } from "@/bench/score/score";
import { answerOf, type Case } from "./case";

/** What the lab is held to. Never loosened to pass. */
export const bounds = { behindOracle: 0.25, layerRight: 0.95, mostOnWrong: 0.8 } as const;

/** The cases marked by the proper score, each beside what an oracle of this lab could know. */
export function judge(cases: readonly Case[]): { marked: Marked[]; score: Score } {
  const answers = cases.map(answerOf);
  const oracle = oracleOf(answers);
  // The reading of the probe itself, which knows phases and addresses that a printed answer lacks.
  const marked = answers.map((answer, index) => mark(answer, oracle, cases[index]?.report));
  return { marked, score: scoreOf(marked) };
}

/** What falls short of the bounds, in words; empty when nothing does. */
export function shortcomings({ behind, layerRight, highestWrong, certainWrong }: Score): string[] {
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  return [
    behind > bounds.behindOracle
      ? `The score is ${behind.toFixed(3)} behind the oracle's; ${bounds.behindOracle} is the most.`
      : "",
    layerRight < bounds.layerRight
      ? `The layer is right in ${percent(layerRight)}; ${percent(bounds.layerRight)} is the least.`
      : "",
    highestWrong.weight >= bounds.mostOnWrong
      ? `${highestWrong.id}: ${highestWrong.weight.toFixed(2)} on ${highestWrong.cause}, which was wrong.`
      : "",
    ...certainWrong.map((id) => `${id}: called certain, and wrong.`),
  ].filter((words) => words !== "");
}
