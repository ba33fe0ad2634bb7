import { describe, expect, it } from "vitest";
import { failingParts } from "@/lib/triage/health-answer";

describe("which parts a health answer says fail", () => {
  it.each<[string, unknown, string[]]>([
    [
      "health+json",
      {
        status: "fail",
        checks: {
          "database:connections": [{ status: "fail" }, { status: "pass" }],
          "cache:ping": [{ status: "pass" }],
        },
      },
      ["database:connections"],
    ],
    ["actuator", { status: "DOWN", components: { db: { status: "DOWN" }, diskSpace: { status: "UP" } } }, ["db"]],
    ["actuator 1", { status: "OUT_OF_SERVICE", details: { rabbit: { status: "OUT_OF_SERVICE" } } }, ["rabbit"]],
    ["terminus", { status: "error", info: {}, error: { redis: { status: "down" } } }, ["redis"]],
    [
      "ASP.NET",
      { status: "Unhealthy", entries: { sql: { status: "Unhealthy" }, disk: { status: "Healthy" } } },
      ["sql"],
    ],
    ["plain words", { status: "fail", checks: { queue: "fail", mail: "pass" } }, ["queue"]],
    ["all well", { status: "pass", checks: { db: [{ status: "pass" }] } }, []],
    ["no health answer", { error: "not found" }, []],
    ["a list", [1, 2], []],
    ["null", null, []],
    ["names that are markup", { checks: { "<b>db</b>\u0000": "fail" } }, ["bdb/b"]],
  ])("%s", (_name, body, parts) => {
    expect(failingParts(JSON.stringify(body))).toEqual(parts);
  });

  it("makes nothing of what is no JSON, or too much of it", () => {
    expect(failingParts("<html>")).toEqual([]);
    expect(failingParts("")).toEqual([]);
    expect(failingParts("[".repeat(100_000))).toEqual([]);
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`part${index}`, "fail"]));
    expect(failingParts(JSON.stringify({ checks: many }))).toHaveLength(8);
  });
});
