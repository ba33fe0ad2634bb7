import { countsFrom, expectedIncidents } from "@/e2e/faults/expected";
import type {
  Bounds,
  Hindrance,
  Monitor,
  Recorded,
  RecordedAlert,
  RecordedIncident,
  RecordedMember,
} from "@/e2e/faults/record";
import type { Outage } from "@/e2e/faults/schedule";

export type Violation = { invariant: "I1" | "I2" | "I3" | "I4" | "I5" | "I6" | "I7" | "I8" | "own"; text: string };

/** What a run shows, beside whether it is within bounds. Seconds, where it is not a count; null where nothing was to be measured. */
export type Figures = {
  expected: number;
  lost: number;
  twice: number;
  late: number | null;
  gap: number;
  back: number | null;
  lag: number | null;
};

/** Checks may be a second early by their slot, and are spread over one. */
const slackMs = 2500;
/** How long checks need to be sure of an outage at intervals of one or two seconds, with a confirmation. */
export const sightMs = 7000;

const seconds = (ms: number): number => Math.round(ms / 100) / 10;
const nameOf = ({ monitors }: Recorded, id: string): string =>
  monitors.find((monitor) => monitor.id === id)?.target ?? id;

const isOf = (member: RecordedMember, outage: Outage, monitor: Monitor, slack: number): boolean =>
  member.monitorId === monitor.id && member.startedAt >= outage.from - slack && member.startedAt <= outage.to + slack;

/** The outages that each incident tells of. */
function matched(recorded: Recorded): Map<string, Outage[]> {
  const found = new Map<string, Outage[]>();
  const monitors = new Map(recorded.monitors.map((monitor) => [monitor.target, monitor]));
  const byMonitor = Map.groupBy(
    recorded.incidents.flatMap(({ id, members }) => members.map((member) => ({ id, member }))),
    ({ member }) => member.monitorId,
  );
  for (const outage of recorded.outages) {
    const monitor = monitors.get(outage.target);
    for (const { id, member } of byMonitor.get(monitor?.id ?? "") ?? [])
      if (monitor && isOf(member, outage, monitor, slackMs * recorded.slowness))
        found.set(id, [...(found.get(id) ?? []), outage]);
  }
  return found;
}

const namesOf = (recorded: Recorded, { members }: RecordedIncident): string =>
  members.length === 1 ? nameOf(recorded, members[0]?.monitorId ?? "") : `${members.length} monitors`;

function overlapMs(from: number, to: number, hindrances: readonly Hindrance[]): number {
  return hindrances
    .filter(({ holdsUp }) => holdsUp !== "notices")
    .reduce((sum, each) => sum + Math.max(0, Math.min(to, each.to) - Math.max(from, each.from)), 0);
}

/** I1: the longest time without a check beyond what the fault itself takes away, interval included. Seconds. */
export function longestGap(recorded: Recorded): number {
  let longest = 0;
  for (const monitor of recorded.monitors) {
    const slots = recorded.checks
      .filter(({ monitorId, slot }) => monitorId === monitor.id && slot >= recorded.start && slot <= recorded.end)
      .map(({ slot }) => slot);
    const marks = [recorded.start, ...slots.toSorted((one, other) => one - other), recorded.end];
    for (const [index, to] of marks.entries()) {
      const from = marks[index - 1];
      if (from !== undefined) longest = Math.max(longest, to - from - overlapMs(from, to, recorded.hindrances));
    }
  }
  return seconds(longest);
}

function gaps(recorded: Recorded, bounds: Bounds): Violation[] {
  const interval = Math.max(...recorded.monitors.map(({ intervalSeconds }) => intervalSeconds));
  const gap = longestGap(recorded);
  if (gap <= interval + bounds.gap) return [];
  return [
    {
      invariant: "I1",
      text: `a monitor went ${gap} s without a check; ${interval} s and ${bounds.gap} s more are allowed`,
    },
  ];
}

/** Whether somebody has it: it was taken, or told together with the recovery, or its channel ended and the owners know. */
function isTold(alert: RecordedAlert, recorded: Recorded, taken: ReadonlySet<string>): boolean {
  if (taken.has(alert.id) || (alert.digestId !== null && taken.has(alert.digestId))) return true;
  if (alert.status !== "dead") return false;
  if (recorded.endedChannelIds.includes(alert.channelId)) return true;
  const recovery = recorded.alerts.find(
    ({ incidentId, channelId, kind }) =>
      incidentId === alert.incidentId && channelId === alert.channelId && kind === "resolved",
  );
  return alert.outcomes.at(-1) === "superseded" && recovery !== undefined && taken.has(recovery.id);
}

const takenIds = ({ deliveries }: Recorded): Set<string> =>
  new Set(deliveries.filter(({ taken }) => taken).map(({ alertId }) => alertId));

