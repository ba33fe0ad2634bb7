import type { Notice, NoticeKind, UpdateTopic } from "@/lib/alert/notice";
import type { Incident } from "@/lib/incident/incident";

export type AlertCause = {
  organizationId: string;
  incident: Incident;
  monitor: { id: string; name: string; url: string };
  kind: NoticeKind;
  /** What an update is about; the cause without. */
  topic?: UpdateTopic;
  /** When what follows an opening is to be told; at once by default. */
  dueAt?: Date;
  at: Date;
};

/** What is told of an incident as it stands. */
export function noticeOf({ incident, monitor, kind, at }: AlertCause): Notice {
  const { monitorId: _monitor, correction: _correction, quiet: _quiet, severitySet: _set, ...shown } = incident;
  return {
    kind,
    occurredAt: at.toISOString(),
    monitor: { id: monitor.id, name: monitor.name, url: monitor.url },
    incident: shown,
  };
}
