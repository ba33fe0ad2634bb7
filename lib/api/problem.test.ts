import { describe, expect, it } from "vitest";
import { HttpRefusal, problemOf } from "@/lib/api/problem";
import { AppError, invalid, notFound } from "@/lib/errors";

const id = "0190a000-0000-7000-8000-000000000000";
const bodyOf = (error: unknown) => JSON.parse(problemOf(error, id).body) as Record<string, unknown>;

describe("problemOf", () => {
  it.each([
    [invalid([{ field: "url", message: "Give the URL." }]), 400],
    [new AppError("unauthenticated", "No key."), 401],
    [new AppError("forbidden", "Not yours to do."), 403],
    [notFound("monitor"), 404],
    [new AppError("conflict", "Resolved already."), 409],
    [new HttpRefusal(413, "Too large."), 413],
    [new AppError("limit", "Too many."), 429],
  ])("%s is %i", (error, status) => {
    const answer = problemOf(error, id);
    expect(answer.status).toBe(status);
    expect(answer.headers["Content-Type"]).toBe("application/problem+json");
    expect(bodyOf(error)).toMatchObject({ type: "about:blank", status, detail: error.message });
    expect(bodyOf(error)["title"]).not.toBe("Error");
  });

  it("names the fields of a bad input, and only then", () => {
    expect(bodyOf(invalid([{ field: "expect.status", message: "Write it so." }]))["errors"]).toEqual([
      { field: "expect.status", message: "Write it so." },
    ]);
    expect(bodyOf(notFound("monitor"))).not.toHaveProperty("errors");
  });

  it("asks for a key and says when to come back", () => {
    expect(problemOf(new AppError("unauthenticated", ""), id).headers["WWW-Authenticate"]).toMatch(/^Bearer/);
    expect(Number(problemOf(new AppError("limit", ""), id).headers["Retry-After"])).toBeGreaterThan(0);
  });

  it("tells nothing of a defect but where the log has it", () => {
    const answer = problemOf(new Error("column secret of relation channel"), id);
    expect(answer.status).toBe(500);
    expect(answer.body).toContain(`urn:uuid:${id}`);
    expect(answer.body).not.toContain("secret");
  });

  it.each([
    Object.assign(new Error("connect"), { code: "ECONNREFUSED" }),
    Object.assign(new Error("starting up"), { code: "57P03" }),
    new Error("query failed", { cause: { kind: "DatabaseNotReachable" } }),
    new Error("outer", { cause: Object.assign(new Error("inner"), { originalCode: "53300" }) }),
  ])("says 503 when the database is away", (error) => {
    const answer = problemOf(error, id);
    expect(answer.status).toBe(503);
    expect(answer.headers["Retry-After"]).toBeDefined();
  });

  it("ends on an error that is its own cause", () => {
    const error: Error & { cause?: unknown } = new Error("loop");
    error.cause = error;
    expect(problemOf(error, id).status).toBe(500);
  });
});
