import { tenantDb } from "@/lib/db";
import type { Assignee, Incident, TimelineEvent } from "@/lib/incident/incident";
import { type IncidentMember, membersOf } from "@/lib/incident/member";
import type { Actor } from "@/lib/organization/actor";
import { assigneeOf, eventOf, findIncident, incidentOf } from "./store";

/** An incident with its timeline, oldest line first. */
export type IncidentDetail = Incident & {
  monitorName: string;
  monitorUrl: string;
  members: IncidentMember[];
  assignee: Assignee | null;
  /** Each time that a monitor of it failed, oldest first. */
  spans: IncidentMember[];
  timeline: TimelineEvent[];
};

/** @throws AppError `not-found` */
export async function getIncident(actor: Actor, id: string): Promise<IncidentDetail> {
  const row = await findIncident(tenantDb(actor.organizationId), id);
  return {
    ...incidentOf(row),
    monitorName: row.monitor.name,
    monitorUrl: row.monitor.url,
    members: membersOf(row.members),
    assignee: assigneeOf(row.assignee),
    spans: row.members.flatMap((span) => membersOf([span])),
    timeline: row.events.map(eventOf),
  };
}
