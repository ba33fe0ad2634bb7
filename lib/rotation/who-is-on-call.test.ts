import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Override, overrideInput, rotationInput } from "@/lib/rotation/rotation";
import { type Turns, turnsBetween, whoIsOnCall } from "@/lib/rotation/who-is-on-call";

const people = ["Ada", "Bob", "Cyd"].map((name) => ({ id: name, name, channelIds: [] }));
const rotation = (more: Partial<Turns> = {}): Turns => ({
  timeZone: "Europe/Berlin",
  turn: "day",
  startsOn: "2026-03-27",
  handOverAt: "09:00",
  participants: people,
  overrides: [],
  ...more,
});
const override = (participantId: string, startsAt: string, endsAt: string, id = participantId): Override => ({
  id,
  participantId,
  startsAt,
  endsAt,
});
const at = (of: Turns, moment: string): string | undefined => whoIsOnCall(of, new Date(moment))?.name;

describe("who is on call", () => {
  it.each([
    ["at the first hand-over", {}, "2026-03-27T08:00:00Z", "Ada"],
    ["a second before the next", {}, "2026-03-28T07:59:59Z", "Ada"],
    ["at the next", {}, "2026-03-28T08:00:00Z", "Bob"],
    ["before the clock is set forward", {}, "2026-03-29T06:59:59Z", "Bob"],
    ["after it, at the same local time", {}, "2026-03-29T07:00:00Z", "Cyd"],
    ["before the start", {}, "2026-03-27T07:59:59Z", "Cyd"],
    ["long before the start", {}, "2026-03-24T08:00:00Z", "Ada"],
    ["where the hour of hand-over is left out: before", { handOverAt: "02:30" }, "2026-03-29T01:29:59Z", "Bob"],
    ["where the hour of hand-over is left out: after", { handOverAt: "02:30" }, "2026-03-29T01:30:00Z", "Cyd"],
    [
      "where the hour of hand-over comes twice: the first",
      { handOverAt: "02:30", startsOn: "2026-10-24" },
      "2026-10-25T00:30:00Z",
      "Bob",
    ],
    [
      "where the hour of hand-over comes twice: the second",
      { handOverAt: "02:30", startsOn: "2026-10-24" },
      "2026-10-25T01:30:00Z",
      "Bob",
    ],
    ["in a week", { turn: "week" as const }, "2026-04-03T06:59:59Z", "Ada"],
    ["in the next week, in summer time", { turn: "week" as const }, "2026-04-03T07:00:00Z", "Bob"],
    ["in New York", { timeZone: "America/New_York", startsOn: "2026-03-07" }, "2026-03-08T13:00:00Z", "Bob"],
    ["at midnight", { handOverAt: "00:00" }, "2026-03-27T23:00:00Z", "Bob"],
  ])("%s", (_what, more, moment, name) => expect(at(rotation(more), moment)).toBe(name));

  it("is whoever stands in, from the first to the last moment", () => {
    const of = rotation({ overrides: [override("Cyd", "2026-03-27T10:00:00Z", "2026-03-27T12:00:00Z")] });
    expect(["09:59:59", "10:00:00", "11:59:59", "12:00:00"].map((time) => at(of, `2026-03-27T${time}Z`))).toEqual([
      "Ada",
      "Cyd",
      "Cyd",
      "Ada",
    ]);
  });

  it("is who stands in last where two do, and nobody who is gone", () => {
    const overrides = [
      override("Bob", "2026-03-27T10:00:00Z", "2026-03-27T20:00:00Z"),
      override("Cyd", "2026-03-27T11:00:00Z", "2026-03-27T12:00:00Z"),
      override("Eve", "2026-03-27T11:30:00Z", "2026-03-27T12:00:00Z"),
    ];
    const of = rotation({ overrides });
    expect(["10:30", "11:45", "13:00"].map((time) => at(of, `2026-03-27T${time}:00Z`))).toEqual(["Bob", "Cyd", "Bob"]);
  });

  it("is nobody only where nobody is", () =>
    expect(whoIsOnCall(rotation({ participants: [] }), new Date())).toBeNull());
});

