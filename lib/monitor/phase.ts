/**
 * The second of its interval at which a monitor is due, as a 31-bit number taken
 * from the random end of its id: load spreads by itself and stays where it is for life.
 */
export const phaseOf = (monitorId: string): number => Number.parseInt(monitorId.slice(-8), 16) & 0x7fffffff;

/** True when a monitor is due in this second (Unix time). */
export const isDue = (second: number, phase: number, intervalSeconds: number): boolean =>
  (second - phase) % intervalSeconds === 0;
