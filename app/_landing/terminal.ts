import { diagnosis, hops, report } from "@/app/_landing/example";

/** The line in plain characters: names above, details below, the broken way as two strokes. */
function drawLine(): string {
  const widths = hops.map(({ label, detail }) => Math.max(label.length, (detail ?? "").length) + 2);
  const rule = hops
    .map(({ state }, index) => {
      const mark = state === "failed" ? "■" : state === "ok" ? "●" : "○";
      const next = hops[index + 1];
      if (!next) return mark;
      const room = (widths[index] ?? 0) - 1;
      if (next.state !== "failed") return mark + (next.state === "ok" ? "─" : "·").repeat(room);
      return `${mark}${"─".repeat(Math.max(1, room - 5))} // `.padEnd(room + 1);
    })
    .join("");
  const labels = hops.map(({ label }, index) => label.padEnd(widths[index] ?? 0)).join("");
  const details = hops.map(({ detail }, index) => (detail ?? "").padEnd(widths[index] ?? 0)).join("");
  return [rule, labels, details].map((text) => `  ${text.trimEnd()}`).join("\n");
}

/** How the same failure reads in a terminal. */
export const terminal = [
  `$ npm run -s hopcheck -- check ${report.url ?? ""}`,
  "",
  `${report.verdict}  ${diagnosis?.summary ?? ""}`,
  "",
  drawLine(),
  "",
  "Evidence",
  ...(diagnosis?.evidence ?? []).map((line) => `  ${line}`),
  "",
  "Check first",
  ...(diagnosis?.nextSteps ?? []).map(({ text, command }) => `  ${text}${command === null ? "" : `\n    ${command}`}`),
].join("\n");
