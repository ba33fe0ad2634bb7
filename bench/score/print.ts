import { type Marked, type Score, scoreOf, worst } from "@/bench/score/score";

const fixed = (value: number, digits = 3): string => value.toFixed(digits);
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** One line: a name and how it did. */
const line = (name: string, score: Score): string =>
  [
    name.padEnd(34),
    String(score.count).padStart(5),
    fixed(score.mean).padStart(8),
    fixed(score.oracle).padStart(8),
    fixed(score.behind).padStart(8),
    (score.layerKnown === 0 ? "-" : percent(score.layerRight)).padStart(9),
  ].join(" ");

const heading = `${"".padEnd(34)} ${"cases".padStart(5)} ${"score".padStart(8)} ${"oracle".padStart(8)} ${"behind".padStart(8)} ${"layer".padStart(9)}`;

function calibration(score: Score): string {
  const rows = score.deciles
    .filter(({ count }) => count > 0)
    .map(
      ({ from, count, said, so }) =>
        `  ${fixed(from, 1)}-${fixed(from + 0.1, 1)}  ${String(count).padStart(6)}  said ${fixed(said)}  so ${fixed(so)}`,
    );
  return ["Calibration: weights said, and how often it was so", ...rows].join("\n");
}

function worstCases(marked: readonly Marked[]): string {
  const rows = worst(marked, 10).map(
    ({ answer, diagnosis, weight, oracle }) =>
      `  ${answer.id.padEnd(40)} ${answer.cause} ${fixed(weight)} (oracle ${fixed(Math.exp(oracle))}); said ${diagnosis?.cause ?? "up"} ${fixed(diagnosis?.candidates[0]?.weight ?? 0)} by ${diagnosis?.rule ?? "-"}`,
  );
  return ["Worst ten", ...rows].join("\n");
}

/** The whole account of a set of marked answers, for people. */
export function account(
  marked: readonly Marked[],
  sharper: Score,
  unseen: readonly (readonly [string, Score])[],
): string {
  const score = scoreOf(marked);
  const products = [...new Set(marked.map(({ answer }) => answer.product))].sort();
  const wrong = score.highestWrong;
  return [
    [
      heading,
      line("all recorded answers", score),
      line("  beside an oracle with a clock", sharper),
      ...products.map((product) =>
        line(`  ${product}`, scoreOf(marked.filter(({ answer }) => answer.product === product))),
      ),
    ].join("\n"),
    ...(unseen.length === 0
      ? []
      : [["As if never seen", ...unseen.map(([name, each]) => line(`  ${name}`, each))].join("\n")]),
    calibration(score),
    [
      `Layer right as first answer: ${percent(score.layerRight)} of ${score.layerKnown} where the oracle knows it`,
      `Highest weight on a wrong cause: ${fixed(wrong.weight)} (${wrong.id}: ${wrong.cause})`,
      `Certain: ${score.certain}, of them wrong: ${score.certainWrong.length} ${score.certainWrong.join(" ")}`,
    ].join("\n"),
    worstCases(marked),
  ].join("\n\n");
}
