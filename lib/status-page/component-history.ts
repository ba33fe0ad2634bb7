import type { Actor } from "@/lib/organization/actor";
import type { DayBar, Uptimes } from "@/lib/status-page/page";
import {
  type MonitorPast,
  outagesIn,
  type Segment,
  type Span,
  segmentsOf,
  timesIn,
  uptimeIn,
} from "@/lib/status-page/timeline";
import { hourlyMedians } from "@/lib/uptime/hourly-medians";
import { monitorHistories } from "@/lib/uptime/monitor-histories";
import type { History, Interval } from "@/lib/uptime/uptime";
import { findSlowTimes, type PublicPageRow } from "./store";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const barDays = 90;
const chartHours = 24;

export type ComponentHistory = { uptimes: Uptimes; bars: DayBar[]; responseMs: (number | null)[] | null };

/** A component as far as its past goes. */
export type Standing = { id: string; monitorIds: readonly string[]; quorum: number | null };

/** A row of a page as far as its past goes. */
export const standingOf = ({ id, quorum, monitors }: PublicPageRow["components"][number]): Standing => ({
  id,
  quorum,
  monitorIds: monitors.map(({ monitorId }) => monitorId),
});

const spansOf = (intervals: readonly Interval[], now: Date): Span[] =>
  intervals.map(({ from, to }) => [from.getTime(), (to ?? now).getTime()]);

/** From an hour's start to its end, as far as the monitor was there. */
const observedSpans = ({ observedHours, since, now }: History): Span[] =>
  [...observedHours].map((hour) => [Math.max(hour, since.getTime()), Math.min(hour + hourMs, now.getTime())]);

const pastOf = (history: History, slow: readonly Interval[]): MonitorPast => ({
  observed: observedSpans(history),
  down: spansOf(history.down, history.now),
  degraded: spansOf(slow, history.now),
  maintenance: spansOf(history.maintenance, history.now),
});

function barOf(segments: readonly Segment[], from: number): DayBar {
  const to = from + dayMs;
  const times = timesIn(segments, from, to);
  const seconds = (ms: number) => Math.round(ms / 1000);
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    uptime: uptimeIn(times),
    downSeconds: seconds(times.down),
    degradedSeconds: seconds(times.degraded),
    maintenanceSeconds: seconds(times.maintenance),
    noDataSeconds: seconds(times.unknown),
    incidents: outagesIn(segments, from, to),
  };
}

/** @param end of the last bar, a midnight in UTC @param now what is later is not yet */
function historyOf(segments: readonly Segment[], end: number, now: number): Omit<ComponentHistory, "responseMs"> {
  const first = end - barDays * dayMs;
  const share = (days: number) => uptimeIn(timesIn(segments, Math.max(now - days * dayMs, first), now));
  return {
    uptimes: { day: share(1), week: share(7), month: share(30), quarter: share(barDays) },
    bars: Array.from({ length: barDays }, (_, index) => barOf(segments, first + index * dayMs)),
  };
}

async function pastsOf(actor: Actor, components: readonly Standing[], from: Date): Promise<Map<string, MonitorPast>> {
  const monitorIds = [...new Set(components.flatMap((each) => each.monitorIds))];
  const [histories, slow] = await Promise.all([
    monitorHistories(actor, monitorIds, from),
    findSlowTimes(actor.organizationId, monitorIds, from),
  ]);
  return new Map([...histories].map(([id, history]) => [id, pastOf(history, slow.get(id) ?? [])]));
}

const segmentsFor = ({ monitorIds, quorum }: Standing, pasts: ReadonlyMap<string, MonitorPast>, from: Date, to: Date) =>
  segmentsOf(
    monitorIds.flatMap((id) => pasts.get(id) ?? []),
    quorum,
    from.getTime(),
    to.getTime(),
  );

/** The uptimes of components over a range that ends now or before, by id. */
export async function componentUptimes(
  actor: Actor,
  components: readonly Standing[],
  range: { from: Date; to: Date },
): Promise<Map<string, number | null>> {
  const { from, to } = range;
  const pasts = await pastsOf(actor, components, from);
  return new Map(
    components.map((each) => [
      each.id,
      uptimeIn(timesIn(segmentsFor(each, pasts, from, to), from.getTime(), to.getTime())),
    ]),
  );
}

/**
 * Median response times of the last 24 whole hours by monitor, oldest first. Of several monitors the first stands for
 * its component.
 */
async function responseTimes(actor: Actor, components: readonly Standing[], now: Date) {
  const last = Math.floor(now.getTime() / hourMs) * hourMs;
  const first = components.flatMap(({ monitorIds }) => monitorIds.slice(0, 1));
  const hours = await hourlyMedians(actor, first, new Date(last - chartHours * hourMs), new Date(last));
  return (monitorId: string | undefined) =>
    Array.from({ length: chartHours }, (_, index) => {
      const hour = last - (chartHours - index) * hourMs;
      return hours.get(monitorId ?? "")?.get(hour) ?? null;
    });
}

/**
 * The last ninety days of components by id: whole days in UTC, today the last of them.
 * @param charts whether response times are read too
 */
export async function componentHistories(
  actor: Actor,
  components: readonly Standing[],
  now: Date,
  charts: boolean,
): Promise<Map<string, ComponentHistory>> {
  const end = Math.floor(now.getTime() / dayMs) * dayMs + dayMs;
  const from = new Date(end - barDays * dayMs);
  const pasts = await pastsOf(actor, components, from);
  const times = charts ? await responseTimes(actor, components, now) : null;
  return new Map(
    components.map((each) => {
      const history = historyOf(segmentsFor(each, pasts, from, now), end, now.getTime());
      return [each.id, { ...history, responseMs: times?.(each.monitorIds[0]) ?? null }];
    }),
  );
}
