import { describe, expect, it } from "vitest";
import { awayWaitMs, nextTryMs } from "@/lib/alert/schedule";

describe("when an alert is tried again", () => {
  it("begins close together and ends after about three days", () => {
    const waits = Array.from({ length: 13 }, (_, index) => nextTryMs(index + 1, 0, null) ?? 0);
    expect(waits.slice(0, 3)).toEqual([5000, 30_000, 120_000]);
    const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3_600_000;
    expect(hours).toBeGreaterThan(70);
    expect(hours).toBeLessThan(75);
    expect(nextTryMs(14, 0, null)).toBeNull();
  });

  it("spreads by a fifth and waits as long as it was asked to", () => {
    expect(nextTryMs(1, 1, null)).toBe(6000);
    expect(nextTryMs(1, 0, 120_000)).toBe(120_000);
    expect(nextTryMs(5, 0, 1000)).toBe(900_000);
  });

  it("never waits long for our own way out", () => {
    expect([0, 60_000, 3_600_000, 4 * 86_400_000].map((age) => awayWaitMs(age, 0))).toEqual([
      5000, 15_000, 30_000, 30_000,
    ]);
    expect(awayWaitMs(3_600_000, 1)).toBe(36_000);
  });
});
