import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cycleThrough, type Dependency } from "@/lib/monitor/dependency";

const edge = (pair: string): Dependency => ({ monitorId: pair[0] ?? "", parentId: pair[1] ?? "" });

describe("a monitor's dependencies", () => {
  it.each<[string[], string, string[], string | null]>([
    [[], "a", ["b"], null],
    [[], "a", ["a"], "a"],
    [["ba"], "a", ["b"], "b"],
    [["bc", "ca"], "a", ["d", "b"], "b"],
    [["bc", "cb"], "a", ["b"], null],
    [["bc", "bd", "cd"], "a", ["b", "d"], null],
  ])("%j with %s on %j closes a cycle through %s", (edges, id, parents, through) => {
    expect(cycleThrough(edges.map(edge), id, parents)).toBe(through);
  });

  it("never come to a cycle when each that would close one is refused", () => {
    const name = fc.constantFrom("a", "b", "c", "d", "e");
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name), { maxLength: 30 }), (wanted) => {
        const edges: Dependency[] = [];
        for (const [monitorId, parentId] of wanted)
          if (cycleThrough(edges, monitorId, [parentId]) === null) edges.push({ monitorId, parentId });
        const above = (id: string, depth: number): boolean =>
          depth > 5 || edges.some((each) => each.monitorId === id && above(each.parentId, depth + 1));
        expect(["a", "b", "c", "d", "e"].some((id) => above(id, 0))).toBe(false);
      }),
    );
  });
});
