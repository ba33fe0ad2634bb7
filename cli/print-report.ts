import type { Report } from "@/lib/diagnosis/diagnosis";
import { type Hop, hopLine } from "@/lib/diagnosis/hop";

const marks: Record<Hop["state"], [line: string, mark: string]> = {
  ok: ["--", "o"],
  suspect: ["- ", "?"],
  failed: ["-/", "X"],
  unknown: ["..", "."],
};

/** The hop line in plain characters. */
function drawHops(hops: readonly Hop[]): string {
  return hops
    .map(
      ({ label, detail, state }, index) =>
        `${index === 0 ? "" : ` ${marks[state][0]} `}(${marks[state][1]}) ${label}${detail === null ? "" : ` [${detail}]`}`,
    )
    .join("");
}

/** A report for people: verdict, hop line, evidence, what to check first. */
export function printReport(report: Report): string {
  const { diagnosis } = report;
  const took = report.phases.reduce((sum, phase) => sum + phase.durationMs, 0);
  const head = `${report.verdict.toUpperCase()}  ${report.url ?? "recorded answer"}${report.response ? `  ${report.response.status}` : ""}${took > 0 ? `  ${Math.round(took)} ms` : ""}`;
  if (!diagnosis) return `${head}\n\n${drawHops(hopLine(report))}\n`;
  const sections = [
    head,
    drawHops(hopLine(report)),
    `${diagnosis.summary}\n  ${diagnosis.layer} / ${diagnosis.cause}, ${diagnosis.confidence}, by the rule ${diagnosis.rule}`,
    `Seen\n${diagnosis.evidence.map((line) => `  ${line}`).join("\n")}`,
  ];
  const others = diagnosis.candidates.slice(1, 4);
  if (others.length > 0)
    sections.push(
      `Or else\n${others.map(({ cause, weight }) => `  ${cause} ${Math.round(weight * 100)} %`).join("\n")}`,
    );
  if (diagnosis.runnerUp) sections.push(`Told apart\n  ${diagnosis.runnerUp.apart}`);
  if (diagnosis.nextSteps.length > 0)
    sections.push(
      `Check first\n${diagnosis.nextSteps.map(({ text, command }) => `  ${text}${command === null ? "" : `\n    $ ${command}`}`).join("\n")}`,
    );
  // What a target said is shown as text: a terminal must not take it for commands.
  return `${sections.join("\n\n")}\n`.replace(/[^\P{Cc}\n]/gu, "?");
}

/** 0 for up, 1 for anything else. */
export const exitCodeOf = (report: Report): number => (report.verdict === "up" ? 0 : 1);
