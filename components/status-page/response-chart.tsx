import { formatLatency } from "@/components/ui/format";

const width = 240;
const height = 36;

/** Runs of neighbours that are known, so that a gap stays a gap. */
function linesOf(values: readonly (number | null)[], most: number): string {
  const step = width / Math.max(1, values.length - 1);
  let path = "";
  let down = false;
  for (const [index, value] of values.entries()) {
    if (value !== null) {
      const y = height - 2 - (value / most) * (height - 4);
      path += `${down ? "L" : "M"}${(index * step).toFixed(1)} ${y.toFixed(1)}${down ? "" : "h.1"}`;
    }
    down = value !== null;
  }
  return path;
}

/** Response times of a day as a small line, drawn once for all readers. Nothing where none was measured. */
export function ResponseChart({ values, name }: { values: readonly (number | null)[]; name: string }) {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const last = known.at(-1) ?? most;
  const words = `Response time in the last ${values.length} hours: from ${formatLatency(least)} to ${formatLatency(most)}`;
  return (
    <div className="mt-3">
      <p className="mb-1 flex justify-between gap-4 text-muted text-sm">
        <span>{words}</span>
        <span className="whitespace-nowrap tabular-nums">{formatLatency(last)}</span>
      </p>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        className="block h-9 w-full"
        role="img"
        aria-label={`${name}. ${words}, last ${formatLatency(last)}`}
      >
        <path
          d={linesOf(values, most)}
          fill="none"
          strokeWidth="1.5"
          strokeLinecap="round"
          vectorEffect="non-scaling-stroke"
          className="stroke-ink"
        />
      </svg>
    </div>
  );
}
