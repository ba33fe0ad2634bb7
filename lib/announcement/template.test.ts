import { expect, it } from "vitest";
import { fillTemplate } from "@/lib/announcement/template";

const names = { page: "Acme", components: ["API", "Web", "{{page}}"] };

it.each([
  ["{{component}} of {{ page }}", "API, Web and {{page}} of Acme"],
  ["{{ unknown }} {{7*7}} {{constructor}}", "{{ unknown }} {{7*7}} {{constructor}}"],
  ["plain", "plain"],
])("fills %j", (body, filled) => expect(fillTemplate(body, names)).toBe(filled));

it("has words for no component at all", () => {
  expect(fillTemplate("{{component}} is slow", { page: "Acme", components: [] })).toBe("the service is slow");
});
