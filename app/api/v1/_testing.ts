import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { createApiKey } from "@/lib/api-key/create-api-key";
import { newOrganization } from "@/lib/testing/factories";

const root = import.meta.dirname;
type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string> | undefined> },
) => Promise<Response>;
export type RouteModule = Record<string, Handler>;

/** Every route file, by its path as the document writes it: `/monitors/{id}`. */
export const routeFiles: ReadonlyMap<string, string> = new Map(
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name === "route.ts" && !entry.parentPath.includes("..."))
    .map((entry): [string, string] => {
      const folder = relative(root, entry.parentPath);
      return [`/${folder.replaceAll("[", "{").replaceAll("]", "}")}`, join(entry.parentPath, entry.name)];
    }),
);

export const loadRoute = async (path: string): Promise<RouteModule> =>
  (await import(/* @vite-ignore */ routeFiles.get(path) ?? join(root, "[[...path]]", "route.ts"))) as RouteModule;

/** Finds the route as Next does: a fixed name goes before a parameter. */
function match(pathname: string): { path: string; params?: Record<string, string> } {
  const parts = pathname.split("/").slice(1);
  const found = [...routeFiles.keys()]
    .filter((path) => path.split("/").length === parts.length + 1)
    .find((path) =>
      path
        .split("/")
        .slice(1)
        .every((part, index) => part === "{id}" || part === parts[index]),
    );
  if (found === undefined) return { path: pathname };
  return { path: found, ...(found.includes("{id}") ? { params: { id: parts[1] ?? "" } } : {}) };
}

export type Sent = { key?: string | null; body?: unknown; text?: BodyInit; headers?: Record<string, string> };
export type Got = { status: number; headers: Headers; body: Record<string, unknown>; text: string };

/** Calls the exported handler for a path below `/api/v1`, as the server would. */
export async function callApi(method: string, target: string, sent: Sent = {}): Promise<Got> {
  const url = new URL(`/api/v1${target}`, "http://127.0.0.1:3000");
  const { path, params } = match(url.pathname.slice("/api/v1".length));
  const body = sent.text ?? (sent.body === undefined ? null : JSON.stringify(sent.body));
  const request = new Request(url, {
    method,
    body,
    headers: {
      ...(sent.key ? { authorization: `Bearer ${sent.key}` } : {}),
      ...(body === null ? {} : { "content-type": "application/json" }),
      ...sent.headers,
    },
    ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
  } as RequestInit);
  const handler = (await loadRoute(path))[method];
  if (!handler) throw new Error(`${method} ${path} has no handler.`);
  const response = await handler(request, { params: Promise.resolve(params) });
  const text = await response.text();
  const isJson = text !== "" && response.headers.get("content-type")?.includes("json") === true;
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : {} };
}

/** A new organization with a key to it. */
export async function newTenant() {
  const { organizationId, actor } = await newOrganization();
  const { key, apiKey } = await createApiKey(actor, { name: "test" });
  const call = (method: string, target: string, sent: Sent = {}) => callApi(method, target, { key, ...sent });
  return { organizationId, actor, key, keyId: apiKey.id, call };
}
export type Tenant = Awaited<ReturnType<typeof newTenant>>;

export const monitorBody = (more: Record<string, unknown> = {}) => ({
  name: "checkout",
  type: "http",
  url: "http://127.0.0.1:9/health",
  intervalSeconds: 60,
  ...more,
});

/** Every method of every route, as the routes themselves say. */
export async function everyCall(): Promise<[method: string, path: string][]> {
  const calls: [string, string][] = [];
  for (const path of routeFiles.keys()) {
    const allowed = (await callApi("OPTIONS", path)).headers.get("allow") ?? "";
    for (const method of allowed.split(", ")) if (method !== "OPTIONS") calls.push([method, path]);
  }
  return calls;
}
