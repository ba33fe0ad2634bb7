import { tenantDb } from "@/lib/db";
import type { IncidentDetail } from "@/lib/incident/get-incident";
import type { Assignee, Incident, TimelineEvent, TimelineEventType } from "@/lib/incident/incident";
import { listIncidents } from "@/lib/incident/list-incidents";
import type { IncidentMember } from "@/lib/incident/member";
import type { Actor } from "@/lib/organization/actor";
import type { Page } from "@/lib/page";

/** A line of a timeline as the API shows it: what belongs to its type stands beside it. */
type TimelineItem = { id: string; at: string; type: TimelineEventType; [more: string]: unknown };

/** An incident as the API shows it. */
export type IncidentItem = Incident & {
  monitorName: string;
  members: IncidentMember[];
  assignee: Assignee | null;
  timeline: TimelineItem[];
};

const lineOf = ({ id, at, type, data }: TimelineEvent): TimelineItem => ({ ...data, id, at, type });

/** The incident a verb gave, as the API shows it. */
export function incidentItem({
  monitorUrl: _monitorUrl,
  spans: _spans,
  timeline,
  ...incident
}: IncidentDetail): IncidentItem {
  return { ...incident, timeline: timeline.map(lineOf) };
}

/** The timelines of some incidents, oldest line first. */
async function timelinesOf(organizationId: string, incidentIds: string[]): Promise<Map<string, TimelineItem[]>> {
  const rows = await tenantDb(organizationId).incidentEvent.findMany({
    where: { incidentId: { in: incidentIds } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  const timelines = new Map<string, TimelineItem[]>(incidentIds.map((id) => [id, []]));
  for (const { incidentId, id, at, type, data } of rows) {
    const event = { id, at: at.toISOString(), type: type as TimelineEventType, data: data as Record<string, unknown> };
    timelines.get(incidentId)?.push(lineOf(event));
  }
  return timelines;
}

/**
 * Incidents with their timelines for the API, newest first.
 * @throws AppError `invalid` for a filter, limit or cursor that is none
 */
export async function listIncidentItems(
  actor: Actor,
  query: Parameters<typeof listIncidents>[1],
): Promise<Page<IncidentItem>> {
  const { data, nextCursor } = await listIncidents(actor, query);
  const ids = data.map(({ id }) => id);
  const timelines = await timelinesOf(actor.organizationId, ids);
  const items = data.map((incident): IncidentItem => ({ ...incident, timeline: timelines.get(incident.id) ?? [] }));
  return { data: items, nextCursor };
}
