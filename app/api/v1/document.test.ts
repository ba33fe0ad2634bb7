import { describe, expect, it } from "vitest";
import { z } from "zod";
import { callApi, loadRoute, routeFiles } from "@/app/api/v1/_testing";
import { openApiDocument } from "@/lib/api/openapi";

type Json = Record<string, unknown>;
const document = JSON.parse(JSON.stringify(openApiDocument("http://127.0.0.1:3000"))) as Json & {
  paths: Record<string, Record<string, Json>>;
  components: { schemas: Record<string, Json> };
};
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

/** Every object in the document, with where it stands. */
function* walk(value: unknown, place = "#"): Generator<[place: string, value: Json]> {
  if (Array.isArray(value)) for (const [index, each] of value.entries()) yield* walk(each, `${place}/${index}`);
  else if (typeof value === "object" && value !== null) {
    yield [place, value as Json];
    for (const [key, each] of Object.entries(value)) yield* walk(each, `${place}/${key}`);
  }
}

function resolve(reference: string): unknown {
  return reference
    .slice(2)
    .split("/")
    .reduce<unknown>((value, key) => (value as Json | undefined)?.[key], document);
}

describe("the OpenAPI document", () => {
  it("has every route and nothing else", () => {
    expect(Object.keys(document.paths).sort()).toEqual([...routeFiles.keys()].sort());
  });

  it("has every method that a route answers, and nothing else", async () => {
    for (const path of routeFiles.keys()) {
      const allowed = (await callApi("OPTIONS", path)).headers.get("allow")?.split(", ") ?? [];
      const documented = operations.filter((each) => each.path === path).map(({ method }) => method);
      expect([path, allowed.filter((each) => each !== "HEAD" && each !== "OPTIONS").sort()]).toEqual([
        path,
        documented.sort(),
      ]);
      expect(Object.keys(await loadRoute(path)).length).toBe(7);
    }
  });

  it("is OpenAPI 3.1 in form", () => {
    expect(document["openapi"]).toMatch(/^3\.1\./);
    expect(document["info"]).toMatchObject({ title: "Hopcheck", version: expect.any(String) });
    const ids = operations.map(({ operation }) => operation["operationId"]);
    expect(new Set(ids).size).toBe(operations.length);
    for (const { path, operation } of operations) {
      const responses = operation["responses"] as Record<string, Json>;
      expect(Object.keys(responses).filter((status) => /^2\d\d$/.test(status)).length).toBe(1);
      for (const response of Object.values(responses)) expect(response["description"]).toEqual(expect.any(String));
      const parameters = (operation["parameters"] ?? []) as Json[];
      const inPath = parameters.filter((each) => each["in"] === "path");
      expect(inPath.map((each) => [each["name"], each["required"]])).toEqual(
        path.includes("{id}") ? [["id", true]] : [],
      );
      for (const each of parameters) expect(each["schema"]).toBeDefined();
    }
  });

  it("has no reference to nothing, and every schema is one that can be read", () => {
    for (const [place, value] of walk(document)) {
      if (typeof value["$ref"] === "string") expect([place, resolve(value["$ref"])]).not.toEqual([place, undefined]);
    }
    for (const schema of Object.values(document.components.schemas)) {
      const whole = { ...schema, components: document.components };
      expect(() => z.toJSONSchema(z.fromJSONSchema(inlined(whole) as never))).not.toThrow();
    }
  });

  it("says of a new monitor what the reader of requests holds it to", () => {
    const body = document.paths["/monitors"]?.["post"]?.["requestBody"] as {
      content: Record<string, { schema: Json }>;
    };
    const schema = body.content["application/json"]?.schema as {
      required: string[];
      properties: Record<string, Json>;
      additionalProperties: unknown;
    };
    expect(schema.required).toEqual(["name", "url", "intervalSeconds"]);
    expect(schema.additionalProperties).toBe(false);
    expect(schema.properties["intervalSeconds"]).toMatchObject({ type: "integer", minimum: 5, maximum: 86_400 });
  });

  it("asks for nothing in a PATCH and gives no defaults there", () => {
    for (const { path, operation } of operations.filter(({ method }) => method === "PATCH")) {
      const body = operation["requestBody"] as { content: Record<string, { schema: Json }> };
      type Shape = { required?: string[]; properties: Record<string, Json> };
      const schema = body.content["application/json"]?.schema as Shape & { anyOf?: Shape[] };
      // What is told apart by its kind has a shape for each.
      for (const { required = [], properties } of schema.anyOf ?? [schema]) {
        expect([path, required]).toEqual([path, []]);
        for (const property of Object.values(properties)) expect(property).not.toHaveProperty("default");
      }
    }
  });

  it("is served without a key", async () => {
    process.env["APP_URL"] ??= "http://127.0.0.1:3000";
    const got = await callApi("OPTIONS", "/openapi.json");
    expect(got.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
    const open = operations.filter(({ operation }) => Array.isArray(operation["security"]));
    expect(open.map(({ path, operation }) => [path, operation["security"]])).toEqual([
      ["/agent/tasks", [{ agentKey: [] }]],
      ["/agent/evidence", [{ agentKey: [] }]],
      ["/openapi.json", []],
    ]);
  });
});

/** Puts what is referred to in the place of the reference. */
function inlined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inlined);
  if (typeof value !== "object" || value === null) return value;
  const { $ref, components: _components, ...rest } = value as Json;
  if (typeof $ref === "string") return inlined(resolve($ref));
  return Object.fromEntries(Object.entries(rest).map(([key, each]) => [key, inlined(each)]));
}
