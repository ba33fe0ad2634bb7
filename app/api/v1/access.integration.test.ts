import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { furnishOnCall, onCallBodies } from "@/app/api/v1/_furnish-on-call";
import { callApi, everyCall, monitorBody, newTenant, type Tenant } from "@/app/api/v1/_testing";
import { problem } from "@/lib/api/answers";
import { closeRateLimits } from "@/lib/api/rate-limit";
import { revokeApiKey } from "@/lib/api-key/revoke-api-key";
import { pool, tenantDb } from "@/lib/db";
import { shutDown } from "@/lib/queue/shut-down";

afterAll(async () => {
  closeRateLimits();
  await shutDown();
});

const sentinel = `sentinel-${randomUUID().slice(0, 23)}`;
type Ids = Record<
  | "alert-policies"
  | "alerts"
  | "rotations"
  | "rotation-overrides"
  | "monitors"
  | "incidents"
  | "channels"
  | "status-pages"
  | "deployments"
  | "agents"
  | "maintenance-windows"
  | "announcements"
  | "announcement-updates"
  | "announcement-templates",
  string
>;

const diagnosis = {
  layer: "proxy",
  cause: "connect-refused",
  rule: "test",
  confidence: "likely",
  reporter: null,
  candidates: [],
  summary: sentinel,
  evidence: [sentinel],
  nextSteps: [],
  retryHelps: true,
};

/** One of everything, each with the sentinel in its text. */
async function furnish(tenant: Tenant): Promise<Ids> {
  const channel = await tenant.call("POST", "/channels", {
    body: { type: "webhook", url: `http://127.0.0.1:9/${sentinel}`, name: sentinel },
  });
  const monitor = await tenant.call("POST", "/monitors", {
    body: monitorBody({ name: sentinel, tags: [sentinel], headers: { "X-Secret": sentinel } }),
  });
  const monitorId = String(monitor.body["id"]);
  const page = await tenant.call("POST", "/status-pages", {
    body: { slug: `s-${randomUUID()}`, name: sentinel, components: [{ monitorId, name: sentinel }] },
  });
  const deployment = await tenant.call("POST", "/deployments", {
    body: { version: sentinel, monitorIds: [monitorId] },
  });
  const agent = await tenant.call("POST", "/agents", { body: { name: sentinel, monitorIds: [monitorId] } });
  const window = await tenant.call("POST", "/maintenance-windows", {
    body: { ...windowBody(), name: sentinel, description: sentinel, monitorIds: [monitorId] },
  });
  expect(window.status).toBe(201);
  const announcement = await tenant.call("POST", `/status-pages/${page.body["id"]}/announcements`, {
    body: { title: sentinel, body: sentinel, draft: true },
  });
  const template = await tenant.call("POST", "/announcement-templates", {
    body: { name: sentinel, status: "identified", body: sentinel },
  });
  expect([announcement.status, template.status]).toEqual([201, 201]);
  expect([channel.status, monitor.status, page.status, deployment.status, agent.status]).toEqual(Array(5).fill(201));
  const { organizationId } = tenant;
  const at = new Date();
  const db = tenantDb(organizationId);
  const report = {
    url: sentinel,
    verdict: "down",
    checkedAt: at.toISOString(),
    phases: [],
    response: null,
    error: null,
  };
  const { id: incidentId } = await db.incident.create({
    data: {
      ...{ organizationId, monitorId, startedAt: at, openedAt: at, diagnosis, report: { ...report, diagnosis } },
      members: { create: { monitorId, startedAt: at } },
    },
  });
  const alert = await db.alert.create({
    data: {
      organizationId,
      incidentId,
      channelId: String(channel.body["id"]),
      kind: "opened",
      notice: { text: sentinel },
      status: "dead",
      dueAt: at,
      createdAt: at,
    },
  });
  await db.incidentEvent.create({
    data: { organizationId, incidentId, at, type: "comment", data: { text: sentinel } },
  });
  await pool().query(
    `insert into "check" (monitor_id, slot, region, organization_id, verdict, report) values ($1, $2, 'local', $3, 'down', $4)`,
    [monitorId, at, organizationId, report],
  );
  return {
    monitors: monitorId,
    incidents: incidentId,
    channels: String(channel.body["id"]),
    "status-pages": String(page.body["id"]),
    deployments: String(deployment.body["id"]),
    agents: String(agent.body["id"]),
    "maintenance-windows": String(window.body["id"]),
    alerts: alert.id,
    announcements: String(announcement.body["id"]),
    "announcement-updates": String((announcement.body["updates"] as { id: string }[])[0]?.id),
    "announcement-templates": String(template.body["id"]),
    ...(await furnishOnCall(tenant, sentinel, String(channel.body["id"]))),
  };
}

