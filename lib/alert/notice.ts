import type { IncidentDeployment } from "@/lib/deployment/deployment";
import type { Diagnosis, Report } from "@/lib/diagnosis/diagnosis";
import type { Severity } from "@/lib/incident/incident";

export const noticeKinds = ["opened", "updated", "acknowledged", "resolved", "test"] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What a notice says, as it was when it happened. Every channel renders the same notice. */
export type Notice = {
  kind: NoticeKind;
  /** ISO 8601. */
  occurredAt: string;
  monitor: { id: string; name: string; url: string };
  /** Null only in a test notice. */
  incident: {
    id: string;
    status: "open" | "acknowledged" | "resolved";
    severity: Severity;
    startedAt: string;
    openedAt: string;
    acknowledgedAt: string | null;
    resolvedAt: string | null;
    diagnosis: Diagnosis;
    /** The failing request's report; the hop line is drawn from it. */
    report: Report;
    /** The release that came just before it; null when none did. */
    deployment: IncidentDeployment | null;
  } | null;
};
