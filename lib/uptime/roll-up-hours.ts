import { rollUpHours } from "./store";

const hourMs = 3_600_000;

/** Sums the last two hours: the one that is running and the one whose last checks may have come late. */
export async function rollUpRecentHours(now: Date): Promise<void> {
  await rollUpHours(new Date(now.getTime() - 2 * hourMs), now);
}
