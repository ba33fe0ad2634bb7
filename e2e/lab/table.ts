import type { Marked } from "@/bench/score/score";
import type { Case } from "./case";
import { products } from "./proxy";

const seen = ({ result: { response, error } }: Case): string =>
  response ? String(response.status) : (error?.code ?? "nothing");

const took = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`);

/** Whether the first answer is right, the truth is among the candidates, or it is not named. */
function verdict({ answer, diagnosis, weight }: Marked): string {
  if (diagnosis?.cause === answer.cause) return "right";
  return weight > 0 ? "among" : "MISSED";
}

/** One line of the table: what the client saw, what Hopcheck said, what it was. */
export function row(each: Case, marked: Marked): string {
  const { diagnosis } = each.report;
  const said =
    diagnosis === null
      ? each.report.verdict
      : `${diagnosis.cause} ${(diagnosis.candidates[0]?.weight ?? 0).toFixed(2)}`;
  return [
    each.product.padEnd(9),
    each.fault.padEnd(17),
    seen(each).padEnd(21),
    took(each.result.totalMs).padStart(7),
    "",
    said.padEnd(34),
    each.truth.cause.padEnd(27),
    marked.weight.toFixed(3),
    verdict(marked),
  ].join(" ");
}

export const heading = [
  "product".padEnd(9),
  "fault".padEnd(17),
  "the client saw".padEnd(21),
  "after".padStart(7),
  "",
  "Hopcheck said".padEnd(34),
  "it was".padEnd(27),
  "given",
].join(" ");

/** Product by fault, a letter each: what was right at a glance. */
export function grid(cases: readonly Case[], marked: readonly Marked[]): string {
  const faults = [...new Set(cases.map(({ fault }) => fault))];
  const signs: Readonly<Record<string, string>> = { right: "●", among: "○", MISSED: "×" };
  const cell = (product: string, fault: string): string => {
    const index = cases.findIndex((each) => each.product === product && each.fault === fault);
    const each = marked[index];
    return each === undefined ? "·" : (signs[verdict(each)] ?? "?");
  };
  const width = Math.max(...faults.map(({ length }) => length));
  return [
    `${"".padEnd(width)}  ${products.map((product) => product.padEnd(9)).join("")}`,
    ...faults.map(
      (fault) => `${fault.padEnd(width)}  ${products.map((product) => cell(product, fault).padEnd(9)).join("")}`,
    ),
    "● the first answer is right   ○ the truth is among the candidates   × it is not   · the product cannot show it",
  ].join("\n");
}
