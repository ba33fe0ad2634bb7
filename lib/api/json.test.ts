import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepestJson, readJson } from "@/lib/api/json";
import { AppError } from "@/lib/errors";

function fieldsOf(text: string): { field: string; message: string }[] {
  try {
    readJson(text);
  } catch (error) {
    if (error instanceof AppError) return [...error.fields];
    throw error;
  }
  return [];
}

describe("readJson", () => {
  it("reads what JSON.parse reads", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6, noUnicodeString: false }), (text) => {
        fc.pre(
          !text.includes("\\u0000") && !text.includes("__proto__") && text.isWellFormed() && !/\\ud[89a-f]/i.test(text),
        );
        expect(readJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    ['{"a":1,"a":2}', "a"],
    ['{"a":1,"\\u0061":2}', "a"],
    ['{"a":{"b":1,"c":[1],"b":2}}', "a.b"],
    ['{"list":[{"x":1},{"x":1,"x":1}]}', "list.1.x"],
    ['{"a":[",",":",{}],"b":1,"b":1}', "b"],
  ])("names a key given twice: %s", (text, field) => {
    expect(fieldsOf(text)).toEqual([{ field, message: "This field is given twice." }]);
  });

  it("lets the same key stand in different objects and as a value", () => {
    expect(fieldsOf('{"a":{"a":"a"},"b":[{"a":1},{"a":2}],"c":"a"}')).toEqual([]);
  });

  it("refuses __proto__ and pollutes nothing", () => {
    expect(fieldsOf('{"__proto__":{"polluted":1}}')).toEqual([
      { field: "__proto__", message: "This field is not known here." },
    ]);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it.each([
    ['{"a":"x\\u0000"}', "a"],
    ['{"a":["\\ud800"]}', "a.0"],
    ['{"a":{"b":"\\udc00x"}}', "a.b"],
    ['{"k\\u0000":1}', "k\u0000"],
  ])("refuses text that Postgres cannot keep: %s", (text, field) => {
    expect(fieldsOf(text).map((each) => each.field)).toEqual([field]);
  });

  it("takes a whole surrogate pair and escaped quotes", () => {
    expect(readJson('{"a":"\\ud83d\\ude00 \\"{[,"}')).toEqual({ a: '\u{1f600} "{[,' });
  });

  it("bounds the depth, also of a hundred thousand levels, and of what is no JSON", () => {
    const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
    expect(fieldsOf(nested(deepestJson))).toEqual([]);
    for (const text of [nested(deepestJson + 1), nested(100_000), "[".repeat(100_000), '{"a":'.repeat(50_000)]) {
      expect(fieldsOf(text)).toEqual([{ field: "", message: "The body has more than 32 levels." }]);
    }
  });

  it.each(["", "{", "nul", "{'a':1}", '{"a":1,}', "[1", '"a', "NaN", "{} {}"])("refuses %j", (text) => {
    expect(fieldsOf(text)).toEqual([{ field: "", message: "The body is not valid JSON." }]);
  });

  it("looks through 256 KiB of keys in well under 200 ms", () => {
    const text = `{${Array.from({ length: 24_000 }, (_, index) => `"k${index}":1`).join(",")}}`;
    const started = performance.now();
    readJson(text);
    expect(performance.now() - started).toBeLessThan(200);
  });
});
