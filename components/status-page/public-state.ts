import type { ShownState } from "@/components/ui/state-mark";
import type { ComponentState, OverallState } from "@/lib/status-page/page";

const components: Record<ComponentState, ShownState> = {
  operational: "up",
  degraded: "degraded",
  down: "down",
  maintenance: "maintenance",
  unknown: "unknown",
};

const pages: Record<OverallState, ShownState> = {
  operational: "up",
  degraded: "degraded",
  "partial-outage": "degraded",
  "major-outage": "down",
  maintenance: "maintenance",
  unknown: "unknown",
};

/** The shape and colour of a component's state. */
export const componentMark = (state: ComponentState): ShownState => components[state];

/** The shape and colour of a whole page. */
export const overallMark = (state: OverallState): ShownState => pages[state];

export const stateInks: Record<ShownState, string> = {
  // Where all is well the shape says so; words in colour are for what is not.
  up: "text-ink",
  degraded: "text-degraded",
  down: "text-down",
  maintenance: "text-maintenance",
  unknown: "text-unknown",
  pending: "text-unknown",
  paused: "text-unknown",
};
