import type { Diagnosis, Report } from "@/lib/diagnosis/diagnosis";

export type IncidentStatus = "open" | "acknowledged" | "resolved";

/** One line of a timeline. `data` depends on the type; its words are for people. */
export type TimelineEvent = { id: string; at: string; type: TimelineEventType; data: Record<string, unknown> };

export const timelineEventTypes = [
  "first-failure",
  "confirmation",
  "opened",
  "notice-sent",
  "notice-failed",
  "changed",
  "acknowledged",
  "comment",
  "recovered",
  "resolved",
] as const;
export type TimelineEventType = (typeof timelineEventTypes)[number];

/** The interval a monitor is held down. Times are ISO 8601. */
export type Incident = {
  id: string;
  monitorId: string;
  status: IncidentStatus;
  startedAt: string;
  openedAt: string;
  acknowledgedAt: string | null;
  resolvedAt: string | null;
  diagnosis: Diagnosis;
  /** The first failing request's report: the evidence. */
  report: Report;
};
