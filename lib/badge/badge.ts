import { z } from "zod";
import type { Look } from "@/lib/status-page/inks";
import type { ComponentState, OverallState, PublicStatus } from "@/lib/status-page/page";
import type { PublicFigures } from "@/lib/status-page/public-figures";
import { componentWords } from "@/lib/status-page/words";
import { formatLatency, formatUptime } from "@/lib/uptime/figure";

export const badgeTypes = ["state", "uptime", "response"] as const;
export const badgeStyles = ["flat", "flat-square", "for-the-badge"] as const;
/** Stretches of time that a badge may tell of, in days. */
export const badgePeriods = { "24h": 1, "7d": 7, "30d": 30, "90d": 90 } as const;
export type BadgePeriod = keyof typeof badgePeriods;

const mostOfALabel = 60;

/** What `badge.svg` takes. */
export const badgeQuery = z
  .strictObject({
    component: z.uuid("component is the id of one of the page's components").optional(),
    type: z.enum(badgeTypes, { error: `type is ${badgeTypes.join(", ")}` }).default("state"),
    period: z
      .enum(Object.keys(badgePeriods) as [BadgePeriod, ...BadgePeriod[]], {
        error: `period is ${Object.keys(badgePeriods).join(", ")}`,
      })
      .default("30d"),
    style: z.enum(badgeStyles, { error: `style is ${badgeStyles.join(", ")}` }).default("flat"),
    label: z
      .string()
      .trim()
      .max(mostOfALabel, `label has at most ${mostOfALabel} characters`)
      .regex(/^[^\p{C}\u2028\u2029]*$/u, "label is one line of plain text")
      .optional(),
  })
  .refine(({ type, component }) => type !== "response" || component !== undefined, {
    message: "response is of one component: name it",
  });
export type BadgeQuery = z.output<typeof badgeQuery>;

/** What a badge says. */
export type BadgeText = { label: string; message: string; look: Look };

const componentLooks: Record<ComponentState, Look> = {
  operational: "up",
  degraded: "degraded",
  down: "down",
  maintenance: "maintenance",
  unknown: "unknown",
};

/** A badge has room for a word or two. */
const overall: Record<OverallState, readonly [message: string, look: Look]> = {
  operational: ["operational", "up"],
  degraded: ["degraded", "degraded"],
  "partial-outage": ["partial outage", "degraded"],
  "major-outage": ["major outage", "down"],
  maintenance: ["maintenance", "maintenance"],
  unknown: ["no data", "unknown"],
};

/** Uptime by how much a year of it would be missed: three nines are well, two are not. */
function uptimeLook(share: number | null): Look {
  if (share === null) return "unknown";
  if (share >= 0.999) return "up";
  return share >= 0.99 ? "degraded" : "down";
}

type Figures = PublicFigures | null;

/**
 * What a badge says of a page, or of one component of it.
 * @param figures of the period; null for a badge of the state
 * @returns null when the page has no such component
 */
export function badgeText(status: PublicStatus, query: BadgeQuery, figures: Figures): BadgeText | null {
  const component = status.components.find(({ id }) => id === query.component);
  if (query.component !== undefined && component === undefined) return null;
  const name = query.label ?? component?.name ?? (query.type === "state" ? "status" : status.name);
  if (query.type === "uptime") {
    const share = figures?.uptime ?? null;
    const label = query.label ?? `${component === undefined ? "uptime" : `${name} uptime`} ${query.period}`;
    return { label, message: formatUptime(share), look: uptimeLook(share) };
  }
  if (query.type === "response") {
    const ms = figures?.latencyMs ?? null;
    const label = query.label ?? `${name} response ${query.period}`;
    return { label, message: ms === null ? "no data" : formatLatency(ms), look: ms === null ? "unknown" : "up" };
  }
  if (component !== undefined)
    return { label: name, message: componentWords[component.state], look: componentLooks[component.state] };
  const [message, look] = overall[status.overall];
  return { label: name, message, look };
}
