import { describe, expect, it } from "vitest";
import { calmMs, isFlapping } from "@/lib/incident/flapping";

const minute = (at: number): Date => new Date(at * 60_000);
const span = (from: number, to: number | null) => ({ from: minute(from), to: to === null ? null : minute(to) });

describe("a monitor that flaps", () => {
  it.each<[string, [number, number | null][], number, number, boolean]>([
    [
      "fails and recovers twice",
      [
        [0, 1],
        [2, 3],
      ],
      3,
      60,
      false,
    ],
    [
      "fails a third time",
      [
        [0, 1],
        [2, 3],
        [4, null],
      ],
      4,
      60,
      true,
    ],
    [
      "recovers a third time",
      [
        [0, 1],
        [2, 3],
        [4, 5],
      ],
      5,
      60,
      true,
    ],
    [
      "has changed long ago",
      [
        [0, 1],
        [2, 3],
        [40, 41],
      ],
      41,
      60,
      false,
    ],
    [
      "is checked seldom",
      [
        [0, 20],
        [40, 60],
        [80, 90],
      ],
      90,
      600,
      true,
    ],
  ])("%s", (_name, spans, at, interval, flaps) => {
    expect(
      isFlapping(
        spans.map(([from, to]) => span(from, to)),
        minute(at),
        interval,
      ),
    ).toBe(flaps);
  });

  it("is calm after ten minutes, or five checks", () => {
    expect(calmMs(30)).toBe(600_000);
    expect(calmMs(300)).toBe(1_500_000);
  });
});