const windowBody = () => ({
  name: "w",
  start: "2030-01-01T02:00",
  timeZone: "UTC",
  durationMinutes: 60,
  repeat: "weekly",
});

/** A fingerprint of every row that an organization has, in every table that has an owner. */
async function rowsOf(organizationId: string): Promise<Record<string, string>> {
  const { rows: tables } = await pool().query<{ name: string }>(
    `select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.column_name = 'organization_id' and c.table_schema = 'public' and t.table_type = 'BASE TABLE'`,
  );
  const prints = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await pool().query<{ print: string | null }>(
        `select md5(string_agg(md5(row_to_json(t)::text), '' order by md5(row_to_json(t)::text))) as print from "${name}" t where organization_id = $1`,
        [organizationId],
      );
      return [name, rows[0]?.print ?? "none"];
    }),
  );
  return Object.fromEntries(prints);
}

/** A body that each call would take, were the resource one's own. */
const bodies: Record<string, unknown> = {
  "POST /monitors": monitorBody(),
  "PATCH /monitors/{id}": { name: "taken over" },
  "POST /incidents/{id}/verdict": { cause: "upstream-refused" },
  "POST /incidents/{id}/comments": { text: "taken over" },
  "POST /channels": { type: "webhook", url: "http://127.0.0.1:9/" },
  "PATCH /channels/{id}": { name: "taken over" },
  "POST /deployments": { version: "taken over" },
  "POST /status-pages": { slug: "taken-over", name: "taken over", components: [] },
  "POST /agents": { name: "taken over" },
  "PATCH /agents/{id}": { name: "taken over" },
  "PATCH /status-pages/{id}": { name: "taken over" },
  "POST /status-pages/{id}/announcements": { title: "taken over", body: "taken over" },
  "PATCH /announcements/{id}": { title: "taken over" },
  "POST /announcements/{id}/updates": { status: "resolved", body: "taken over" },
  "PATCH /announcement-updates/{id}": { body: "taken over" },
  "POST /announcement-templates": { name: "taken over", status: "resolved", body: "taken over" },
  "PATCH /announcement-templates/{id}": { name: "taken over" },
  "POST /maintenance-windows": { ...windowBody(), tags: ["taken over"] },
  "PATCH /maintenance-windows/{id}": { name: "taken over" },
  "POST /maintenance-windows/{id}/cancel": { from: "2030-01-08T02:00:00Z" },
  ...onCallBodies,
};

let calls: [string, string][] = [];
/** What an organization's key opens: agents have keys and calls of their own. */
let ours: [string, string][] = [];
let theirs: Tenant;
let ids: Ids;
let mine: Tenant;
let before: Record<string, string>;

beforeAll(async () => {
  calls = await everyCall();
  ours = calls.filter(([, path]) => !path.startsWith("/agent/"));
  theirs = await newTenant();
  mine = await newTenant();
  ids = await furnish(theirs);
  before = await rowsOf(theirs.organizationId);
});

const pathFor = (path: string, id?: string): string =>
  path.replace("{id}", id ?? ids[path.split("/")[1] as keyof Ids] ?? "");
