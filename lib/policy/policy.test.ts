import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choosePolicy } from "@/lib/policy/choose";
import { planNotices } from "@/lib/policy/plan";
import { type PolicyInput, type PolicyRule, policyInput } from "@/lib/policy/policy";
import type { Hours } from "@/lib/zone/hours";

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const [mail, chat, boss, nights] = [1, 2, 3, 4].map(uuid) as [string, string, string, string];

const rule = (more: Partial<PolicyRule> = {}): PolicyRule => ({
  match: { severities: [], tags: [], monitorIds: [], hours: null },
  timeZone: "Europe/Berlin",
  steps: [{ afterMinutes: 0, channelIds: [mail], rotationIds: [] }],
  repeat: null,
  reminder: null,
  quietHours: null,
  ...more,
});
const step = (afterMinutes: number, ...channelIds: string[]) => ({ afterMinutes, channelIds, rotationIds: [] });

const opened = new Date("2026-07-01T10:00:00Z");
const names = new Map([
  [mail, "mail"],
  [chat, "chat"],
  [boss, "boss"],
  [nights, "nights"],
]);
/** "mail opened +0", by minutes after the opening. */
const lines = (
  policy: PolicyRule,
  severity: "critical" | "warning" = "critical",
  at = opened,
  onCall = () => [nights],
) =>
  planNotices(policy, { severity, openedAt: at, onCall }).map(
    ({ channelId, kind, sequence, at: due }) =>
      `${names.get(channelId)} ${kind}${sequence === 0 ? "" : sequence} +${(due.getTime() - at.getTime()) / 60_000}`,
  );

describe("what an incident leads to", () => {
  it("tells each step in its turn, each channel of the opening first", () => {
    expect(lines(rule({ steps: [step(0, mail, chat), step(15, chat, boss)] }))).toEqual([
      "mail opened +0",
      "chat opened +0",
      "chat reminder1 +15",
      "boss opened +15",
    ]);
  });

  it("goes through the steps again a set number of times", () => {
    expect(lines(rule({ steps: [step(0, mail), step(10, boss)], repeat: { times: 2, afterMinutes: 20 } }))).toEqual([
      "mail opened +0",
      "boss opened +10",
      "mail reminder1 +30",
      "boss reminder1 +40",
      "mail reminder2 +60",
      "boss reminder2 +70",
    ]);
  });

  it("reminds each channel from when it was first told, and once where a repeat falls on the same moment", () => {
    const policy = rule({ steps: [step(0, mail), step(5, boss)], reminder: { everyMinutes: 10, most: 2 } });
    expect(lines(policy)).toEqual([
      "mail opened +0",
      "boss opened +5",
      "mail reminder1 +10",
      "boss reminder1 +15",
      "mail reminder2 +20",
      "boss reminder2 +25",
    ]);
    expect(lines({ ...policy, steps: [step(0, mail)], repeat: { times: 1, afterMinutes: 10 } })).toEqual([
      "mail opened +0",
      "mail reminder1 +10",
      "mail reminder2 +20",
    ]);
  });

  it("asks a rotation at the moment of the step", () => {
    const asked: string[] = [];
    const onCall = (id: string, at: Date) => {
      asked.push(`${id === nights} ${at.toISOString()}`);
      return asked.length === 1 ? [chat] : [boss, mail];
    };
    const steps = [
      { afterMinutes: 0, channelIds: [mail], rotationIds: [nights] },
      { afterMinutes: 30, channelIds: [], rotationIds: [nights] },
    ];
    const planned = planNotices(rule({ steps }), { severity: "critical", openedAt: opened, onCall });
    expect(asked).toEqual(["true 2026-07-01T10:00:00.000Z", "true 2026-07-01T10:30:00.000Z"]);
    expect(planned.map(({ channelId, kind }) => `${names.get(channelId)} ${kind}`)).toEqual([
      "mail opened",
      "chat opened",
      "mail reminder",
      "boss opened",
    ]);
  });

  it.each([
    ["a warning waits for the morning", "warning", "2026-07-01T21:00:00Z", ["mail opened +480"]],
    ["a critical one does not", "critical", "2026-07-01T21:00:00Z", ["mail opened +0", "mail reminder1 +15"]],
    ["a warning outside of them does not", "warning", "2026-07-01T19:00:00Z", ["mail opened +0", "mail reminder1 +15"]],
    ["what follows in them waits", "warning", "2026-07-01T19:50:00Z", ["mail opened +0", "mail reminder1 +550"]],
    ["in the night that has 23 hours", "warning", "2026-03-28T22:00:00Z", ["mail opened +420"]],
    ["in the night that has 25 hours", "warning", "2026-10-24T21:00:00Z", ["mail opened +540"]],
  ] as [string, "warning" | "critical", string, string[]][])("in quiet hours, %s", (_what, severity, at, said) => {
    const policy = rule({
      quietHours: { days: [], from: "22:00", to: "07:00" },
      steps: [step(0, mail), step(15, mail)],
    });
    expect(lines(policy, severity, new Date(at))).toEqual(said);
  });

  const anyRule = fc
    .record({
      steps: fc
        .array(fc.tuple(fc.integer({ min: 0, max: 240 }), fc.subarray([mail, chat, boss], { minLength: 1 })), {
          minLength: 1,
          maxLength: 5,
        })
        .map((list) =>
          [...new Map(list).entries()].sort(([one], [other]) => one - other).map(([at, told]) => step(at, ...told)),
        ),
      repeat: fc.option(
        fc.record({ times: fc.integer({ min: 1, max: 9 }), afterMinutes: fc.integer({ min: 1, max: 60 }) }),
      ),
      reminder: fc.option(
        fc.record({ everyMinutes: fc.integer({ min: 1, max: 90 }), most: fc.integer({ min: 1, max: 9 }) }),
      ),
      quietHours: fc.option(
        fc.constantFrom<Hours[]>(
          { days: [], from: "22:00", to: "07:00" },
          { days: [6, 0], from: "01:30", to: "02:30" },
        ),
      ),
      timeZone: fc.constantFrom("Europe/Berlin", "America/New_York", "UTC"),
    })
    .map(rule);
  const anyTime = fc.date({ min: new Date("2026-01-01"), max: new Date("2027-01-01"), noInvalidDate: true });

  it("never tells a channel before its turn, twice at once, or of anything before the opening", () => {
    fc.assert(
      fc.property(
        anyRule,
        anyTime,
        fc.constantFrom("critical" as const, "warning" as const),
        (policy, at, severity) => {
          const planned = planNotices(policy, { severity, openedAt: at, onCall: () => [] });
          for (const channelId of [mail, chat, boss]) {
            const own = planned.filter((each) => each.channelId === channelId);
            const first = policy.steps.find(({ channelIds }) => channelIds.includes(channelId));
            expect(own.length > 0).toBe(first !== undefined);
            expect(own.map(({ sequence }) => sequence)).toEqual(own.map((_, index) => index));
            expect(own.map(({ kind }) => kind)).toEqual(own.map((_, index) => (index === 0 ? "opened" : "reminder")));
            expect(new Set(own.map(({ at: due }) => due.getTime())).size).toBe(own.length);
            const earliest = at.getTime() + (first?.afterMinutes ?? 0) * 60_000;
            for (const { at: due } of own) expect(due.getTime()).toBeGreaterThanOrEqual(earliest);
            if (severity === "critical" && own[0]) expect(own[0].at.getTime()).toBe(earliest);
            const most = policy.steps.length * (1 + (policy.repeat?.times ?? 0)) + (policy.reminder?.most ?? 0);
            expect(own.length).toBeLessThanOrEqual(most);
          }
          expect(planned.map(({ at: due }) => due.getTime())).toEqual(
            planned.map(({ at: due }) => due.getTime()).sort((one, other) => one - other),
          );
        },
      ),
    );
  });
});

