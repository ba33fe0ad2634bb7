import type { Candidate, NextStep } from "@/lib/diagnosis/diagnosis";
import { fillCommand, type Place } from "@/lib/runbook/command";
import { checksOf } from "@/lib/runbook/runbook";

/** Steps of a report; the whole runbook has a page of its own. */
const most = 4;

/**
 * What to check first, three steps or four: those of the best candidate, then the first of the
 * runner-up that is not among them, which tells the two apart.
 * @param product id of the product that wrote the answer; null when it is not known
 */
export function stepsFor(candidates: readonly Candidate[], place: Place, product: string | null): NextStep[] {
  const [best = [], second = []] = candidates.slice(0, 2).map(({ cause }) => checksOf(cause, product));
  const apart = second.find(({ text }) => !best.some((step) => step.text === text));
  const chosen = apart === undefined ? best.slice(0, most) : [...best.slice(0, most - 1), apart];
  return chosen.map(({ text, command }) => ({ text, command: command === null ? null : fillCommand(command, place) }));
}
