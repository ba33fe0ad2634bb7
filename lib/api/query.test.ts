import { describe, expect, it } from "vitest";
import { incidentQuery, monitorQuery, pageQuery, rangeOf, rangeQuery, readQuery } from "@/lib/api/query";
import { AppError } from "@/lib/errors";
import { parse } from "@/lib/parse";

const read = (text: string) => readQuery(new URLSearchParams(text));

function fieldsOf(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.fields.map(({ field }) => field);
    throw error;
  }
  return [];
}

describe("readQuery", () => {
  it("leaves out what has no value", () => {
    expect(read("status=open&monitorId=")).toEqual({ status: "open" });
  });
  it("refuses a parameter given twice and text that cannot be stored", () => {
    expect(fieldsOf(() => read("limit=1&limit=2"))).toEqual(["limit"]);
    expect(fieldsOf(() => read("query=a%00b"))).toEqual(["query"]);
  });
});

describe("the queries of lists", () => {
  it.each([
    [pageQuery, "limit=0", "limit"],
    [pageQuery, "limit=201", "limit"],
    [pageQuery, "limit=-1", "limit"],
    [pageQuery, "limit=1e9", "limit"],
    [pageQuery, "limit=ten", "limit"],
    [pageQuery, "limit=1.5", "limit"],
    [pageQuery, "take=5", "take"],
    [monitorQuery, "state=broken", "state"],
    [monitorQuery, "sort=secret", "sort"],
    [monitorQuery, "filter[secret][startsWith]=a", "filter[secret][startsWith]"],
    [monitorQuery, "include=organization.apiKeys", "include"],
    [monitorQuery, "orgId=0190a000-0000-7000-8000-000000000000", "orgId"],
    [incidentQuery, "status=closed", "status"],
    [incidentQuery, "monitorId=7", "monitorId"],
    [rangeQuery, "from=yesterday", "from"],
    [rangeQuery, "to=2026-02-30T00:00:00Z", "to"],
  ])("%# %s names its field", (schema, text, field) => {
    expect(fieldsOf(() => parse(schema, read(text)))).toEqual([field]);
  });

  it("takes a limit as a number, 50 without one", () => {
    expect(parse(pageQuery, read("limit=7"))).toEqual({ limit: 7 });
    expect(parse(pageQuery, read(""))).toEqual({ limit: 50 });
  });
});

describe("rangeOf", () => {
  const now = new Date("2026-11-20T12:00:00Z");
  it("is the last 30 days without bounds", () => {
    expect(rangeOf({}, now)).toEqual({ from: new Date("2026-10-21T12:00:00Z"), to: now });
  });
  it("reads dates and times with an offset", () => {
    expect(rangeOf({ from: "2026-11-01", to: "2026-11-02T01:00:00+01:00" }, now)).toEqual({
      from: new Date("2026-11-01T00:00:00Z"),
      to: new Date("2026-11-02T00:00:00Z"),
    });
  });
  it("refuses a range that ends before it starts, is empty or too long", () => {
    for (const query of [
      { from: "2026-11-02", to: "2026-11-01" },
      { from: "2026-11-01", to: "2026-11-01" },
      { from: "2020-01-01", to: "2026-11-01" },
    ]) {
      expect(fieldsOf(() => rangeOf(query, now))).toEqual(["from"]);
    }
  });
});
