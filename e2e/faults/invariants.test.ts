import { describe, expect, it } from "vitest";
import { countsFrom, expectedIncidents } from "@/e2e/faults/expected";
import { figuresOf, slownessOf, type Violation, violationsOf } from "@/e2e/faults/invariants";
import type { Bounds, Recorded, RecordedAlert, RecordedIncident } from "@/e2e/faults/record";
import { outagesOf } from "@/e2e/faults/schedule";

const start = 1_000_000;
const end = start + 60_000;
const bounds: Bounds = { twice: 0, late: 5, gap: 2, back: 10, lag: 2 };
const every = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const slots = (monitorId: string) => every(61, (index) => ({ monitorId, slot: start + index * 1000, verdict: "up" }));
const incident: RecordedIncident = {
  id: "i",
  severity: "critical",
  members: [{ monitorId: "m", startedAt: start + 10_000 }],
  openedAt: start + 12_000,
  resolvedAt: start + 20_000,
};
const alertOf = (kind: string): RecordedAlert => ({
  id: `a-${kind}`,
  incidentId: "i",
  kind,
  channelId: "c",
  status: "delivered",
  outcomes: ["delivered"],
  digestId: null,
});

/** A run in which everything went as it should: one outage, told and over. */
const well: Recorded = {
  slowness: 1,
  start,
  end,
  outages: [{ target: "fails-0", from: start + 10_000, to: start + 20_000 }],
  hindrances: [],
  monitors: [
    { id: "m", target: "fails-0", steady: false, intervalSeconds: 1 },
    { id: "s", target: "steady-0", steady: true, intervalSeconds: 1 },
  ],
  channelIds: ["c"],
  endedChannelIds: [],
  checks: [...slots("m"), ...slots("s")],
  incidents: [incident],
  alerts: [alertOf("opened"), alertOf("resolved")],
  deliveries: [
    { alertId: "a-opened", at: start + 12_100, taken: true },
    { alertId: "a-resolved", at: start + 21_100, taken: true },
  ],
  requests: every(60, (index) => ({ target: "steady-0", at: start + index * 1000 })),
  health: [],
};

const broken = (changes: Partial<Recorded>): Violation["invariant"][] => [
  ...new Set(violationsOf({ ...well, ...changes }, bounds).map(({ invariant }) => invariant)),
];

