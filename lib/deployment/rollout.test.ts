import { describe, expect, it } from "vitest";
import { type RolloutCheck, rolloutOf } from "@/lib/deployment/rollout";

const at = new Date("2026-11-21T12:00:00Z");
const marks: Record<string, Omit<RolloutCheck, "at">> = {
  u: { verdict: "up", answered: true, latencyMs: 100 },
  s: { verdict: "degraded", answered: true, latencyMs: 900 },
  e: { verdict: "down", answered: true, latencyMs: 5 },
  x: { verdict: "down", answered: false, latencyMs: null },
};

/** One check every ten seconds, those before the bar before the release. */
function checks(text: string): RolloutCheck[] {
  const [before = "", after = ""] = text.split("|");
  return [...before, ...after].map((mark, index) => ({
    at: new Date(at.getTime() + (index - before.length) * 10_000 + 5000),
    ...(marks[mark] as Omit<RolloutCheck, "at">),
  }));
}

const told = (text: string, over = true) => {
  const { started, ready, serving, kept } = rolloutOf(checks(text), at, over);
  return [started, ready, serving]
    .map(({ state, seconds }) => (state === "yes" ? String(seconds) : state))
    .concat(kept)
    .join(" ");
};

describe("how a release went", () => {
  it.each([
    ["uuu|uuuu", "5 5 25 yes"],
    ["uuu|xxeeuuuuuu", "25 45 65 yes"],
    ["uuu|xxxxxx", "no no no no"],
    ["uuu|xeeeee", "15 no no no"],
    ["uuu|uxuxux", "5 5 no no"],
    ["uuuu|uuuueuuue", "5 5 25 no"],
    ["ueueue|uuuueuuue", "5 5 25 yes"],
    ["|uuu", "5 5 25 yes"],
    ["uuu|", "no no no no"],
    ["uuu|sss", "5 5 25 yes"],
  ])("%s", (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  it.each([
    ["uuu|", "waiting waiting waiting waiting"],
    ["uuu|xx", "waiting waiting waiting waiting"],
    ["uuu|uu", "5 5 waiting waiting"],
    ["uuu|uuuu", "5 5 25 waiting"],
    ["uuu|uuueee", "5 5 25 no"],
  ])("while the half hour lasts: %s", (text, expected) => {
    expect(told(text, false)).toBe(expected);
  });

  it("sets latency and failing shares side by side, from when it was ready", () => {
    expect(rolloutOf(checks("uuue|xxsss"), at, true)).toMatchObject({
      failing: { before: 0.25, after: 0 },
      medianMs: { before: 100, after: 900 },
    });
    expect(rolloutOf([], at, true)).toMatchObject({
      failing: { before: null, after: null },
      medianMs: { before: null, after: null },
    });
  });
});
