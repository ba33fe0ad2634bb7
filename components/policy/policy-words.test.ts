import { describe, expect, it } from "vitest";
import { extraWords, hoursWords, matchWords, whenWords } from "@/components/policy/policy-words";
import type { Policy } from "@/lib/policy/policy";

const policy = (match: Partial<Policy["match"]>, more: Partial<Policy> = {}): Policy => ({
  id: "p",
  name: "p",
  position: 1,
  isDefault: false,
  match: { severities: [], tags: [], monitorIds: [], hours: null, ...match },
  timeZone: "UTC",
  steps: [],
  repeat: null,
  reminder: null,
  quietHours: null,
  createdAt: "",
  updatedAt: "",
  ...more,
});

describe("a policy in words", () => {
  it.each([
    [{}, {}, "Only where a monitor names it"],
    [{}, { isDefault: true }, "Where no other policy applies"],
    [{ severities: ["critical"] }, {}, "For critical incidents"],
    [{ severities: ["critical", "warning"] }, {}, "For all incidents"],
    [{ tags: ["a", "b", "c"] }, {}, "For incidents tagged a, b or c"],
    [
      { severities: ["warning"], monitorIds: ["x"] },
      { isDefault: true },
      "For warning incidents of 1 monitor, and where no other applies",
    ],
    [
      { hours: { days: [0, 6], from: "18:00", to: "08:00" } },
      {},
      "For incidents that open 18:00 to 08:00, Sat and Sun (UTC)",
    ],
  ] as [Partial<Policy["match"]>, Partial<Policy>, string][])("%j %j: %s", (match, more, words) =>
    expect(matchWords(policy(match, more))).toBe(words),
  );

  it("says what follows the steps", () => {
    expect(whenWords(0)).toBe("At once");
    expect(hoursWords({ days: [], from: "22:00", to: "07:00" })).toBe("22:00 to 07:00");
    expect(
      extraWords(policy({}, { repeat: { times: 1, afterMinutes: 30 }, reminder: { everyMinutes: 1, most: 3 } })),
    ).toEqual(["Again 30 minutes after the last step, 1 time", "A reminder every 1 minute, 3 at most"]);
  });
});