const bodyFor = (method: string, path: string) => {
  const body = bodies[`${method} ${path}`];
  return body === undefined ? {} : { body };
};

describe("who may call", () => {
  it("finds every route and a body for each call that needs one", () => {
    expect(calls.length).toBeGreaterThan(25);
    expect(Object.keys(before).length).toBeGreaterThan(8);
    const known = calls.map(([method, path]) => `${method} ${path}`);
    for (const name of Object.keys(bodies)) expect(known).toContain(name);
  });

  it("lets nobody in without a key, with a wrong one, with one in the query or with a cookie", async () => {
    const strangers = [
      {},
      { headers: { authorization: `Basic ${btoa(`key:${theirs.key}`)}` } },
      { headers: { authorization: theirs.key } },
      { headers: { authorization: `Bearer ${theirs.key}x` } },
      { headers: { authorization: `Bearer ${theirs.key.slice(0, -1)}` } },
      { headers: { authorization: "Bearer hc_' or 1=1 --" } },
      { headers: { cookie: `better-auth.session_token=${theirs.key}` } },
    ];
    for (const [method, path] of calls) {
      if (path === "/openapi.json") continue;
      for (const stranger of strangers) {
        const got = await callApi(method, `${pathFor(path)}?key=${theirs.key}`, {
          ...bodyFor(method, path),
          ...stranger,
        });
        expect([method, path, got.status]).toEqual([method, path, 401]);
        expect(got.headers.get("www-authenticate")).toMatch(/^Bearer/);
        if (method !== "HEAD") expect(problem.parse(got.body).status).toBe(401);
        expect(got.text).not.toContain(sentinel);
      }
    }
    expect(await rowsOf(theirs.organizationId)).toEqual(before);
  });

  it("lets a revoked key do nothing any more", async () => {
    const tenant = await newTenant();
    expect((await tenant.call("GET", "/monitors")).status).toBe(200);
    await revokeApiKey(tenant.actor, tenant.keyId);
    expect((await tenant.call("GET", "/monitors")).status).toBe(401);
  });
});

