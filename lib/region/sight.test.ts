import { describe, expect, it } from "vitest";
import { fellSilent, isLoopback, type Reading } from "@/lib/region/sight";

const now = 1_000_000;

/** So many monitors at so many hosts, silent since so long; null while they answer. */
const group = (count: number, hosts: number, silentForMs: number | null, intervalSeconds = 60): Reading[] =>
  Array.from({ length: count }, (_, index) => ({
    host: `h${index % hosts}.example`,
    at: now - 1000,
    intervalSeconds,
    silentSince: silentForMs === null ? null : now - silentForMs,
  }));

describe("a region that suspects itself", () => {
  it.each<[string, Reading[], boolean]>([
    ["half of ten, five hosts", [...group(5, 5, 5000), ...group(5, 5, null)], true],
    ["less than half", [...group(5, 5, 5000), ...group(6, 6, null)], false],
    ["too few monitors", group(4, 4, 5000), false],
    ["too few hosts", group(20, 2, 5000), false],
    ["silent for longer than an interval", group(10, 10, 61_000), false],
    ["each by its own interval", group(10, 10, 61_000, 300), true],
    ["all answer", group(10, 10, null), false],
    ["what was silent before does not count as falling", [...group(4, 4, 5000), ...group(6, 6, 600_000)], false],
    [
      "what has not been looked at for long is not known",
      group(10, 10, 5000).map((each) => ({ ...each, at: 0 })),
      false,
    ],
  ])("%s", (_name, readings, suspects) => {
    expect(fellSilent(readings, now).length > 0).toBe(suspects);
  });

  it.each([
    ["127.0.0.1", true],
    ["127.8.9.1", true],
    ["[::1]", true],
    ["localhost", true],
    ["10.0.0.1", false],
    ["example.com", false],
  ])("%s is on the machine itself: %s", (host, is) => {
    expect(isLoopback(host)).toBe(is);
  });
});
