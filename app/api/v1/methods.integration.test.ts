import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callApi, everyCall, loadRoute, newTenant, routeFiles, type Tenant } from "@/app/api/v1/_testing";
import { problem } from "@/lib/api/answers";
import { closeRateLimits } from "@/lib/api/rate-limit";
import { shutDown } from "@/lib/queue/shut-down";

let mine: Tenant;
let calls: [string, string][] = [];

beforeAll(async () => {
  mine = await newTenant();
  calls = await everyCall();
});
afterAll(async () => {
  closeRateLimits();
  await shutDown();
});

describe("methods", () => {
  it("that a path does not have are refused with those it has", async () => {
    for (const path of routeFiles.keys()) {
      const allowed = calls.filter(([, each]) => each === path).map(([method]) => method);
      for (const method of Object.keys(await loadRoute(path))) {
        if (method === "OPTIONS" || allowed.includes(method)) continue;
        const got = await mine.call(method, path.replace("{id}", randomUUID()));
        expect([method, path, got.status]).toEqual([method, path, 405]);
        expect(got.headers.get("allow")?.split(", ")).toEqual([...allowed, "OPTIONS"]);
      }
    }
  });

  it("nowhere answer a cross-origin question", async () => {
    const got = await callApi("OPTIONS", "/monitors", {
      headers: { origin: "https://evil.test", "access-control-request-method": "POST" },
    });
    expect(got.status).toBe(204);
    expect([...got.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  });

  it("give a problem where nothing is", async () => {
    for (const method of ["GET", "POST", "PATCH", "PUT", "DELETE"]) {
      const got = await mine.call(method, "/users/1/keys");
      expect(problem.parse(got.body).status).toBe(404);
      expect(got.headers.get("content-type")).toBe("application/problem+json");
    }
  });
});
