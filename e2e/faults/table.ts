import type { NotMade, Result } from "@/e2e/faults/fault";

const widths = [6, 34, 9, 44, 9, 5, 9, 14, 14, 14];
const rowOf = (cells: readonly string[]): string =>
  cells
    .map((cell, index) => cell.padEnd(widths[index] ?? 0))
    .join(" ")
    .trimEnd();

/** The table's first line. Figures stand before their bounds. */
export const head = rowOf([
  "id",
  "fault",
  "queue",
  "what is done",
  "expected",
  "lost",
  "twice",
  "late (bound) s",
  "gap (bound) s",
  "back (bound) s",
  "verdict",
]);

const beside = (value: number | null, bound: number): string => (value === null ? "-" : `${value} (${bound})`);

/** One run as lines: its figures, and below them what it broke. */
export function rowsFor({ id, title, backend, does, bounds, figures, violations, notMade }: Result): string[] {
  if (notMade !== null || figures === null)
    return [rowOf([id, title, backend, `not made here: ${notMade ?? "it gave no figures"}`])];
  const row = rowOf([
    id,
    title,
    backend,
    does,
    String(figures.expected),
    String(figures.lost),
    `${figures.twice} (${bounds.twice})`,
    beside(figures.late, bounds.late),
    beside(figures.gap, bounds.gap),
    beside(figures.back, bounds.back),
    violations.length === 0 ? "holds" : "BROKEN",
  ]);
  return [row, ...violations.map(({ invariant, text }) => `       ${invariant === "own" ? id : invariant}: ${text}`)];
}

/** A fault that nobody makes here. */
export const rowForNotMade = ({ id, title, why }: NotMade): string => rowOf([id, title, "-", `not made here: ${why}`]);