describe("the invariants", () => {
  it("hold for a run in which everything went as it should", () => {
    expect(violationsOf(well, bounds)).toEqual([]);
    expect(figuresOf(well)).toMatchObject({ expected: 2, lost: 0, twice: 0, late: 2.1, gap: 1, back: null });
  });

  it("I1: see a gap, and not the one that the fault itself makes", () => {
    const checks = well.checks.filter(({ slot }) => slot <= start + 30_000 || slot >= start + 38_000);
    expect(broken({ checks })).toEqual(["I1"]);
    const hindrances = [{ from: start + 31_000, to: start + 37_000, holdsUp: "checks" as const }];
    expect(broken({ checks, hindrances })).toEqual([]);
    expect(broken({ checks: well.checks.filter(({ monitorId }) => monitorId === "m") })).toEqual(["I1"]);
  });

  it("I2: see a notice that was never taken, one that has no row, and an outage that nobody saw", () => {
    const [opened] = well.deliveries;
    expect(broken({ deliveries: opened ? [opened] : [] })).toEqual(["I2"]);
    expect(broken({ alerts: [alertOf("opened")], deliveries: well.deliveries.slice(0, 1) })).toEqual(["I2"]);
    expect(broken({ incidents: [], alerts: [], deliveries: [] })).toEqual(["I2"]);
    const refused = well.deliveries.map((each) => ({ ...each, taken: each.alertId === "a-opened" }));
    expect(broken({ deliveries: refused })).toEqual(["I2"]);
  });

  it("I2: take the recovery for both where it came first, and the end of a channel whose owners know", () => {
    const superseded = { ...alertOf("opened"), status: "dead", outcomes: ["retry", "superseded"] };
    expect(broken({ alerts: [superseded, alertOf("resolved")], deliveries: well.deliveries.slice(1) })).toEqual([]);
    const dead = { ...alertOf("resolved"), status: "dead", outcomes: ["dead"] };
    const change = { alerts: [alertOf("opened"), dead], deliveries: well.deliveries.slice(0, 1) };
    expect(broken(change)).toEqual(["I2"]);
    expect(broken({ ...change, endedChannelIds: ["c"] })).toEqual([]);
  });

  it("I2: take a digest for what it tells of", () => {
    const gathered = { ...alertOf("resolved"), digestId: "d" };
    const digest = { ...alertOf("digest"), id: "d", incidentId: null };
    const alerts = [alertOf("opened"), gathered, digest];
    const [opened] = well.deliveries;
    if (!opened) throw new Error("There is none.");
    expect(broken({ alerts, deliveries: [opened, { alertId: "d", at: start + 21_500, taken: true }] })).toEqual([]);
    expect(broken({ alerts, deliveries: [opened] })).toEqual(["I2"]);
  });

  it("I2: see a notice that came late, and not one that the fault held up", () => {
    const deliveries = well.deliveries.map((each) => ({ ...each, at: each.at + 10_000 }));
    expect(broken({ deliveries })).toEqual(["I2"]);
    const hindrances = [{ from: start + 11_000, to: start + 30_000, holdsUp: "notices" as const }];
    expect(broken({ deliveries, hindrances })).toEqual([]);
  });

  it("I2: stretch by how slow the machine was without a fault", () => {
    const deliveries = well.deliveries.map((each) => ({ ...each, at: each.at + 6000 }));
    expect(broken({ deliveries })).toEqual(["I2"]);
    const slowness = slownessOf(figuresOf({ ...well, deliveries }));
    expect(slowness).toBeGreaterThan(1.5);
    expect(broken({ deliveries, slowness })).toEqual([]);
    expect(slownessOf(figuresOf(well))).toBe(1);
  });

  it("I3: see a notice that came again, one with two rows and one of no row", () => {
    const again = [...well.deliveries, ...well.deliveries.slice(0, 1)];
    expect(broken({ deliveries: again })).toEqual(["I3"]);
    expect(broken({ alerts: [...well.alerts, { ...alertOf("opened"), id: "a-opened-2" }] })).toContain("I3");
    expect(broken({ deliveries: [...well.deliveries, { alertId: "?", at: end, taken: true }] })).toEqual(["I3"]);
  });

  it("I4: see what stays open, what is open twice and a recovery that was told first", () => {
    expect(broken({ incidents: [{ ...incident, resolvedAt: null }] })).toEqual(["I4"]);
    const swapped = well.deliveries.map((each, index) => ({ ...each, at: start + 21_200 - index * 200 }));
    expect(broken({ deliveries: swapped })).toContain("I4");
  });

  it("I5: see an incident of a target that was up, and two of one outage", () => {
    const false1 = { ...incident, id: "j", members: [{ monitorId: "s", startedAt: start + 10_000 }] };
    expect(broken({ incidents: [incident, false1] })).toContain("I5");
    expect(broken({ incidents: [incident, { ...incident, id: "j" }] })).toContain("I5");
    expect(
      broken({
        incidents: [incident, { ...incident, id: "j", members: [{ monitorId: "m", startedAt: start + 40_000 }] }],
      }),
    ).toContain("I5");
  });

  it("take monitors that fail together for one incident, told once", () => {
    const outages = [...well.outages, { target: "steady-0", from: start + 11_000, to: start + 19_000 }];
    const both = { ...incident, members: [...incident.members, { monitorId: "s", startedAt: start + 11_000 }] };
    expect(broken({ outages, incidents: [both] })).toEqual([]);
    expect(broken({ outages })).toEqual(["I2"]);
  });

  it("I6: see checks that do not come back", () => {
    const hindrances = [{ from: start + 21_000, to: start + 31_000, holdsUp: "checks" as const }];
    const checks = well.checks.filter(({ slot }) => slot < start + 21_000 || slot > start + 45_000);
    expect(broken({ hindrances, checks })).toContain("I6");
  });

  it("I7: see checks that wait for their turn", () => {
    const requests = every(20, (index) => ({ target: "steady-0", at: start + index * 4000 - 1 }));
    expect(broken({ requests })).toEqual(["I7"]);
  });

  it("I8: see a long fault that the health report did not tell", () => {
    const hindrances = [{ from: start + 25_000, to: start + 155_000, holdsUp: "notices" as const }];
    expect(broken({ hindrances })).toEqual(["I8"]);
    expect(broken({ hindrances, health: [{ at: start + 30_000, status: "warn" }] })).toEqual([]);
  });
});

describe("what is expected", () => {
  const plan = { failing: 2, steady: 1, firstAt: 1, every: 5, lasts: 10 };

  it("is each outage of the schedule that checks had time to see", () => {
    const outages = outagesOf(plan, start);
    expect(outages).toMatchObject([{ from: start + 1000 }, { from: start + 6000, to: start + 16_000 }]);
    const hindrances = [{ from: start, to: start + 8000, holdsUp: "both" as const }];
    expect(expectedIncidents(outages, hindrances, 7000).map(({ must }) => must)).toEqual([false, true]);
  });

  it("counts from the end of what was in the way", () => {
    const hindrances = [
      { from: 12_000, to: 20_000, holdsUp: "notices" as const },
      { from: 22_000, to: 30_000, holdsUp: "checks" as const },
    ];
    expect(countsFrom(10_000, hindrances, 3000)).toBe(30_000);
    expect(countsFrom(5000, hindrances, 3000)).toBe(5000);
    expect(countsFrom(31_000, hindrances, 3000)).toBe(31_000);
  });
});
