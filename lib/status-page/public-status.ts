import { tenantDb } from "@/lib/db";
import type { Diagnosis } from "@/lib/diagnosis/diagnosis";
import { type OccurrenceFor, occurrencesFor } from "@/lib/maintenance/occurrences-for";
import type { MonitorState } from "@/lib/monitor/monitor";
import type { UptimeBar } from "@/lib/monitor/overview";
import type { Actor } from "@/lib/organization/actor";
import { maintenanceOf } from "@/lib/status-page/maintenance";
import {
  type ComponentState,
  componentState,
  overallState,
  type PublicComponent,
  type PublicIncident,
  type PublicStatus,
  type PublicUpdate,
} from "@/lib/status-page/page";
import { recentValues } from "@/lib/status-page/recent-values";
import { silentFrom } from "@/lib/status-page/silence";
import { incidentTitle, layerSentence } from "@/lib/status-page/words";
import { uptimeBars } from "@/lib/uptime/uptime-bars";
import {
  findLastChecks,
  findPublicIncidents,
  findPublicPage,
  type PublicIncidentRow,
  type PublicPageRow,
} from "./store";

const dayMs = 86_400_000;
const barDays = 90;
const incidentDays = 14;

/** However many ask at once, it is read once. What is drawn of it is kept longer, and drawn anew when a change is told. */
const statuses = recentValues<PublicStatus | null>({ ttlMs: 200, most: 2000 });
/** Ninety days of history are read anew each minute, and at once when an incident or the page changed. */
const histories = recentValues<History>({ ttlMs: 60_000, most: 500 });

type History = Map<string, { uptime: number | null; bars: UptimeBar[] }>;

function updatesOf(row: PublicIncidentRow): PublicUpdate[] {
  const { layer } = row.diagnosis as Pick<Diagnosis, "layer">;
  const updates: PublicUpdate[] = [
    { status: "investigating", at: row.openedAt.toISOString(), text: layerSentence(layer, row.resolvedAt !== null) },
  ];
  if (row.acknowledgedAt) {
    updates.unshift({
      status: "identified",
      at: row.acknowledgedAt.toISOString(),
      text: "We know of it and are working on it.",
    });
  }
  if (row.resolvedAt) {
    updates.unshift({ status: "resolved", at: row.resolvedAt.toISOString(), text: "It is available again." });
  }
  return updates;
}

function incidentOf(row: PublicIncidentRow, page: PublicPageRow): PublicIncident {
  const members = new Set(row.members.map(({ monitorId }) => monitorId));
  const touched = page.components.filter(({ monitorId }) => members.has(monitorId));
  return {
    id: row.id,
    title: incidentTitle(
      touched.map(({ name }) => name),
      row.resolvedAt !== null,
    ),
    componentIds: touched.map(({ id }) => id),
    startedAt: row.startedAt.toISOString(),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    updates: updatesOf(row),
  };
}

type Row = PublicPageRow["components"][number];

/** A certificate that ends soon is the team's business: customers meet nothing of it. */
function stateOf({ monitor }: Row): ComponentState {
  const rules = monitor.memberships.map(({ incident }) => (incident.diagnosis as Pick<Diagnosis, "rule">).rule);
  const harmless = rules.length > 0 && rules.every((rule) => rule === "certificate-ends-soon");
  if (monitor.pausedAt !== null) return componentState("paused");
  return componentState(monitor.state === "degraded" && harmless ? "up" : (monitor.state as MonitorState));
}

/** Which components nobody hears of any more, and since when nobody hears of any. */
function silenceOf(rows: readonly Row[], lastChecks: ReadonlyMap<string, Date>, now: Date) {
  const ends = new Map<string, Date>();
  for (const { id, monitorId, monitor } of rows) {
    const { pausedAt, intervalSeconds, state, stateSince, createdAt } = monitor;
    // A state that is pending began when it was resumed or made; any other is as new as its checks.
    const watchedSince = pausedAt !== null ? null : state === "pending" ? stateSince : createdAt;
    const from = silentFrom({ intervalSeconds, watchedSince, lastCheckAt: lastChecks.get(monitorId) ?? null });
    if (from !== null) ends.set(id, from);
  }
  const silent = new Set([...ends].filter(([, from]) => from <= now).map(([id]) => id));
  const all = silent.size > 0 && silent.size === ends.size;
  const since = all ? new Date(Math.max(...[...ends.values()].map((from) => from.getTime()))) : null;
  return { silent, since };
}

function componentOf(row: Row, history: History, known: boolean, maintenanceSince: Date | null): PublicComponent {
  const { monitor } = row;
  const past = history.get(row.monitorId);
  const state = maintenanceSince !== null ? componentState("maintenance") : known ? stateOf(row) : "unknown";
  return {
    id: row.id,
    name: row.name,
    group: row.group,
    state,
    createdAt: monitor.createdAt.toISOString(),
    stateSince: (maintenanceSince ?? monitor.pausedAt ?? monitor.stateSince).toISOString(),
    uptime: past?.uptime ?? null,
    bars: past?.bars ?? [],
  };
}

