import { z } from "zod";

/** The stages of a disturbance, as readers of status pages know them. */
export const updateStatuses = ["investigating", "identified", "monitoring", "resolved"] as const;
export type UpdateStatus = (typeof updateStatuses)[number];

/** How much readers meet of it. */
export const impacts = ["none", "minor", "major", "critical"] as const;
export type Impact = (typeof impacts)[number];

export const announcementLimits = {
  titleLength: 200,
  bodyLength: 10_000,
  components: 200,
  updates: 500,
} as const;

/** One update of an announcement. Times are ISO 8601; `body` is Markdown. */
export type AnnouncementUpdate = { id: string; status: UpdateStatus; body: string; at: string };

/** What anybody may read of an announcement. */
export type PublicAnnouncement = {
  id: string;
  title: string;
  impact: Impact;
  /** That of its newest update. */
  status: UpdateStatus;
  startedAt: string;
  resolvedAt: string | null;
  /** Of the same page, in its order. */
  componentIds: string[];
  /** Newest first; at least one. */
  updates: AnnouncementUpdate[];
  createdAt: string;
  updatedAt: string;
};

/** An announcement as its owner sees it. */
export type Announcement = PublicAnnouncement & {
  statusPageId: string;
  draft: boolean;
  /** The monitor's incident that it follows; null when people wrote it. */
  incidentId: string | null;
};

const bad = "Write plain text without control characters.";

/** One line, without marks that turn the reading direction around. */
const oneLine = /^[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u;
/** Several lines: line breaks and tabs are the only control characters. */
const severalLines = /^(?:[^\p{Cc}\u202a-\u202e\u2066-\u2069]|[\n\t])*$/u;

const title = z
  .string({ error: "Give it a title." })
  .trim()
  .min(1, "Give it a title.")
  .max(announcementLimits.titleLength, `A title has at most ${announcementLimits.titleLength} characters.`)
  .regex(oneLine, "Write one line of plain text.");

export const markdownBody = z
  .string({ error: "Say what your readers should know." })
  .transform((text) => text.replace(/\r\n?/g, "\n").trim())
  .pipe(
    z
      .string()
      .min(1, "Say what your readers should know.")
      .max(announcementLimits.bodyLength, `At most ${announcementLimits.bodyLength} characters.`)
      .regex(severalLines, bad),
  );

export const updateStatus = z.enum(updateStatuses, { error: `The status is one of ${updateStatuses.join(", ")}.` });
const impact = z.enum(impacts, { error: `The impact is one of ${impacts.join(", ")}.` });
const time = z.iso.datetime({ offset: true, error: "Write a time in ISO 8601, such as 2026-11-20T08:00:00Z." });
const componentIds = z
  .array(z.uuid("This is not a component's id."))
  .max(announcementLimits.components, `At most ${announcementLimits.components} components.`);

/** What makes an announcement with its first update. Without `startedAt` it starts now; an earlier one is backdated. */
export const announcementInput = z.strictObject({
  title,
  impact: impact.default("minor"),
  status: updateStatus.default("investigating"),
  body: markdownBody,
  startedAt: time.optional(),
  componentIds: componentIds.default([]),
  draft: z.boolean({ error: "Say true or false." }).default(false),
  notify: z
    .boolean({ error: "Say true or false." })
    .optional()
    .meta({ description: "Whether subscribers are told. Without it they are, unless it is backdated." }),
});

/** A change: what is not named stays. `draft: false` publishes. */
export const announcementChange = z
  .strictObject({ title, impact, startedAt: time, componentIds, draft: z.literal(false, { error: "Only to false." }) })
  .partial()
  .extend({ notify: announcementInput.shape.notify });

/** What adds an update. Without `at` it is of now. */
export const updateInput = z.strictObject({
  status: updateStatus,
  body: markdownBody,
  at: time.optional(),
  notify: announcementInput.shape.notify,
});

/** A correction of an update: what is not named stays. Subscribers are not told of it. */
export const updateChange = z.strictObject({ status: updateStatus, body: markdownBody, at: time }).partial();

/** So long ago something must have been for subscribers not to be told of it without being asked to. */
const backdatedMs = 3_600_000;

/** Whether something of that time is told to subscribers. @param notify what its author said; undefined for nothing */
export const isTold = (notify: boolean | undefined, at: Date, now: Date): boolean =>
  notify ?? now.getTime() - at.getTime() < backdatedMs;

type Dated = { status: UpdateStatus; at: Date };

/** When an announcement ended: the time of its newest update, when that says so. @param updates oldest first */
export function resolvedAtOf(updates: readonly Dated[]): Date | null {
  const last = updates.at(-1);
  return last?.status === "resolved" ? last.at : null;
}

/** What is wrong with times: they are not to come, and no update is older than its announcement. */
export function timeProblem(startedAt: Date, times: readonly Date[], now: Date): string | null {
  // A client's clock may be a little ahead.
  const latest = now.getTime() + 60_000;
  if (startedAt.getTime() > latest || times.some((each) => each.getTime() > latest)) return "This time is yet to come.";
  return times.some((each) => each < startedAt) ? "An update is older than the start." : null;
}
