import { describe, expect, it } from "vitest";
import { recentValues } from "@/lib/status-page/recent-values";

function clocked(most = 10) {
  const clock = { ms: 0 };
  return { clock, recent: recentValues<number>({ ttlMs: 100, most, now: () => clock.ms }) };
}

describe("recentValues", () => {
  it("reads once for all who ask at the same time", async () => {
    const { recent } = clocked();
    let reads = 0;
    const load = async () => ++reads;
    expect(await Promise.all([recent("a", load), recent("a", load), recent("b", load)])).toEqual([1, 1, 2]);
  });

  it("reads again when the value is old, and gives the last one while reading fails", async () => {
    const { clock, recent } = clocked();
    await recent("a", async () => 1);
    clock.ms = 99;
    expect(await recent("a", async () => 2)).toBe(1);
    clock.ms = 100;
    expect(await recent("a", () => Promise.reject(new Error("away")))).toBe(1);
    clock.ms = 200;
    expect(await recent("a", async () => 3)).toBe(3);
  });

  it("lets the failure out when nothing is known, and tries again", async () => {
    const { recent } = clocked();
    await expect(recent("a", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
    expect(await recent("a", async () => 1)).toBe(1);
  });

  it("keeps no more than it may", async () => {
    const { recent } = clocked(2);
    for (const key of ["a", "b", "c"]) await recent(key, async () => 1);
    expect(await recent("c", async () => 2)).toBe(1);
    expect(await recent("a", async () => 2)).toBe(2);
  });
});
