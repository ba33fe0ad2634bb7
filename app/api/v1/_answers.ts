import { expect } from "vitest";
import type { z } from "zod";
import type { Got, Tenant } from "@/app/api/v1/_testing";
import { problem } from "@/lib/api/answers";

/** Holds an answer to what the document says of it. */
export function held<T extends z.ZodType>(schema: T, got: Got, wanted = 200): z.output<T> {
  expect([got.status, got.status < 300 ? "" : got.text]).toEqual([wanted, ""]);
  expect(got.headers.get("content-type")).toBe("application/json");
  expect(got.headers.get("cache-control")).toBe("no-store");
  return schema.parse(got.body) as z.output<T>;
}
/** The items of a list, each held to the document. */
export const listed = <T extends z.ZodType>(schema: T, got: Got): z.output<T>[] => {
  expect(Object.keys(got.body).sort()).toEqual(["data", "nextCursor"]);
  return (got.body["data"] as unknown[]).map((item) => schema.parse(item) as z.output<T>);
};

/** The fields that a refusal names. */
export const fieldsOf = (got: Got): string[] => {
  expect(got.headers.get("content-type")).toBe("application/problem+json");
  return problem.parse(got.body).errors?.map(({ field }) => field) ?? [];
};

/** What stands on all pages of a list, in order. */
export async function pagesOf(tenant: Tenant, path: string, limit: number): Promise<string[]> {
  const seen: string[] = [];
  for (let next: string | null = ""; next !== null && seen.length < 100; ) {
    const cursor: string = next === "" ? "" : `&cursor=${encodeURIComponent(next)}`;
    const got = await tenant.call("GET", `${path}?limit=${limit}${cursor}`);
    expect(got.status).toBe(200);
    const data = got.body["data"] as Record<string, string>[];
    expect(data.length).toBeLessThanOrEqual(limit);
    seen.push(...data.map((item) => String(item["id"] ?? item["at"])));
    next = got.body["nextCursor"] as string | null;
  }
  return seen;
}
