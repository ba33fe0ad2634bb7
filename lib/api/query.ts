import { z } from "zod";
import { deliveryStatuses } from "@/lib/alert/notice";
import { type FieldError, invalid } from "@/lib/errors";
import { windowStates } from "@/lib/maintenance/window";
import { monitorFilter } from "@/lib/monitor/list-monitors";
import { pageInput } from "@/lib/page";

/** A call without query parameters. */
export const noQuery = z.strictObject({});

export const pageQuery = z.strictObject(pageInput);

export const monitorQuery = monitorFilter.extend(pageInput);

export const incidentQuery = z.strictObject({
  ...pageInput,
  status: z
    .enum(["open", "acknowledged", "resolved", "active"], {
      error: "The status is open, acknowledged, resolved or active.",
    })
    .optional(),
  monitorId: z.uuid("This is not a monitor's id.").optional(),
});

export const alertQuery = z.strictObject({
  ...pageInput,
  status: z.enum(deliveryStatuses, { error: `The status is one of ${deliveryStatuses.join(", ")}.` }).optional(),
  channelId: z.uuid("This is not a channel's id.").optional(),
  incidentId: z.uuid("This is not an incident's id.").optional(),
});

export const deploymentQuery = z.strictObject({
  ...pageInput,
  monitorId: z.uuid("This is not a monitor's id.").optional(),
});

export const maintenanceQuery = z.strictObject({
  ...pageInput,
  state: z.enum(windowStates, { error: `The state is one of ${windowStates.join(", ")}.` }).optional(),
});

export const announcementQuery = z.strictObject({
  ...pageInput,
  state: z.enum(["open", "published", "draft"], { error: "The state is open, published or draft." }).optional(),
});

/** How long a call waits for something to tell, in seconds. */
export const waitQuery = z.strictObject({
  wait: z.coerce
    .number({ error: "The wait is a number of seconds." })
    .min(0, "The wait is not negative.")
    .max(25, "The wait is at most 25 seconds.")
    .default(0),
});

const time = z.union([z.iso.datetime({ offset: true }), z.iso.date()], {
  error: "Write a time in ISO 8601, such as 2026-11-20T08:00:00Z.",
});

/** A moment; now without it. */
export const momentQuery = z.strictObject({ at: time.optional() });

const uptimeLimits = { defaultDays: 30, mostDays: 400 } as const;

/** Bounds of a range, both optional. */
export const rangeQuery = z.strictObject({ from: time.optional(), to: time.optional() });

const dayMs = 86_400_000;

/**
 * A range of time as it was asked for. Without `to` it ends now, without `from` it is 30 days long.
 * @throws AppError `invalid` when it ends before it starts or is longer than 400 days
 */
export function rangeOf(query: z.output<typeof rangeQuery>, now: Date): { from: Date; to: Date } {
  const to = query.to === undefined ? now : new Date(query.to);
  const from =
    query.from === undefined ? new Date(to.getTime() - uptimeLimits.defaultDays * dayMs) : new Date(query.from);
  if (from >= to) throw invalid([{ field: "from", message: "The range ends before it starts." }]);
  if (to.getTime() - from.getTime() > uptimeLimits.mostDays * dayMs) {
    throw invalid([{ field: "from", message: `A range has at most ${uptimeLimits.mostDays} days.` }]);
  }
  return { from, to };
}

/**
 * The query parameters by name; one without a value counts as not given.
 * @throws AppError `invalid` for a parameter given twice or with text that cannot be stored
 */
export function readQuery(search: URLSearchParams): Record<string, string> {
  const found = new Map<string, string>();
  const problems: FieldError[] = [];
  for (const [name, value] of search) {
    if (found.has(name)) problems.push({ field: name, message: "This parameter is given twice." });
    if (value.includes("\u0000")) problems.push({ field: name, message: "Text cannot hold the character U+0000." });
    found.set(name, value);
  }
  if (problems.length > 0) throw invalid(problems);
  return Object.fromEntries([...found].filter(([, value]) => value !== ""));
}