describe("the turns of some days", () => {
  const said = (of: Turns, from: string, to: string) =>
    turnsBetween(of, new Date(from), new Date(to)).map(
      ({ participant, from: begin, to: end, override: stood }) =>
        `${participant.name}${stood ? "*" : ""} ${begin.toISOString().slice(5, 16)} ${end.toISOString().slice(5, 16)}`,
    );
  it("are cut by overrides and hand-overs", () => {
    const of = rotation({ overrides: [override("Cyd", "2026-03-28T20:00:00Z", "2026-03-29T10:00:00Z")] });
    expect(said(of, "2026-03-28T00:00:00Z", "2026-03-30T00:00:00Z")).toEqual([
      "Ada 03-28T00:00 03-28T08:00",
      "Bob 03-28T08:00 03-28T20:00",
      "Cyd* 03-28T20:00 03-29T10:00",
      "Cyd 03-29T10:00 03-30T00:00",
    ]);
  });

  const anyOverride = fc
    .record({
      who: fc.constantFrom("Ada", "Bob", "Cyd", "Eve"),
      from: fc.integer({ min: 0, max: 20_000 }),
      minutes: fc.integer({ min: 1, max: 9000 }),
    })
    .map(({ who, from, minutes }) => {
      const start = new Date("2026-03-20T00:00:00Z").getTime() + from * 60_000;
      return override(who, new Date(start).toISOString(), new Date(start + minutes * 60_000).toISOString());
    });
  const any = fc
    .record({
      timeZone: fc.constantFrom("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"),
      turn: fc.constantFrom("day" as const, "week" as const),
      handOverAt: fc.constantFrom("00:00", "01:45", "02:30", "09:00", "23:59"),
      overrides: fc.array(anyOverride, { maxLength: 4 }),
    })
    .map((more) =>
      rotation({ ...more, overrides: more.overrides.map((each, index) => ({ ...each, id: `o${index}` })) }),
    );

  it("leave no gap, do not overlap and say what whoIsOnCall says", () => {
    const from = new Date("2026-03-22T00:00:00Z");
    const to = new Date("2026-04-08T00:00:00Z");
    fc.assert(
      fc.property(any, fc.integer({ min: 0, max: 1_468_799 }), (of, second) => {
        const found = turnsBetween(of, from, to);
        expect(found[0]?.from).toEqual(from);
        expect(found.at(-1)?.to).toEqual(to);
        for (const [index, turn] of found.entries()) {
          expect(turn.to.getTime()).toBeGreaterThan(turn.from.getTime());
          if (index > 0) expect(turn.from).toEqual(found[index - 1]?.to);
        }
        const moment = new Date(from.getTime() + second * 1000);
        const holding = found.find((turn) => turn.from <= moment && moment < turn.to);
        expect(holding?.participant.name).toBe(whoIsOnCall(of, moment)?.name);
      }),
    );
  });

  it("come to each in their order, one a day, over a year with both changes of the clock", () => {
    const found = turnsBetween(
      rotation({ handOverAt: "02:30" }),
      new Date("2026-01-01T12:00:00Z"),
      new Date("2026-12-31T12:00:00Z"),
    );
    expect(found.length).toBe(365);
    for (const [index, { participant }] of found.entries())
      expect(participant.name).toBe(
        people[(people.findIndex(({ id }) => id === found[0]?.participant.id) + index) % 3]?.name,
      );
  });
});

describe("a rotation's input", () => {
  const uuid = "00000000-0000-4000-8000-000000000001";
  const good = { name: "Web", startsOn: "2026-11-23", participants: [{ name: "Ada", channelIds: [uuid] }] };
  it("takes the least there is", () =>
    expect(rotationInput.parse(good)).toMatchObject({ turn: "week", handOverAt: "09:00", timeZone: "UTC" }));
  it.each([
    ["nobody", { participants: [] }, "participants"],
    ["somebody who cannot be told", { participants: [{ name: "Ada", channelIds: [] }] }, "participants.0.channelIds"],
    ["a day that is none", { startsOn: "2026-02-30" }, "startsOn"],
    ["a time that is none", { handOverAt: "9:00" }, "handOverAt"],
  ])("refuses %s", (_what, more, field) => {
    const result = rotationInput.safeParse({ ...good, ...more });
    expect(result.error?.issues.map(({ path }) => path.join("."))).toEqual([field]);
  });
  it("refuses an override that ends before it starts", () => {
    const backwards = { participantId: uuid, startsAt: "2026-11-20T08:00:00Z", endsAt: "2026-11-20T09:00:00+02:00" };
    expect(overrideInput.safeParse(backwards).error?.issues[0]?.path).toEqual(["endsAt"]);
  });
});
