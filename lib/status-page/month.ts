/** The first and the last month that a history reaches: those of no page are asked for beyond them. */
const firstYear = 2000;

/** A month in UTC. */
export type Month = { name: string; from: Date; to: Date };

const nameOf = (at: Date): string => at.toISOString().slice(0, 7);

const monthAt = (year: number, month: number): Month => {
  const from = new Date(Date.UTC(year, month, 1));
  return { name: nameOf(from), from, to: new Date(Date.UTC(year, month + 1, 1)) };
};

/** The month of a moment. */
export const monthOf = (at: Date): Month => monthAt(at.getUTCFullYear(), at.getUTCMonth());

/** A month by its name, such as `2026-11`; null for what is none, or is still to come. */
export function readMonth(name: string, now: Date): Month | null {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(name) ?? [];
  if (year === undefined || Number(year) < firstYear) return null;
  const found = monthAt(Number(year), Number(month) - 1);
  return found.from > now ? null : found;
}

/** The month before or after one. */
export const monthBeside = ({ from }: Month, by: -1 | 1): Month =>
  monthAt(from.getUTCFullYear(), from.getUTCMonth() + by);