describe("which policy applies", () => {
  const policy = (id: string, position: number, more: Partial<PolicyRule> & { isDefault?: boolean } = {}) => ({
    ...rule(more),
    id,
    position,
    isDefault: more.isDefault ?? false,
  });
  const match = (more: Partial<PolicyRule["match"]>) => ({ match: { ...rule().match, ...more } });
  const facts = {
    policyId: null,
    monitorId: uuid(9),
    tags: ["shop", "eu"],
    severity: "critical" as const,
    openedAt: opened,
  };
  const policies = [
    policy("named", 1),
    policy("other tag", 2, match({ tags: ["blog"] })),
    policy("warnings", 3, match({ severities: ["warning"] })),
    policy("nights", 4, match({ hours: { days: [], from: "22:00", to: "07:00" } })),
    policy("this tag, another monitor", 5, match({ tags: ["eu"], monitorIds: [uuid(8)] })),
    policy("second match", 7, match({ monitorIds: [uuid(9)] })),
    policy("first match", 6, match({ tags: ["us", "eu"], severities: ["critical"] })),
    policy("default", 8, { isDefault: true }),
  ];
  it.each([
    ["the first by position that matches", {}, "first match"],
    ["the one the monitor names", { policyId: "named" }, "named"],
    ["none that the monitor names and that is gone", { policyId: "gone" }, "first match"],
    ["by severity", { severity: "warning" as const }, "warnings"],
    ["by time of day, in the policy's zone", { openedAt: new Date("2026-07-01T04:59:00Z") }, "nights"],
    ["the default where none matches", { tags: [], monitorId: uuid(7) }, "default"],
  ])("is %s", (_what, more, id) => expect(choosePolicy(policies, { ...facts, ...more })?.id).toBe(id));

  it("is none without a default, and none without conditions by itself", () => {
    expect(choosePolicy([policy("named", 1)], facts)).toBeNull();
  });
});

describe("a policy's input", () => {
  const good = { name: "Nights", steps: [{ afterMinutes: 0, channelIds: [mail] }] };
  const wrong = (input: object): string[] => {
    const result = policyInput.safeParse(input);
    return result.success ? [] : result.error.issues.map(({ path }) => path.join("."));
  };
  it("needs a name and a step", () => {
    const { match, timeZone, repeat } = policyInput.parse(good) as PolicyInput;
    expect({ match, timeZone, repeat }).toEqual({
      match: { severities: [], tags: [], monitorIds: [], hours: null },
      timeZone: "UTC",
      repeat: null,
    });
  });
  it.each([
    ["no step", { steps: [] }, "steps"],
    ["a step that tells nobody", { steps: [{ afterMinutes: 0 }] }, "steps.0"],
    ["steps out of order", { steps: [...good.steps, ...good.steps] }, "steps.1.afterMinutes"],
    ["a zone that is none", { timeZone: "Berlin" }, "timeZone"],
    ["quiet hours without end", { quietHours: { from: "08:00", to: "08:00" } }, "quietHours"],
    ["a time that is none", { quietHours: { from: "24:00", to: "08:00" } }, "quietHours.from"],
    ["reminders without end", { reminder: { everyMinutes: 1, most: 51 } }, "reminder.most"],
    [
      "a flood",
      { steps: [step(0, ...Array.from({ length: 20 }, (_, n) => uuid(n)))], reminder: { everyMinutes: 1, most: 50 } },
      "steps",
    ],
  ])("refuses %s", (_what, more, field) => expect(wrong({ ...good, ...more })).toEqual([field]));
});
