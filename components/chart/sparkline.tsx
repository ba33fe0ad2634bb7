import { formatLatency } from "@/components/ui/format";

const width = 96;
const height = 24;
const pad = 3;

type Point = { x: number; y: number };

/** The runs between gaps, each a list of points; the gaps are the checks that failed. */
function runsOf(values: readonly (number | null)[]): { runs: Point[][]; gaps: number[] } {
  const known = values.filter((value) => value !== null);
  const most = Math.max(...known, 1);
  const least = Math.min(...known, most);
  const spread = Math.max(most - least, most * 0.25);
  const step = (width - 2 * pad) / Math.max(1, values.length - 1);
  const runs: Point[][] = [[]];
  const gaps: number[] = [];
  values.forEach((value, index) => {
    const x = pad + index * step;
    if (value === null) {
      gaps.push(x);
      runs.push([]);
    } else runs.at(-1)?.push({ x, y: height - pad - ((value - least) / spread) * (height - 2 * pad) });
  });
  return { runs: runs.filter((run) => run.length > 0), gaps };
}

const pathOf = (run: readonly Point[]): string =>
  run.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");

/** The last checks as a line; each that failed is a gap with a square in it. @param values milliseconds, oldest first, null for one that failed */
export function Sparkline({ values }: { values: readonly (number | null)[] }) {
  if (values.length === 0) return <span className="text-faint">no checks yet</span>;
  const { runs, gaps } = runsOf(values);
  const last = values.at(-1);
  const words = `Latency of the last ${values.length} checks: ${gaps.length === 0 ? "none" : gaps.length} failed, the latest ${
    typeof last === "number" ? formatLatency(last) : "failed"
  }`;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" className="block">
      <title>{words}</title>
      {runs.map((run) =>
        run.length === 1 ? (
          <circle key={run[0]?.x} cx={run[0]?.x} cy={run[0]?.y} r="1.5" className="fill-muted" />
        ) : (
          <path
            key={run[0]?.x}
            d={pathOf(run)}
            fill="none"
            strokeWidth="1.5"
            strokeLinejoin="round"
            className="stroke-muted"
          />
        ),
      )}
      {gaps.map((x) => (
        <rect key={x} x={x - 1.5} y={height - pad - 3} width="3" height="5" className="fill-down-mark" />
      ))}
    </svg>
  );
}
