/** A latency as number and unit apart, so that the unit can be set lighter. @param ms milliseconds */
export function latencyParts(ms: number): { figure: string; unit: string } {
  if (ms >= 10_000) return { figure: (ms / 1000).toFixed(1), unit: "s" };
  if (ms >= 1000) return { figure: (ms / 1000).toFixed(2), unit: "s" };
  if (ms >= 10) return { figure: String(Math.round(ms)), unit: "ms" };
  return { figure: ms.toFixed(1), unit: "ms" };
}

/** A latency as text: "3.2 ms", "148 ms", "1.24 s". @param ms milliseconds */
export function formatLatency(ms: number): string {
  const { figure, unit } = latencyParts(ms);
  return `${figure} ${unit}`;
}

/**
 * A share of time as a percentage without its sign. It is never rounded up to 100:
 * a minute of downtime in a month must show.
 * @param share 0 to 1
 */
export function uptimeFigure(share: number): string {
  if (share >= 1) return "100";
  const percent = Math.floor(share * 100_000) / 1000;
  return percent >= 99.9 ? percent.toFixed(3) : percent.toFixed(2);
}

/** A share of time as text: "99.98 %". @param share 0 to 1, null where nothing was observed */
export const formatUptime = (share: number | null): string => (share === null ? "no data" : `${uptimeFigure(share)} %`);
