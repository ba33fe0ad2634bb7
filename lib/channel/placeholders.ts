import type { Notice } from "@/lib/alert/notice";
import type { Envelope } from "@/lib/channel/channel";
import { sampleEnvelope, sampleNotices } from "@/lib/channel/samples";
import { storyOf } from "@/lib/channel/story";

/** The type of a notice as receivers know it. */
export const typeOf = ({ kind }: Notice): string => (kind === "test" || kind === "digest" ? kind : `incident.${kind}`);

/** What a template of a webhook is filled with. Text for people first, then all that the usual body has. */
export function placeholderValues(notice: Notice, incident: Notice["incident"], envelope: Envelope) {
  const { title, text } = storyOf(notice, envelope);
  return {
    title,
    text,
    link: envelope.link,
    acknowledgeLink: envelope.acknowledgeLink,
    id: envelope.id,
    type: typeOf(notice),
    timestamp: notice.occurredAt,
    late: envelope.late,
    monitor: notice.monitor,
    digest: notice.digest ?? null,
    incident: incident && { ...incident, monitorId: notice.monitor.id },
  };
}

/** All that can be named in a template: an opening has everything. */
export function knownPlaceholders() {
  const [opened] = sampleNotices;
  if (opened === undefined) throw new Error("There is no sample.");
  return placeholderValues(opened, opened.incident, sampleEnvelope);
}

/** The placeholders that are offered, the useful ones first. */
export const offeredPlaceholders = [
  "title",
  "text",
  "link",
  "type",
  "timestamp",
  "id",
  "late",
  "acknowledgeLink",
  "monitor.id",
  "monitor.name",
  "monitor.url",
  "incident.id",
  "incident.status",
  "incident.severity",
  "incident.startedAt",
  "incident.openedAt",
  "incident.resolvedAt",
  "incident.diagnosis.summary",
  "incident.diagnosis.cause",
  "incident.diagnosis.layer",
  "incident.diagnosis.confidence",
  "incident.report.response.status",
  "incident",
  "monitor",
  "digest",
] as const;
