import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ComponentState } from "@/lib/status-page/page";
import { announcedState, joinedState, worstState } from "@/lib/status-page/state";

const [up, slow, down, work, none]: ComponentState[] = ["operational", "degraded", "down", "maintenance", "unknown"];
const states: ComponentState[] = ["operational", "degraded", "down", "maintenance", "unknown"];
const anyState = fc.constantFrom(...states);

describe("joinedState", () => {
  it.each<[ComponentState[], number | null, ComponentState]>([
    [[], null, "unknown"],
    [["operational"], null, "operational"],
    [["operational", "down"], null, "down"],
    [["operational", "degraded"], null, "degraded"],
    [["operational", "maintenance"], null, "maintenance"],
    [["maintenance", "down"], null, "down"],
    [["operational", "unknown"], null, "operational"],
    [["unknown", "unknown"], null, "unknown"],
    [["operational", "operational", "down"], 2, "operational"],
    [["operational", "degraded", "down"], 2, "degraded"],
    [["operational", "down", "down"], 2, "down"],
    [["operational", "unknown", "down"], 2, "unknown"],
    [["operational", "maintenance", "down"], 2, "maintenance"],
    [["unknown", "down", "down"], 2, "down"],
    [["operational", "down", "down"], 1, "operational"],
    [["down", "down"], 1, "down"],
    [["operational", "operational"], 3, "operational"],
    [["operational", "down"], 3, "down"],
    [[], 2, "unknown"],
  ])("%j with a quorum of %j is %s", (given, quorum, wanted) => expect(joinedState(given, quorum)).toBe(wanted));

  it("does not depend on the order", () => {
    fc.assert(
      fc.property(fc.array(anyState, { maxLength: 8 }), fc.option(fc.integer({ min: 1, max: 8 })), (given, quorum) => {
        expect(joinedState(given.toReversed(), quorum)).toBe(joinedState(given, quorum));
      }),
    );
  });

  it("of one monitor is that monitor's, whatever the quorum", () => {
    fc.assert(
      fc.property(anyState, fc.option(fc.integer({ min: 1, max: 8 })), (state, quorum) => {
        expect(joinedState([state], quorum)).toBe(state);
      }),
    );
  });

  it("is down by a quorum exactly when nothing that is not seen could make it up", () => {
    fc.assert(
      fc.property(
        fc.array(anyState, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 8 }),
        (given, quorum) => {
          const best = given.filter((state) => state !== "down").length;
          expect(joinedState(given, quorum) === "down").toBe(best < Math.min(quorum, given.length));
        },
      ),
    );
  });

  it("gets no worse when one more is up", () => {
    const rank = (state: ComponentState) =>
      ["operational", "degraded", "maintenance", "unknown", "down"].indexOf(state);
    fc.assert(
      fc.property(
        fc.array(anyState, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 8 }),
        (given, quorum) => {
          const better = given.map((state, index): ComponentState => (index === 0 ? "operational" : state));
          expect(rank(joinedState(better, quorum))).toBeLessThanOrEqual(rank(joinedState(given, quorum)));
        },
      ),
    );
  });
});

it("the worst of a group is never better than one of its own", () => {
  expect(worstState([up, slow, down, work, none].filter((state) => state !== undefined))).toBe("down");
});

it.each([
  ["operational", [], "operational"],
  ["operational", ["none"], "operational"],
  ["operational", ["minor"], "degraded"],
  ["major-outage", ["minor"], "major-outage"],
  ["degraded", ["minor", "critical"], "major-outage"],
  ["unknown", ["none"], "unknown"],
  ["unknown", ["major"], "partial-outage"],
  ["maintenance", ["major"], "partial-outage"],
] as const)("%s with announcements of %j is %s", (overall, impacts, wanted) =>
  expect(announcedState(overall, impacts)).toBe(wanted),
);
