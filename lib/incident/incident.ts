import type { IncidentDeployment } from "@/lib/deployment/deployment";
import type { Diagnosis, Report } from "@/lib/diagnosis/diagnosis";
import type { Correction } from "@/lib/incident/correction";
import type { Flapping } from "@/lib/incident/flapping";
import type { Quiet } from "@/lib/incident/quiet";

export type IncidentStatus = "open" | "acknowledged" | "resolved";

/** `critical` when the monitor is down, `warning` when it is degraded. Only critical ones count as downtime. */
export const severities = ["critical", "warning"] as const;
export type Severity = (typeof severities)[number];

/** One line of a timeline. `data` depends on the type; its words are for people. */
export type TimelineEvent = { id: string; at: string; type: TimelineEventType; data: Record<string, unknown> };

export const timelineEventTypes = [
  "deployment",
  "first-failure",
  "confirmation",
  "opened",
  "loud",
  "joined",
  "left",
  "superseded",
  "flapping",
  "steady",
  "reopened",
  "notice-sent",
  "notice-failed",
  "changed",
  "triage",
  "agent-evidence",
  "acknowledged",
  "assigned",
  "severity",
  "comment",
  "corrected",
  "recovered",
  "resolved",
] as const;
export type TimelineEventType = (typeof timelineEventTypes)[number];

/**
 * The interval a monitor is held down, or degraded, or several that fail for the same reason. Times are ISO 8601.
 * A monitor fails in one at a time: an outage ends a warning, which may open again after it. `monitorId` is the
 * first that failed.
 */
export type Incident = {
  id: string;
  monitorId: string;
  status: IncidentStatus;
  severity: Severity;
  /** What a person set it to; null while nobody did. It decides how loudly it is told, not what counts as downtime. */
  severitySet: Severity | null;
  startedAt: string;
  openedAt: string;
  acknowledgedAt: string | null;
  resolvedAt: string | null;
  diagnosis: Diagnosis;
  /** The first failing request's report: the evidence. */
  report: Report;
  /** The release that came just before it; null when none did. */
  deployment: IncidentDeployment | null;
  /** What somebody who knows says it was; null while nobody did. */
  correction: Correction | null;
  /** Why nobody is told of it for now; null when it is told like any other. */
  quiet: Quiet | null;
  /** It keeps failing and recovering: it stays open until it is calm. Null when it does not. */
  flapping: Flapping | null;
};

/** Who sees to an incident. */
export type Assignee = { userId: string; name: string };

/** How serious an incident is to be taken: what a person said, else what the checks say. */
export const severityOf = ({ severity, severitySet }: Pick<Incident, "severity" | "severitySet">): Severity =>
  severitySet ?? severity;