describe("another organization's things", () => {
  it("are not there: the same 404 as for an id that never was and for one that is none", async () => {
    for (const [method, path] of calls.filter(([, each]) => each.includes("{id}"))) {
      const foreign = await mine.call(method, pathFor(path), bodyFor(method, path));
      expect([method, path, foreign.status]).toEqual([method, path, 404]);
      for (const id of [
        randomUUID(),
        "1",
        "undefined",
        "00000000-0000-0000-0000-000000000000",
        "%7B%22not%22%3A%22%22%7D",
      ]) {
        const unknown = await mine.call(method, pathFor(path, id), bodyFor(method, path));
        expect([method, path, id, unknown.status, unknown.text]).toEqual([method, path, id, 404, foreign.text]);
      }
    }
    expect(await rowsOf(theirs.organizationId)).toEqual(before);
  });

  it("are in no list, whatever a client says it is", async () => {
    const claims = {
      "x-org-id": theirs.organizationId,
      "x-tenant": theirs.organizationId,
      "is-multi-tenant-query": "true",
      cookie: `organization=${theirs.organizationId}`,
      "x-forwarded-host": "theirs.example",
    };
    for (const [method, path] of ours.filter(([each, name]) => each === "GET" && !name.includes("{id}"))) {
      const got = await mine.call(method, path, { headers: claims });
      expect(got.status).toBe(200);
      expect(got.text).not.toContain(sentinel);
      expect(got.text).not.toContain(theirs.organizationId);
    }
    const filtered = await mine.call("GET", `/incidents?monitorId=${ids.monitors}`);
    expect(filtered.body["data"]).toEqual([]);
    expect((await mine.call("GET", `/monitors?cursor=${ids.monitors}`)).text).not.toContain(sentinel);
    expect((await mine.call("GET", `/incidents?cursor=${ids.incidents}`)).text).not.toContain(sentinel);
  });

  it("cannot be linked to", async () => {
    const own = await mine.call("POST", "/monitors", { body: monitorBody() });
    const channelIds = [ids.channels];
    const components = [{ monitorId: ids.monitors, name: "theirs" }];
    const window = await mine.call("POST", "/maintenance-windows", { body: { ...windowBody(), tags: ["x"] } });
    const page = await mine.call("POST", "/status-pages", {
      body: { slug: `m-${randomUUID()}`, name: "mine", components: [] },
    });
    const tried = [
      await mine.call("POST", "/monitors", { body: monitorBody({ channelIds }) }),
      await mine.call("PATCH", `/monitors/${own.body["id"]}`, { body: { channelIds } }),
      await mine.call("PATCH", `/monitors/${own.body["id"]}`, { body: { policyId: ids["alert-policies"] } }),
      ...(await Promise.all(
        [{ channelIds }, { rotationIds: [ids.rotations] }].map((step) =>
          mine.call("POST", "/alert-policies", { body: { name: "mine", steps: [{ afterMinutes: 0, ...step }] } }),
        ),
      )),
      await mine.call("POST", "/rotations", {
        body: { name: "mine", startsOn: "2026-01-01", participants: [{ name: "mine", channelIds }] },
      }),
      await mine.call("POST", "/agents", { body: { name: "mine", monitorIds: [ids.monitors] } }),
      await mine.call("POST", "/maintenance-windows", { body: { ...windowBody(), monitorIds: [ids.monitors] } }),
      await mine.call("PATCH", `/maintenance-windows/${window.body["id"]}`, {
        body: { statusPageIds: [ids["status-pages"]] },
      }),
      await mine.call("POST", "/status-pages", { body: { slug: `m-${randomUUID()}`, name: "mine", components } }),
      ...(page.status === 201
        ? [await mine.call("PATCH", `/status-pages/${page.body["id"]}`, { body: { components } })]
        : []),
    ];
    for (const got of tried) {
      expect([400, 404]).toContain(got.status);
      expect(got.text).not.toContain(sentinel);
    }
    expect(await rowsOf(theirs.organizationId)).toEqual(before);
  });
});

describe("fields that are not for the caller", () => {
  const forbidden = {
    id: randomUUID(),
    organizationId: randomUUID(),
    orgId: randomUUID(),
    state: "up",
    createdAt: "2020-01-01T00:00:00Z",
    pausedAt: null,
    phase: 1,
    secret: "chosen",
    role: "owner",
    config: "v1.x",
  };

  it("are refused by name and change nothing", async () => {
    const own = await newTenant();
    const made = await furnish(own);
    const rows = await rowsOf(own.organizationId);
    const asked = calls.filter(([method, path]) => `${method} ${path}` in bodies);
    expect(asked.length).toBe(Object.keys(bodies).length);
    for (const [method, path] of asked) {
      for (const [field, value] of Object.entries(forbidden)) {
        const body = { ...(bodies[`${method} ${path}`] as object), [field]: value };
        const got = await own.call(method, pathFor(path, made[path.split("/")[1] as keyof Ids]), { body });
        expect([method, path, field, got.status]).toEqual([method, path, field, 400]);
        expect(problem.parse(got.body).errors?.map((each) => each.field)).toContain(field);
      }
    }
    const lastUse = { api_key: "" };
    expect({ ...(await rowsOf(own.organizationId)), ...lastUse }).toEqual({ ...rows, ...lastUse });
  });

  it("are refused where no body is taken", async () => {
    for (const [method, path] of ours.filter(([each, name]) => each === "POST" && !(`POST ${name}` in bodies))) {
      const got = await theirs.call(method, pathFor(path), { body: { orgId: mine.organizationId } });
      expect([path, got.status]).toEqual([path, 400]);
    }
  });
});
