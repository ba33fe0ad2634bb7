import { describe, expect, it } from "vitest";
import {
  type ComponentState,
  componentState,
  groupsOf,
  type OverallState,
  overallState,
  statusPageInput,
  suggestSlug,
} from "@/lib/status-page/page";
import { incidentTitle, layerSentence, overallSentence } from "@/lib/status-page/words";

const monitorId = "0190b6a0-7c3e-7000-8000-000000000001";

describe("overallState", () => {
  it.each<[ComponentState[], OverallState, string]>([
    [[], "unknown", "No data yet"],
    [["unknown", "unknown"], "unknown", "No data yet"],
    [["operational"], "operational", "All systems operational"],
    [["operational", "unknown"], "operational", "No known problems"],
    [["operational", "degraded"], "degraded", "Some systems are slow or limited"],
    [["operational", "down"], "partial-outage", "Some systems are not available"],
    [["degraded", "operational", "down"], "partial-outage", "Some systems are not available"],
    [["down"], "major-outage", "Not available"],
    [["down", "unknown"], "major-outage", "Most systems are not available"],
    [["down", "down", "operational"], "major-outage", "Most systems are not available"],
    [["down", "down"], "major-outage", "All systems are not available"],
    [["maintenance", "operational"], "maintenance", "Maintenance is under way"],
    [["maintenance", "degraded"], "degraded", "Some systems are slow or limited"],
  ])("%j is %s: %s", (states, overall, sentence) => {
    expect(overallState(states)).toBe(overall);
    expect(overallSentence(overall, states)).toBe(sentence);
  });

  it("never calls a monitor well that nobody looks at", () => {
    expect(componentState("paused")).toBe("unknown");
    expect(componentState("pending")).toBe("unknown");
  });
});

const problems = (input: Record<string, unknown>): string[] => {
  const result = statusPageInput.safeParse({ slug: "acme", name: "Acme", ...input });
  return result.success ? [] : result.error.issues.map(({ path }) => path.join("."));
};

describe("statusPageInput", () => {
  it.each(["a", "acme", "acme-2", "0", "a".repeat(63), "a--b"])("takes the slug %s", (slug) => {
    expect(problems({ slug })).toEqual([]);
  });

  it.each(["", " ", "-a", "a-", "Acme", "a b", "a_b", "ä", "a/b", "..", "a".repeat(64), "api", "www", "a\n", "new"])(
    "refuses the slug %j, or trims it",
    (slug) => {
      expect(problems({ slug })).toEqual(slug === "a\n" ? [] : ["slug"]);
    },
  );

  it.each<[string, Record<string, unknown>, string[]]>([
    ["an empty name", { name: " " }, ["name"]],
    ["a name of 10,000 characters", { name: "x".repeat(10_000) }, ["name"]],
    ["a name that turns the reading direction", { name: "Acme\u202egnp.exe" }, ["name"]],
    ["a name of two lines", { name: "Acme\nInc" }, ["name"]],
    ["an id that is none", { components: [{ monitorId: "1", name: "API" }] }, ["components.0.monitorId"]],
    ["a component without a name", { components: [{ monitorId, name: "" }] }, ["components.0.name"]],
    ["a field that is not known", { html: "<script>" }, [""]],
    ["too many components", { components: new Array(201).fill({ monitorId, name: "API" }) }, ["components"]],
    [
      "a group of 61 characters",
      { components: [{ monitorId, name: "API", group: "x".repeat(61) }] },
      ["components.0.group"],
    ],
  ])("refuses %s", (_what, input, fields) => {
    expect(problems(input)).toEqual(fields);
  });

  it("takes an empty group for none", () => {
    const input = { slug: "acme", name: "Acme", components: [{ monitorId, name: "API", group: " " }] };
    expect(statusPageInput.parse(input).components[0]?.group).toBeNull();
  });
});

describe("suggestSlug", () => {
  it.each([
    ["Acme Status", "acme-status"],
    ["  Café & Co. ", "cafe-co"],
    ["日本", ""],
    [`${"a".repeat(62)} b`, "a".repeat(62)],
  ])("%j gives %j", (name, slug) => expect(suggestSlug(name)).toBe(slug));
});

describe("words", () => {
  it("joins groups that were not beside each other", () => {
    const groups = groupsOf([{ group: "EU" }, { group: null }, { group: "EU" }]);
    expect(groups.map(({ name, components }) => [name, components.length])).toEqual([
      ["EU", 2],
      [null, 1],
    ]);
  });

  it.each([
    [["API"], false, "API is not available"],
    [["API", "Web"], false, "API and Web are not available"],
    [["API", "Web", "Mail", "Docs"], true, "API, Web and 2 more were not available"],
  ])("names what is touched: %j", (names, resolved, title) => expect(incidentTitle(names, resolved)).toBe(title));

  it("has a sentence for every layer, and one for what it does not know", () => {
    const layers = ["dns", "network", "tls", "edge", "proxy", "platform", "application", "content", "monitor", "x"];
    const sentences = layers.flatMap((layer) => [layerSentence(layer, false), layerSentence(layer, true)]);
    expect(new Set(sentences).size).toBe(18);
  });
});
