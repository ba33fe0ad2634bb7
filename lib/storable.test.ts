import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { storable } from "@/lib/storable";

describe("text that can be stored", () => {
  it("has no U+0000 and no half of a pair, at any depth", () => {
    const cut = "smile \u{1F600}".slice(0, -1);
    expect(storable({ a: ["x\u0000y", { ["k\u0000"]: cut }], b: null, c: 1 })).toEqual({
      a: ["x\ufffdy", { "k\ufffd": "smile \ufffd" }],
      b: null,
      c: 1,
    });
  });

  it("is everything else, unchanged", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(storable(value));
        expect(text).not.toMatch(/(?<!\\)(\\\\)*\\u0000/);
        if (!/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(value))) expect(storable(value)).toEqual(value);
      }),
    );
  });
});