/** Whole days in UTC, today the last of them; what is still to come of it does not count. */
async function readHistory(actor: Actor, monitorIds: readonly string[], now: Date): Promise<History> {
  const to = new Date(Math.floor(now.getTime() / dayMs) * dayMs + dayMs);
  const from = new Date(to.getTime() - barDays * dayMs);
  const [days, whole] = await Promise.all([
    uptimeBars(actor, monitorIds, { from, to, bars: barDays }),
    uptimeBars(actor, monitorIds, { from, to, bars: 1 }),
  ]);
  return new Map([...days].map(([id, bars]) => [id, { bars, uptime: whole.get(id)?.[0]?.uptime ?? null }]));
}

/** What has happened of maintenance so far. */
const turnsOf = (planned: readonly OccurrenceFor[], now: Date): Date[] =>
  planned.flatMap(({ startsAt, endsAt, updatedAt }) => [updatedAt, ...[startsAt, endsAt].filter((at) => at <= now)]);

/** Since when each monitor is in maintenance, by its id; those that are not are left out. */
function underMaintenance(planned: readonly OccurrenceFor[], now: Date): Map<string, Date> {
  const on = planned.filter(({ startsAt, endsAt }) => startsAt <= now && now < endsAt);
  // Of several, what began first: the list is sorted by that, and later entries of a map win.
  return new Map(
    on.toReversed().flatMap(({ monitorIds, startsAt }) => monitorIds.map((id): [string, Date] => [id, startsAt])),
  );
}

function lastChange(page: PublicPageRow, incidents: readonly PublicIncidentRow[], turns: readonly Date[]): Date {
  const moments = [
    ...turns,
    page.updatedAt,
    ...page.components.flatMap(({ monitor }) => [monitor.stateSince, monitor.pausedAt]),
    ...incidents.flatMap((each) => [each.openedAt, each.acknowledgedAt, each.resolvedAt]),
  ];
  return new Date(Math.max(...moments.map((moment) => moment?.getTime() ?? 0)));
}

const newest = (times: ReadonlyMap<string, Date>): Date | null =>
  times.size === 0 ? null : new Date(Math.max(...[...times.values()].map((time) => time.getTime())));

async function readStatus(slug: string, now: Date): Promise<PublicStatus | null> {
  const page = await findPublicPage(slug);
  if (!page) return null;
  const actor: Actor = { kind: "system", organizationId: page.organizationId };
  const monitorIds = [...new Set(page.components.map(({ monitorId }) => monitorId))];
  const since = new Date(now.getTime() - incidentDays * dayMs);
  const rows = await findPublicIncidents(tenantDb(page.organizationId), monitorIds, since);
  const lastChecks = await findLastChecks(page.organizationId, monitorIds);
  const { silent, since: silentSince } = silenceOf(page.components, lastChecks, now);
  const planned = await occurrencesFor(page.organizationId, monitorIds, { now, since });
  const covered = underMaintenance(planned, now);
  const lastTurn = lastChange(page, rows, turnsOf(planned, now));
  const changedAt = new Date(Math.max(lastTurn.getTime(), silentSince?.getTime() ?? 0));
  const history = await histories(`${page.id} ${changedAt.getTime()}`, () => readHistory(actor, monitorIds, now));
  const components = page.components.map((row) =>
    // When nobody hears of any, the last that was known is better than nothing; the page says of when it is.
    componentOf(row, history, silentSince !== null || !silent.has(row.id), covered.get(row.monitorId) ?? null),
  );
  const incidents = rows.map((row) => incidentOf(row, page));
  return {
    id: page.id,
    slug: page.slug,
    name: page.name,
    description: page.description,
    overall: silentSince === null ? overallState(components.map(({ state }) => state)) : "unknown",
    components,
    openIncidents: incidents.filter(({ resolvedAt }) => resolvedAt === null),
    pastIncidents: incidents.filter(({ resolvedAt }) => resolvedAt !== null),
    maintenance: planned.map((each) => maintenanceOf(each, page.components, now)),
    lastKnownAt: silentSince === null ? null : (newest(lastChecks) ?? page.updatedAt).toISOString(),
    changedAt: changedAt.toISOString(),
    updatedAt: now.toISOString(),
  };
}

/**
 * A status page as anybody may read it, at most a second old. While the database is away
 * it is the last known one; `updatedAt` says of when.
 * @returns null when no page has this slug
 */
export async function publicStatus(slug: string): Promise<PublicStatus | null> {
  if (!/^[a-z0-9-]{1,63}$/.test(slug)) return null;
  return statuses(slug, () => readStatus(slug, new Date()));
}
