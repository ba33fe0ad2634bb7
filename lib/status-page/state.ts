import type { Impact } from "@/lib/announcement/announcement";
import type { ComponentState, OverallState } from "@/lib/status-page/page";

const worstFirst: readonly ComponentState[] = ["down", "degraded", "maintenance", "operational", "unknown"];

/** The worst of some states. What is not known says nothing beside what is; of nothing at all nothing is known. */
export const worstState = (states: readonly ComponentState[]): ComponentState =>
  worstFirst.find((state) => states.includes(state)) ?? "unknown";

/**
 * The state of a component that stands on several monitors.
 * @param quorum how many of them must be up for it to be up; null when all must, so that the worst wins
 */
export function joinedState(states: readonly ComponentState[], quorum: number | null): ComponentState {
  if (quorum === null || states.length === 0) return worstState(states);
  const count = (...wanted: ComponentState[]) => states.filter((state) => wanted.includes(state)).length;
  // A quorum that is larger than what is left of its monitors asks for all of them.
  const needed = Math.min(quorum, states.length);
  if (count("operational") >= needed) return "operational";
  if (count("operational", "degraded") >= needed) return "degraded";
  // Were all those well of which nothing is seen, it would still be too few: that is certain.
  if (count("operational", "degraded", "maintenance", "unknown") < needed) return "down";
  return count("operational", "degraded", "maintenance") >= needed ? "maintenance" : "unknown";
}

const overallOf: Record<Impact, OverallState> = {
  none: "operational",
  minor: "degraded",
  major: "partial-outage",
  critical: "major-outage",
};

const rank: readonly OverallState[] = [
  "unknown",
  "operational",
  "maintenance",
  "degraded",
  "partial-outage",
  "major-outage",
];

/** The state of a page with what its owner announces: that may make it worse than its monitors know, never better. */
export function announcedState(overall: OverallState, impacts: readonly Impact[]): OverallState {
  const said = impacts.map((impact) => overallOf[impact]).filter((state) => state !== "operational");
  return [overall, ...said].reduce((worst, state) => (rank.indexOf(state) > rank.indexOf(worst) ? state : worst));
}
