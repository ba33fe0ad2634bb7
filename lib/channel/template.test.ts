import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faultIn } from "@/lib/channel/fault";
import { knownPlaceholders, offeredPlaceholders } from "@/lib/channel/placeholders";
import { fillTemplate, templateProblem } from "@/lib/channel/template";

const known = { name: "shop", incident: { id: "1", deployment: null, lines: ["a"] }, late: false, link: null };

describe("filling a template", () => {
  it.each([
    ['{"t":"{{name}} is down"}', { name: "shop" }, '{"t":"shop is down"}'],
    [
      '{"t":"{{ name }}"}',
      { name: 'a"\\\n\u2028b' },
      JSON.stringify({ t: 'a"\\\n\u2028b' }).replace("\u2028", "\u2028"),
    ],
    ['{"t":{{name}}}', { name: 'a"b' }, '{"t":"a\\"b"}'],
    ['{"t":{{incident}}}', { incident: { id: 1 } }, '{"t":{"id":1}}'],
    ['{"t":"{{incident}}"}', { incident: { id: 1 } }, '{"t":"{\\"id\\":1}"}'],
    ['{"t":"{{incident.id}}","u":{{incident.id}}}', { incident: null }, '{"t":"","u":null}'],
    ['{"t":"\\"{{name}}\\""}', { name: "x" }, '{"t":"\\"x\\""}'],
    ['{"t":"{{name}}"}', { name: "{{link}}", link: "never" }, '{"t":"{{link}}"}'],
    ['{"t":"{{7*7}} #{7*7} <%= 7*7 %>"}', {}, '{"t":"{{7*7}} #{7*7} <%= 7*7 %>"}'],
    ['{"t":"{{constructor.name}}{{__proto__.x}}"}', {}, '{"t":""}'],
  ])("%s of %j", (template, data, text) => expect(fillTemplate(template, data)).toBe(text));
});

describe("a template", () => {
  it.each([
    '{"a":"{{name}}"}',
    '{"a":{{incident}}}',
    "[1]",
    '{"a":"{{incident.deployment.version}}{{incident.lines.3}}"}',
  ])("%s is taken", (template) => expect(templateProblem(template, known)).toBeNull());

  it.each([
    ['{"a": }', "line 1, column 7"],
    ['{\n  "a": 1,\n  {{name}}: 2\n}', "line 3, column 3"],
    ['{"a": {{name}}{{name}}}', "line 1, column 15"],
    ['{"a": 1{{name}}}', "line 1, column 8"],
    ['{"a": "\\u00{{name}}"}', "line 1, column"],
    ['{"a": "{{name}}', "line 1, column 7"],
    ['{"a":\n "{{nome}}"}', "line 2, column 3"],
    ['{"a": "{{constructor}}"}', "line 1, column 8"],
    ['{"a": "{{name.length}}"}', "line 1, column 8"],
  ])("%j is refused with its place", (template, place) => expect(templateProblem(template, known)).toContain(place));

  it("knows what is offered", () => {
    for (const path of offeredPlaceholders) expect(templateProblem(`"{{${path}}}"`, knownPlaceholders())).toBeNull();
  });

  it("that is taken is JSON whatever it is filled with", () => {
    const value = fc.constantFrom(
      "{{a}}",
      '"{{ b }}"',
      '"x{{a}}{{b}}"',
      "1",
      "[{{a}},{{b}}]",
      '{"k":{{a}}}',
      '"\\\\{{b}}"',
    );
    const noise = fc.constantFrom("", "", "", '"', "{", "]", ",", "\\", "{{a}}", "1");
    const template = fc.tuple(noise, value, noise).map((pieces) => pieces.join(""));
    const data = fc.record({ a: fc.jsonValue(), b: fc.string({ unit: "binary" }) });
    let taken = 0;
    fc.assert(
      fc.property(template, data, (text, values) => {
        if (templateProblem(text, { a: null, b: null }) !== null) return;
        taken += 1;
        expect(() => JSON.parse(fillTemplate(text, values))).not.toThrow();
      }),
      { numRuns: 3000 },
    );
    expect(taken).toBeGreaterThan(300);
  });
});

describe("the place of a fault", () => {
  it("is found in all that JSON.parse refuses, and in nothing else", () => {
    const piece = fc.constantFrom(
      '"',
      "{",
      "}",
      "[",
      "]",
      ":",
      ",",
      "1",
      "-",
      "\\",
      " ",
      "null",
      '"a"',
      "0",
      ".5",
      "e3",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece, { maxLength: 8 }).map((all) => all.join("")),
          fc.json(),
        ),
        (text) => {
          let good = true;
          try {
            JSON.parse(text);
          } catch {
            good = false;
          }
          expect(faultIn(text) === null).toBe(good);
        },
      ),
      { numRuns: 5000 },
    );
  });
});