/** I2: notices that should have been told and were not. */
function losses(recorded: Recorded): { expected: number; lost: string[] } {
  const lost: string[] = [];
  let expected = 0;
  const taken = takenIds(recorded);
  const seen = new Set([...matched(recorded).values()].flat());
  const perIncident = recorded.channelIds.length * 2;
  for (const { outage, must } of expectedIncidents(
    recorded.outages,
    recorded.hindrances,
    sightMs * recorded.slowness,
  )) {
    if (!must || seen.has(outage)) continue;
    expected += perIncident;
    lost.push(...Array.from({ length: perIncident }, () => `no incident for the outage of ${outage.target}`));
  }
  for (const incident of recorded.incidents) {
    for (const kind of incident.resolvedAt === null ? ["opened"] : ["opened", "resolved"]) {
      for (const channelId of recorded.channelIds) {
        expected += 1;
        const alert = recorded.alerts.find(
          (each) => each.incidentId === incident.id && each.kind === kind && each.channelId === channelId,
        );
        const ended = recorded.endedChannelIds.includes(channelId);
        if (alert ? !isTold(alert, recorded, taken) : !ended)
          lost.push(
            `${kind} of ${namesOf(recorded, incident)}: ${alert ? `${alert.status} after ${alert.outcomes.join(", ") || "no try"}` : "no row in the outbox"}`,
          );
      }
    }
  }
  return { expected, lost };
}

const grouped = (lines: readonly string[]): string[] => {
  const counts = Map.groupBy(lines, (line) => line);
  return [...counts].map(([line, same]) => (same.length === 1 ? line : `${line} (${same.length} times)`));
};

/** I3: how many deliveries were repeats under the same id, and what was told under two ids. */
function repeats(recorded: Recorded): { twice: number; doubled: string[] } {
  const byId = Map.groupBy(
    recorded.deliveries.filter(({ taken }) => taken),
    ({ alertId }) => alertId,
  );
  const twice = [...byId.values()].reduce((sum, same) => sum + same.length - 1, 0);
  const rows = Map.groupBy(
    recorded.alerts.filter(({ kind }) => kind === "opened" || kind === "resolved"),
    ({ incidentId, kind, channelId }) => `${kind} ${incidentId} on ${channelId}`,
  );
  const doubled = [...rows].filter(([, same]) => same.length > 1).map(([what]) => `two rows for ${what}`);
  const known = new Set(recorded.alerts.map(({ id }) => id));
  const strange = [...byId.keys()]
    .filter((id) => !known.has(id))
    .map((id) => `a notice under an id that is not in the outbox: ${id}`);
  return { twice, doubled: [...doubled, ...strange] };
}

/** I4: what is open though the target has long been up, open twice, or told in the wrong order. */
function zombies(recorded: Recorded): string[] {
  const found: string[] = [];
  const open = recorded.incidents.filter(({ resolvedAt }) => resolvedAt === null);
  const parts = open.flatMap(({ severity, members }) =>
    members.map(({ monitorId }) => `${nameOf(recorded, monitorId)} ${severity}`),
  );
  for (const [key, same] of Map.groupBy(parts, (part) => part))
    if (same.length > 1) found.push(`${same.length} open incidents of ${key}`);
  for (const incident of open)
    found.push(`an incident of ${namesOf(recorded, incident)} is open though the target is up`);
  const firstTaken = (alert: RecordedAlert | undefined): number | undefined =>
    recorded.deliveries.find(({ alertId, taken }) => taken && alertId === alert?.id)?.at;
  for (const alert of recorded.alerts.filter(({ kind }) => kind === "resolved")) {
    const opening = recorded.alerts.find(
      (each) => each.kind === "opened" && each.incidentId === alert.incidentId && each.channelId === alert.channelId,
    );
    const [first, last] = [firstTaken(opening), firstTaken(alert)];
    if (first !== undefined && last !== undefined && last < first) found.push("a recovery was told before its failure");
  }
  return found;
}

/** I5: incidents that no outage explains, and a second one of the same outage. */
function inventions(recorded: Recorded): string[] {
  const of = matched(recorded);
  const found = recorded.incidents
    .filter(({ id }) => !of.has(id))
    .map(
      (incident) =>
        `an incident of ${namesOf(recorded, incident)} at ${seconds((incident.members[0]?.startedAt ?? 0) - recorded.start)} s, when it was up`,
    );
  for (const [outage, same] of Map.groupBy([...of.values()].flat(), (each) => each))
    if (same.length > 1) found.push(`${same.length} incidents of the one outage of ${outage.target}`);
  return found;
}

