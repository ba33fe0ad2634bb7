import type { Look } from "@/lib/status-page/inks";
import { type Markup, markup } from "@/lib/status-page/markup";
import type { ComponentState, OverallState } from "@/lib/status-page/page";

/** How the state of a component looks. */
export const componentLook: Record<ComponentState, Look> = {
  operational: "up",
  degraded: "degraded",
  down: "down",
  maintenance: "maintenance",
  unknown: "unknown",
};

/** How the state of a whole page looks. */
export const overallLook: Record<OverallState, Look> = {
  operational: "up",
  degraded: "degraded",
  "partial-outage": "degraded",
  "major-outage": "down",
  maintenance: "maintenance",
  unknown: "unknown",
};

/** Shapes on a field of 12, that read without colour: the same as on the pages. */
export const shapes: Record<Look, string> = {
  up: '<circle cx="6" cy="6" r="5" fill="currentColor"/>',
  degraded:
    '<circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M6 1.75a4.25 4.25 0 0 1 0 8.5z" fill="currentColor"/>',
  down: '<rect x="1" y="1" width="10" height="10" rx="1" fill="currentColor"/>',
  maintenance:
    '<path d="M10.9 3.1 9 5 7 3l1.9-1.9a3.4 3.4 0 0 0-4.4 4.4L1.2 8.8a1.4 1.4 0 0 0 2 2l3.3-3.3a3.4 3.4 0 0 0 4.4-4.4z" fill="currentColor"/>',
  unknown: '<circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" stroke-width="1.5"/>',
};

/** The mark of a state, beside its word. */
export const stateShape = (look: Look): Markup =>
  markup`<svg viewBox="0 0 12 12" aria-hidden="true">${{ html: shapes[look] }}</svg>`;
