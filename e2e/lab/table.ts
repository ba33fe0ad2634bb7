import { type Marked, scoreOf } from "@/bench/score/score";
import { rateInside } from "@/e2e/lab/inside";
import type { Rated } from "@/e2e/lab/rate";
import type { Case } from "@/e2e/lab/run-case";

/** What the client saw, in one word or two. */
const sawOf = ({ result }: Case): string => {
  const status = result.response ? String(result.response.status) : "";
  return [status, result.error?.code ?? ""].filter((part) => part !== "").join(" ");
};

const widths = [17, 19, 30, 8, 26, 36, 7, 17];
const rowOf = (cells: readonly string[]): string =>
  cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(" ");

/** The table's first line. */
export const head = rowOf([
  "product",
  "fault",
  "the client saw",
  "ms",
  "what is true",
  "diagnosis",
  "weight",
  "verdict",
  "with an agent",
]);

/** What an agent makes of it, in a word; what it is wrong or not certain of is named. */
function insideOf(one: Case): string {
  const { verdict, cause } = rateInside(one);
  return verdict === "certain" || verdict === "untold" ? verdict : `${verdict}: ${cause}`;
}

/** One case as one line. */
export function rowFor(one: Case | Rated): string {
  const { diagnosis } = one.report;
  const named = diagnosis ? `${diagnosis.layer}: ${diagnosis.cause}` : "none";
  const rated = "marked" in one ? one : null;
  return rowOf([
    one.setup,
    one.fault,
    sawOf(one),
    String(Math.round(one.result.totalMs)),
    one.truth.cause,
    named,
    rated ? rated.marked.weight.toFixed(2) : "",
    rated ? rated.verdict : `cannot be seen: ${one.unseen}`,
    rated ? insideOf(one) : "",
  ]);
}

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;

/** The figures below the table. */
export function footOf(name: string, marked: readonly Marked[]): string {
  const score = scoreOf(marked);
  const right = marked.filter(({ diagnosis, answer }) => diagnosis?.cause === answer.cause).length / marked.length;
  return `${name}: ${score.count} cases, mean log score ${score.mean.toFixed(3)} (oracle ${score.oracle.toFixed(3)}), cause right ${percent(right)}, layer right ${percent(score.layerRight)} of the ${score.layerKnown} that show it`;
}

/** How many of the cases that a log or a port tells are certain with an agent. */
export function insideFoot(cases: readonly Case[]): string {
  const verdicts = cases.map((one) => rateInside(one).verdict);
  const count = (wanted: string): number => verdicts.filter((verdict) => verdict === wanted).length;
  return `with an agent: ${count("certain")} certain and right, ${count("wrong")} certain and wrong, ${count("not certain")} not certain, ${count("untold")} that neither a log nor a port tells`;
}
