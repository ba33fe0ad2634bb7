import { stagesOf } from "@/lib/status-page/maintenance";
import {
  type ComponentState,
  groupsOf,
  type OverallState,
  type PublicIncident,
  type PublicMaintenance,
  type PublicStatus,
} from "@/lib/status-page/page";
import { maintenanceSentences, pageSentence } from "@/lib/status-page/words";

/** The public documents, by the file names that clients of Atlassian Statuspage read (its public API, version 2). */
export const documentNames = [
  "summary.json",
  "status.json",
  "components.json",
  "incidents.json",
  "incidents/unresolved.json",
  "scheduled-maintenances.json",
  "scheduled-maintenances/upcoming.json",
  "scheduled-maintenances/active.json",
] as const;
export type DocumentName = (typeof documentNames)[number];

// That vocabulary has no word for "not known"; of its words "under_maintenance" alone claims neither health nor trouble.
const componentStatus: Record<ComponentState, string> = {
  operational: "operational",
  degraded: "degraded_performance",
  down: "major_outage",
  maintenance: "under_maintenance",
  unknown: "under_maintenance",
};

const indicator: Record<OverallState, string> = {
  operational: "none",
  degraded: "minor",
  "partial-outage": "major",
  "major-outage": "critical",
  maintenance: "maintenance",
  unknown: "maintenance",
};

function componentsOf(status: PublicStatus) {
  const groups = groupsOf(status.components).filter(({ name }) => name !== null);
  const groupIds = new Map(groups.map(({ name }, index) => [name, `${status.id}-group-${index + 1}`]));
  const common = { description: null, showcase: false, only_show_if_degraded: false, page_id: status.id };
  const single = status.components.map((component, index) => ({
    ...common,
    id: component.id,
    name: component.name,
    status: componentStatus[component.state],
    created_at: component.createdAt,
    updated_at: component.stateSince,
    position: index + 1,
    start_date: component.createdAt.slice(0, 10),
    group_id: groupIds.get(component.group) ?? null,
    group: false,
  }));
  const worst: ComponentState[] = ["down", "degraded", "unknown", "maintenance", "operational"];
  const grouped = groups.map(({ name, components }, index) => ({
    ...common,
    id: groupIds.get(name) ?? "",
    name: name ?? "",
    status: componentStatus[worst.find((state) => components.some((each) => each.state === state)) ?? "unknown"],
    created_at: components.map(({ createdAt }) => createdAt).toSorted()[0] ?? status.changedAt,
    updated_at:
      components
        .map(({ stateSince }) => stateSince)
        .toSorted()
        .at(-1) ?? status.changedAt,
    position: single.length + index + 1,
    start_date: null,
    group_id: null,
    group: true,
    components: components.map(({ id }) => id),
  }));
  return [...single, ...grouped];
}

function incidentOf(status: PublicStatus, url: string) {
  const components = componentsOf(status);
  return (incident: PublicIncident) => ({
    id: incident.id,
    name: incident.title,
    status: incident.status,
    created_at: incident.createdAt,
    updated_at: incident.updatedAt,
    monitoring_at: incident.updates.findLast(({ status: stage }) => stage === "monitoring")?.at ?? null,
    resolved_at: incident.resolvedAt,
    impact: incident.impact,
    shortlink: `${url}/incidents/${incident.id}`,
    started_at: incident.startedAt,
    page_id: status.id,
    incident_updates: incident.updates.map((update) => ({
      id: update.id,
      status: update.status,
      body: update.text,
      incident_id: incident.id,
      created_at: update.at,
      updated_at: update.at,
      display_at: update.at,
      affected_components: components
        .filter(({ id }) => incident.componentIds.includes(id))
        .map((component) => ({
          code: component.id,
          name: component.name,
          old_status: component.status,
          new_status: component.status,
        })),
      deliver_notifications: false,
      custom_tweet: null,
      tweet_id: null,
    })),
    components: components.filter(({ id }) => incident.componentIds.includes(id)),
  });
}

const maintenanceStatus: Record<PublicMaintenance["state"], string> = {
  scheduled: "scheduled",
  "in-progress": "in_progress",
  completed: "completed",
};

function maintenanceOf(status: PublicStatus, url: string) {
  const components = componentsOf(status);
  return (maintenance: PublicMaintenance) => {
    const stages = stagesOf(maintenance);
    const touched = components.filter(({ id }) => maintenance.componentIds.includes(id));
    return {
      id: maintenance.id,
      name: maintenance.name,
      status: maintenanceStatus[maintenance.state],
      created_at: stages.at(-1)?.at ?? maintenance.createdAt,
      updated_at: stages[0]?.at ?? maintenance.updatedAt,
      monitoring_at: null,
      resolved_at: maintenance.state === "completed" ? maintenance.endsAt : null,
      impact: "maintenance",
      shortlink: url,
      started_at: stages.at(-1)?.at ?? maintenance.createdAt,
      page_id: status.id,
      incident_updates: stages.map(({ state, at }) => ({
        id: `${maintenance.id}-${maintenanceStatus[state]}`,
        status: maintenanceStatus[state],
        body:
          state === "scheduled" && maintenance.description !== ""
            ? maintenance.description
            : maintenanceSentences[state],
        incident_id: maintenance.id,
        created_at: at,
        updated_at: at,
        display_at: at,
        affected_components: touched.map(({ id, name }) => ({
          code: id,
          name,
          old_status: "operational",
          new_status: state === "in-progress" ? "under_maintenance" : "operational",
        })),
        deliver_notifications: false,
        custom_tweet: null,
        tweet_id: null,
      })),
      components: touched,
      scheduled_for: maintenance.startsAt,
      scheduled_until: maintenance.endsAt,
    };
  };
}

/**
 * One of the public documents.
 * @param url where people read the page, whole
 */
export function publicDocument(name: DocumentName, status: PublicStatus, url: string): Record<string, unknown> {
  const page = { id: status.id, name: status.name, url, time_zone: "Etc/UTC", updated_at: status.changedAt };
  const overall = { indicator: indicator[status.overall], description: pageSentence(status) };
  const incident = incidentOf(status, url);
  const maintenance = maintenanceOf(status, url);
  const ofState = (wanted: PublicMaintenance["state"]) => status.maintenance.filter(({ state }) => state === wanted);
  switch (name) {
    case "status.json":
      return { page, status: overall };
    case "components.json":
      return { page, components: componentsOf(status) };
    case "incidents.json":
      return { page, incidents: [...status.openIncidents, ...status.pastIncidents].map(incident) };
    case "incidents/unresolved.json":
      return { page, incidents: status.openIncidents.map(incident) };
    case "scheduled-maintenances/upcoming.json":
      return { page, scheduled_maintenances: ofState("scheduled").map(maintenance) };
    case "scheduled-maintenances/active.json":
      return { page, scheduled_maintenances: ofState("in-progress").map(maintenance) };
    case "scheduled-maintenances.json":
      return { page, scheduled_maintenances: status.maintenance.toReversed().map(maintenance) };
    case "summary.json":
      return {
        page,
        components: componentsOf(status),
        incidents: status.openIncidents.map(incident),
        scheduled_maintenances: status.maintenance.filter(({ state }) => state !== "completed").map(maintenance),
        status: overall,
      };
  }
}
