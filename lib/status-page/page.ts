import { z } from "zod";
import type { Impact, UpdateStatus } from "@/lib/announcement/announcement";
import { type AnnounceRule, announceRule, defaultRule } from "@/lib/announcement/rule";
import type { MonitorState } from "@/lib/monitor/monitor";
import type { UptimeBar } from "@/lib/monitor/overview";

export const statusPageLimits = {
  slugLength: 63,
  nameLength: 120,
  descriptionLength: 500,
  groupLength: 60,
  components: 200,
  monitorsEach: 50,
  pages: 100,
} as const;

/** Words that a slug may not be: they are, or may become, addresses of ours. */
const reservedSlugs: ReadonlySet<string> = new Set([
  "about",
  "account",
  "admin",
  "api",
  "app",
  "assets",
  "auth",
  "badge",
  "dashboard",
  "docs",
  "edit",
  "favicon",
  "feed",
  "health",
  "help",
  "hopcheck",
  "index",
  "login",
  "logout",
  "mail",
  "metrics",
  "new",
  "null",
  "robots",
  "root",
  "rss",
  "settings",
  "sign-in",
  "sign-up",
  "sitemap",
  "static",
  "status",
  "support",
  "undefined",
  "well-known",
  "widget",
  "www",
]);

/** One line without control characters and without marks that turn the reading direction around. */
const oneLine = /^[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u;

const line = (what: string, most: number) =>
  z
    .string({ error: `Give ${what}.` })
    .trim()
    .min(1, `Give ${what}.`)
    .max(most, `At most ${most} characters.`)
    .regex(oneLine, "Write one line of plain text.");

const slug = z
  .string({ error: "Give the page an address." })
  .trim()
  .min(1, "Give the page an address.")
  .max(statusPageLimits.slugLength, `An address has at most ${statusPageLimits.slugLength} characters.`)
  .regex(/^(?!-)[a-z0-9-]*(?<!-)$/, "An address has small letters, digits and hyphens, and no hyphen at either end.")
  .refine((value) => !reservedSlugs.has(value), "This word is kept for Hopcheck itself. Choose another.");

const monitorId = z.uuid("This is not a monitor's id.");

const component = z
  .strictObject({
    id: z
      .uuid("This is not a component's id.")
      .optional()
      .meta({ description: "Of a component that is on the page already, to keep it." }),
    monitorId: monitorId.optional().meta({ description: "Its monitor; with several use `monitorIds`." }),
    monitorIds: z
      .array(monitorId)
      .min(1, "Choose a monitor.")
      .max(statusPageLimits.monitorsEach, `A component has at most ${statusPageLimits.monitorsEach} monitors.`)
      .optional(),
    quorum: z
      .int("Give a whole number.")
      .min(1, "At least one monitor must be up.")
      .nullish()
      .meta({ description: "So many of its monitors must be up for it to be up; null when all must." }),
    name: line("the component a name", statusPageLimits.nameLength),
    group: z
      .string()
      .trim()
      .max(statusPageLimits.groupLength, `A group's name has at most ${statusPageLimits.groupLength} characters.`)
      .regex(oneLine, "Write one line of plain text.")
      .nullish()
      .transform((value) => (value ? value : null)),
  })
  .superRefine(({ monitorId: one, monitorIds: several, quorum }, context) => {
    const issue = (field: string, message: string) => context.addIssue({ code: "custom", path: [field], message });
    if (one === undefined && several === undefined) issue("monitorId", "Choose a monitor.");
    if (one !== undefined && several !== undefined && !several.includes(one))
      issue("monitorId", "Give monitorIds alone; this one is not among them.");
    const count = new Set((several ?? [one]).map((id) => id?.toLowerCase())).size;
    if (typeof quorum === "number" && quorum > count) issue("quorum", `It has only ${count} to be up.`);
  })
  .transform(({ monitorId: one, monitorIds: several, quorum, ...rest }) => {
    const ids = several ?? (one === undefined ? [] : [one]);
    return { ...rest, monitorIds: [...new Set(ids.map((id) => id.toLowerCase()))], quorum: quorum ?? null };
  });

const description = z
  .string()
  .trim()
  .max(statusPageLimits.descriptionLength, `At most ${statusPageLimits.descriptionLength} characters.`)
  .regex(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u, "Write plain text without line breaks.");

const fields = {
  slug,
  name: line("the page a name", statusPageLimits.nameLength),
  description,
  components: z
    .array(component)
    .max(statusPageLimits.components, `A page has at most ${statusPageLimits.components} components.`),
  announce: announceRule,
  showCharts: z.boolean({ error: "Say true or false." }),
};

/** What `POST /status-pages` and the form take. */
export const statusPageInput = z.strictObject({
  ...fields,
  description: fields.description.default(""),
  components: fields.components.default([]),
  announce: fields.announce.default(defaultRule),
  showCharts: fields.showCharts.default(false),
});
export type StatusPageInput = z.output<typeof statusPageInput>;

/** A change: what is not named stays. Components are replaced as a whole. */
export const statusPageChange = z.strictObject(fields).partial();

/** A slug made of a name: what is left of it in small letters, digits and hyphens. */
export function suggestSlug(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");
  return words.slice(0, statusPageLimits.slugLength).replace(/^-+|-+$/g, "");
}

/** A status page as its owner sees it. Times are ISO 8601; components stand in the order they are shown. */
export type StatusPage = {
  id: string;
  slug: string;
  name: string;
  description: string;
  components: StatusPageComponent[];
  announce: AnnounceRule;
  showCharts: boolean;
  createdAt: string;
  updatedAt: string;
};
export type StatusPageComponent = {
  id: string;
  /** The first of its monitors. */
  monitorId: string;
  monitorIds: string[];
  quorum: number | null;
  name: string;
  group: string | null;
};

export type ComponentState = "operational" | "degraded" | "down" | "maintenance" | "unknown";
export type OverallState = "operational" | "degraded" | "partial-outage" | "major-outage" | "maintenance" | "unknown";

/**
 * What anybody may read. Every field is here because a customer's customer needs it;
 * addresses, headers, bodies and internal names have no field to be in.
 */
export type PublicStatus = {
  id: string;
  slug: string;
  name: string;
  description: string;
  overall: OverallState;
  components: PublicComponent[];
  /** Newest first. */
  openIncidents: PublicIncident[];
  pastIncidents: PublicIncident[];
  /** By when it begins: what is under way, what is planned, and what was in the last two weeks. */
  maintenance: PublicMaintenance[];
  /** The last check of any component, when that is so long ago that nothing newer is known; null while checks come. */
  lastKnownAt: string | null;
  /** When a state, an incident or the page itself last changed, ISO 8601. */
  changedAt: string;
  /** When this was read, ISO 8601. */
  updatedAt: string;
};

export type PublicComponent = {
  id: string;
  name: string;
  group: string | null;
  state: ComponentState;
  createdAt: string;
  stateSince: string;
  /** Share of the last 90 days, 0 to 1; null where nothing was observed. */
  uptime: number | null;
  uptimes: Uptimes;
  /** One bar a day (UTC), oldest first. */
  bars: DayBar[];
  /** Median response times of the last 24 hours, hour by hour, milliseconds; null where the page does not show them. */
  responseMs: (number | null)[] | null;
};

/** Shares of the last 24 hours, 7, 30 and 90 days, 0 to 1; null where nothing was observed. */
export type Uptimes = { day: number | null; week: number | null; month: number | null; quarter: number | null };

/** A day of a component, as far as it has come. What is in no figure was up. */
export type DayBar = UptimeBar & { degradedSeconds: number; maintenanceSeconds: number; noDataSeconds: number };

/** What is told of a disturbance. */
export type PublicIncident = {
  id: string;
  title: string;
  impact: Impact;
  status: UpdateStatus;
  componentIds: string[];
  startedAt: string;
  resolvedAt: string | null;
  /** Newest first; at least one. */
  updates: PublicUpdate[];
  createdAt: string;
  updatedAt: string;
};

/** Announced work, once for each time. Times are ISO 8601. */
export type PublicMaintenance = {
  id: string;
  name: string;
  description: string;
  state: "scheduled" | "in-progress" | "completed";
  componentIds: string[];
  startsAt: string;
  endsAt: string;
  createdAt: string;
  updatedAt: string;
};

/** `body` is Markdown, `text` the same as plain text. */
export type PublicUpdate = { id: string; status: UpdateStatus; at: string; body: string; text: string };

const componentStates: Record<MonitorState, ComponentState> = {
  up: "operational",
  degraded: "degraded",
  down: "down",
  maintenance: "maintenance",
  // Nobody looks at a paused monitor, so nothing is known of it.
  paused: "unknown",
  pending: "unknown",
};

/** What a monitor's state means to the readers of a status page. */
export const componentState = (state: MonitorState): ComponentState => componentStates[state];

/**
 * One state for the whole page. More than half of what is known being down is a major outage,
 * anything down a partial one; without any knowledge it is unknown, never well.
 */
export function overallState(states: readonly ComponentState[]): OverallState {
  const known = states.filter((state) => state !== "unknown");
  if (known.length === 0) return "unknown";
  const down = known.filter((state) => state === "down").length;
  if (down * 2 > known.length) return "major-outage";
  if (down > 0) return "partial-outage";
  if (known.includes("degraded")) return "degraded";
  return known.includes("maintenance") ? "maintenance" : "operational";
}

/** Components under their groups, a group where its first component stands. Those without a group stand under null. */
export function groupsOf<T extends { group: string | null }>(
  components: readonly T[],
): { name: string | null; components: T[] }[] {
  return [...Map.groupBy(components, ({ group }) => group)].map(([name, members]) => ({ name, components: members }));
}
