import { listAnnouncements } from "@/lib/announcement/list-announcements";
import type { Diagnosis } from "@/lib/diagnosis/diagnosis";
import { type OccurrenceFor, occurrencesFor } from "@/lib/maintenance/occurrences-for";
import type { MonitorState } from "@/lib/monitor/monitor";
import type { Actor } from "@/lib/organization/actor";
import { type ComponentHistory, componentHistories, standingOf } from "@/lib/status-page/component-history";
import { maintenanceOf } from "@/lib/status-page/maintenance";
import {
  type ComponentState,
  componentState,
  overallState,
  type PublicComponent,
  type PublicIncident,
  type PublicStatus,
} from "@/lib/status-page/page";
import { publicIncident } from "@/lib/status-page/public-incident";
import { recentValues } from "@/lib/status-page/recent-values";
import { silentFrom } from "@/lib/status-page/silence";
import { announcedState, joinedState } from "@/lib/status-page/state";
import { findLastChecks, findPublicPage, type PublicPageRow } from "./store";

const dayMs = 86_400_000;
const incidentDays = 14;

/** However many ask at once, it is read once. What is drawn of it is kept longer, and drawn anew when a change is told. */
const statuses = recentValues<PublicStatus | null>({ ttlMs: 200, most: 2000 });
/** Ninety days of history are read anew each minute, and at once when an incident or the page changed. */
const histories = recentValues<Map<string, ComponentHistory>>({ ttlMs: 60_000, most: 500 });

type Row = PublicPageRow["components"][number];
type Watched = Row["monitors"][number];

/** A certificate that ends soon is the team's business: customers meet nothing of it. */
function stateOf({ monitor }: Watched): ComponentState {
  const rules = monitor.memberships.map(({ incident }) => (incident.diagnosis as Pick<Diagnosis, "rule">).rule);
  const harmless = rules.length > 0 && rules.every((rule) => rule === "certificate-ends-soon");
  if (monitor.pausedAt !== null) return componentState("paused");
  return componentState(monitor.state === "degraded" && harmless ? "up" : (monitor.state as MonitorState));
}

/** Which monitors nobody hears of any more, and since when nobody hears of any. */
function silenceOf(watched: readonly Watched[], lastChecks: ReadonlyMap<string, Date>, now: Date) {
  const ends = new Map<string, Date>();
  for (const { monitorId, monitor } of watched) {
    const { pausedAt, intervalSeconds, state, stateSince, createdAt } = monitor;
    // A state that is pending began when it was resumed or made; any other is as new as its checks.
    const watchedSince = pausedAt !== null ? null : state === "pending" ? stateSince : createdAt;
    const from = silentFrom({ intervalSeconds, watchedSince, lastCheckAt: lastChecks.get(monitorId) ?? null });
    if (from !== null) ends.set(monitorId, from);
  }
  const silent = new Set([...ends].filter(([, from]) => from <= now).map(([id]) => id));
  const all = silent.size > 0 && silent.size === ends.size;
  const since = all ? new Date(Math.max(...[...ends.values()].map((from) => from.getTime()))) : null;
  return { silent, since };
}

const latest = (moments: readonly (Date | null)[]): Date =>
  new Date(Math.max(...moments.map((moment) => moment?.getTime() ?? 0)));

/** What is known now of a page's monitors. */
type Known = {
  /** Of which nobody hears any more. */
  silent: ReadonlySet<string>;
  /** Since when those in maintenance are, by their ids. */
  covered: ReadonlyMap<string, Date>;
};

function componentOf(row: Row, past: ComponentHistory | undefined, { silent, covered }: Known): PublicComponent {
  const states = row.monitors.map((each): ComponentState => {
    if (covered.has(each.monitorId)) return "maintenance";
    return silent.has(each.monitorId) ? "unknown" : stateOf(each);
  });
  const monitors = row.monitors.map(({ monitor }) => monitor);
  const since = row.monitors.map(
    ({ monitorId, monitor }) => covered.get(monitorId) ?? monitor.pausedAt ?? monitor.stateSince,
  );
  const uptimes = past?.uptimes ?? { day: null, week: null, month: null, quarter: null };
  return {
    id: row.id,
    name: row.name,
    group: row.group,
    state: joinedState(states, row.quorum),
    createdAt: new Date(Math.min(...monitors.map(({ createdAt }) => createdAt.getTime()))).toISOString(),
    stateSince: latest(since).toISOString(),
    uptime: uptimes.quarter,
    uptimes,
    bars: past?.bars ?? [],
    responseMs: past?.responseMs ?? null,
  };
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

const lastChange = (page: PublicPageRow, incidents: readonly PublicIncident[], turns: readonly Date[]): Date =>
  latest([
    ...turns,
    page.updatedAt,
    ...page.components.flatMap(({ monitors }) =>
      monitors.flatMap(({ monitor }) => [monitor.stateSince, monitor.pausedAt]),
    ),
    ...incidents.map(({ updatedAt }) => new Date(updatedAt)),
  ]);

const newest = (times: ReadonlyMap<string, Date>): Date | null =>
  times.size === 0 ? null : new Date(Math.max(...[...times.values()].map((time) => time.getTime())));

async function readStatus(slug: string, now: Date): Promise<PublicStatus | null> {
  const page = await findPublicPage(slug);
  if (!page) return null;
  const actor: Actor = { kind: "system", organizationId: page.organizationId };
  const watched = [
    ...new Map(page.components.flatMap(({ monitors }) => monitors.map((each) => [each.monitorId, each]))).values(),
  ];
  const monitorIds = watched.map(({ monitorId }) => monitorId);
  const since = new Date(now.getTime() - incidentDays * dayMs);
  const [entries, lastChecks, planned] = await Promise.all([
    listAnnouncements(page, { since }),
    findLastChecks(page.organizationId, monitorIds),
    occurrencesFor(page.organizationId, monitorIds, { now, since }),
  ]);
  const incidents = entries.map(publicIncident);
  const { silent, since: silentSince } = silenceOf(watched, lastChecks, now);
  const changedAt = latest([lastChange(page, incidents, turnsOf(planned, now)), silentSince]);
  const standing = page.components.map(standingOf);
  const history = await histories(`${page.id} ${changedAt.getTime()}`, () =>
    componentHistories(actor, standing, now, page.showCharts),
  );
  // When nobody hears of any, the last that was known is better than nothing; the page says of when it is.
  const known = { silent: silentSince === null ? silent : new Set<string>(), covered: underMaintenance(planned, now) };
  const components = page.components.map((row) => componentOf(row, history.get(row.id), known));
  const openIncidents = incidents.filter(({ resolvedAt }) => resolvedAt === null);
  const overall = announcedState(
    overallState(components.map(({ state }) => state)),
    openIncidents.map(({ impact }) => impact),
  );
  return {
    id: page.id,
    slug: page.slug,
    name: page.name,
    description: page.description,
    overall: silentSince === null ? overall : "unknown",
    components,
    openIncidents,
    pastIncidents: incidents.filter(({ resolvedAt }) => resolvedAt !== null),
    maintenance: planned.map((each) => maintenanceOf(each, standing, now)),
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