/** How late the latest notice was, beyond the time in which the fault held it up. Seconds. */
function latest(recorded: Recorded): number | null {
  const of = matched(recorded);
  const waits = recorded.alerts.flatMap((alert) => {
    const outages = of.get(alert.incidentId ?? "");
    const told = alert.digestId ?? alert.id;
    const delivery = recorded.deliveries.find(({ alertId, taken }) => taken && alertId === told);
    if (!outages || !delivery || (alert.kind !== "opened" && alert.kind !== "resolved")) return [];
    // The first to fail opens an incident, the last to recover ends it.
    const opened = alert.kind === "opened";
    const happened = opened ? Math.min(...outages.map(({ from }) => from)) : Math.max(...outages.map(({ to }) => to));
    return [delivery.at - countsFrom(happened, recorded.hindrances, sightMs * recorded.slowness)];
  });
  return waits.length === 0 ? null : seconds(Math.max(0, ...waits));
}

/** I6: how long after the last hindrance every monitor had been checked again. Seconds; null when nothing held checks up. */
function recovery(recorded: Recorded): number | null {
  const ends = recorded.hindrances.filter(({ holdsUp }) => holdsUp !== "notices").map(({ to }) => to);
  if (ends.length === 0) return null;
  const end = Math.max(...ends);
  const firsts = recorded.monitors.map(({ id }) =>
    Math.min(
      ...recorded.checks
        .filter(({ monitorId, slot }) => monitorId === id && slot >= end - 1000)
        .map(({ slot }) => slot),
    ),
  );
  return seconds(Math.max(0, Math.max(...firsts) - end));
}

/** I7: how long checks of steady targets waited after they were due, 99 in 100. Seconds; null when there were none. */
function lag({ requests, monitors, start, end, hindrances }: Recorded): number | null {
  const waits: number[] = [];
  for (const { target, intervalSeconds } of monitors.filter(({ steady }) => steady)) {
    const times = requests.filter((each) => each.target === target && each.at > start && each.at < end);
    for (const [index, { at }] of times.entries()) {
      const before = times[index - 1]?.at;
      if (before !== undefined && overlapMs(before, at, hindrances) === 0)
        waits.push(Math.max(0, at - before - intervalSeconds * 1000));
    }
  }
  waits.sort((one, other) => one - other);
  const p99 = waits[Math.min(waits.length - 1, Math.floor(waits.length * 0.99))];
  return p99 === undefined ? null : seconds(p99);
}

/** The figures of a run. */
export const figuresOf = (recorded: Recorded): Figures => {
  const { expected, lost } = losses(recorded);
  return {
    expected,
    lost: lost.length,
    twice: repeats(recorded).twice,
    late: latest(recorded),
    gap: longestGap(recorded),
    back: recovery(recorded),
    lag: lag(recorded),
  };
};

const longMs = 120_000;

/** I8: a fault of more than two minutes shows in the health report. */
function untold({ hindrances, health }: Recorded): string[] {
  return hindrances
    .filter(({ from, to }) => to - from > longMs)
    .filter(({ from, to }) => !health.some(({ at, status }) => status !== "pass" && at >= from && at <= to + 60_000))
    .map(({ from, to }) => `a fault of ${seconds(to - from)} s did not show in the health report`);
}

const idleLate = 4;

/** How slow the machine was, by how late the notices of a run without a fault were. */
export const slownessOf = ({ late }: Figures): number => Math.max(1, (late ?? 0) / idleLate);

/** The same bounds on a slower machine. */
function stretched(bounds: Bounds, slowness: number): Bounds {
  const longer = (value: number): number => Math.round(value * slowness * 10) / 10;
  const { twice, late, gap, back, lag } = bounds;
  const times = { late: longer(late), gap: longer(gap), back: longer(back) };
  return { twice, ...times, ...(lag === undefined ? {} : { lag: longer(lag) }) };
}

/**
 * What a run broke of the invariants I1 to I8.
 * @returns an empty list when it kept all of them within the bounds
 */
export function violationsOf(recorded: Recorded, given: Bounds): Violation[] {
  const bounds = stretched(given, recorded.slowness);
  const as = (invariant: Violation["invariant"], lines: readonly string[]): Violation[] =>
    grouped(lines).map((text) => ({ invariant, text }));
  const figures = figuresOf(recorded);
  const { twice, doubled } = repeats(recorded);
  const beyond = (value: number | null, bound: number | undefined, what: string): string[] =>
    value !== null && bound !== undefined && !(value <= bound) ? [`${what} ${value} s; the bound is ${bound} s`] : [];
  return [
    ...gaps(recorded, bounds),
    ...as("I2", losses(recorded).lost),
    ...as("I2", beyond(figures.late, bounds.late, "the latest notice took")),
    ...as("I3", twice > bounds.twice ? [`${twice} notices came again; ${bounds.twice} may`] : []),
    ...as("I3", doubled),
    ...as("I4", zombies(recorded)),
    ...as("I5", inventions(recorded)),
    ...as("I6", beyond(figures.back, bounds.back, "checks came back after")),
    ...as("I7", beyond(figures.lag, bounds.lag, "checks waited for")),
    ...as("I8", untold(recorded)),
  ];
}
