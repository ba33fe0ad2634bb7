import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { held } from "@/app/api/v1/_answers";
import { callApi, monitorBody, newTenant, type Tenant } from "@/app/api/v1/_testing";
import { agent as agentAnswer, agentTasks, evidenceTold, newAgent } from "@/lib/api/answers";
import { closeRateLimits } from "@/lib/api/rate-limit";
import { tenantDb } from "@/lib/db";
import type { Diagnosis } from "@/lib/diagnosis/diagnosis";
import { shutDown } from "@/lib/queue/shut-down";

afterAll(async () => {
  closeRateLimits();
  await shutDown();
});

const diagnosis: Diagnosis = {
  layer: "application",
  cause: "upstream-closed-early",
  rule: "test",
  confidence: "likely",
  reporter: { product: "nginx", layer: "proxy" },
  candidates: [
    { layer: "application", cause: "upstream-closed-early", weight: 0.5 },
    { layer: "application", cause: "upstream-refused", weight: 0.5 },
  ],
  summary: "As it was.",
  evidence: ["status 502"],
  nextSteps: [],
  retryHelps: true,
};

async function openIncident({ organizationId }: Tenant, monitorId: string): Promise<string> {
  const at = new Date();
  const report = {
    url: "http://shop.example/pay",
    verdict: "down",
    checkedAt: at.toISOString(),
    phases: [],
    response: { status: 502, headers: [], bodyBytes: 0, remoteAddress: null },
    probeId: "a".repeat(32),
    error: null,
    diagnosis,
  };
  const { id } = await tenantDb(organizationId).incident.create({
    data: {
      ...{ organizationId, monitorId, startedAt: at, openedAt: at, diagnosis, report },
      members: { create: { monitorId, startedAt: at } },
    } as never,
  });
  return id;
}

const refusedLine = (more: Record<string, string> = {}) => ({
  type: "line",
  source: "error.log",
  at: new Date().toISOString(),
  text: 'x [error] 1#1: *1 connect() failed (111: Connection refused) while connecting to upstream, client: 10.0.0.9, server: _, request: "GET /pay?token=s3cr3t HTTP/1.1", upstream: "http://127.0.0.1:3000/pay", host: "shop.example"',
  ...more,
});
const evidence = (incidentId: string, findings: unknown[], more: Record<string, unknown> = {}) => ({
  incidentId,
  kind: "lines",
  sentAt: new Date().toISOString(),
  ports: [3000],
  findings,
  ...more,
});

let tenant: Tenant;
let monitorId: string;
let key: string;
let agentId: string;
let incidentId: string;

beforeEach(async () => {
  tenant = await newTenant();
  monitorId = String((await tenant.call("POST", "/monitors", { body: monitorBody() })).body["id"]);
  const made = held(
    newAgent,
    await tenant.call("POST", "/agents", { body: { name: "web 1", monitorIds: [monitorId] } }),
    201,
  );
  key = made.key;
  agentId = made.id;
  incidentId = await openIncident(tenant, monitorId);
});

const tell = (body: unknown, as = key) => callApi("POST", "/agent/evidence", { key: as, body });

describe("an agent", () => {
  it("is made with a key that is shown once, listed, attached and revoked", async () => {
    expect(key).toMatch(/^hca_[\w-]{43}$/);
    const shown = await tenant.call("GET", `/agents/${agentId}`);
    expect(held(agentAnswer, shown)).toMatchObject({ name: "web 1", monitorIds: [monitorId], lastSeenAt: null });
    expect(shown.text).not.toContain(key);
    await callApi("GET", "/agent/tasks", { key });
    expect(held(agentAnswer, await tenant.call("GET", `/agents/${agentId}`)).lastSeenAt).not.toBeNull();
    const changed = await tenant.call("PATCH", `/agents/${agentId}`, { body: { monitorIds: [] } });
    expect(held(agentAnswer, changed).monitorIds).toEqual([]);
    expect((await tenant.call("DELETE", `/agents/${agentId}`)).status).toBe(204);
    expect((await callApi("GET", "/agent/tasks", { key })).status).toBe(401);
    expect((await tell(evidence(incidentId, []))).status).toBe(401);
    expect((await tenant.call("GET", "/agents")).body["data"]).toEqual([]);
  });

  it("may report and nothing else; an API key may not report", async () => {
    for (const path of ["/monitors", "/incidents", "/agents", `/incidents/${incidentId}`])
      expect((await callApi("GET", path, { key })).status).toBe(401);
    expect((await callApi("POST", `/incidents/${incidentId}/resolve`, { key })).status).toBe(401);
    expect((await tell(evidence(incidentId, []), tenant.key)).status).toBe(401);
  });

  it("is asked about the open incidents of its monitors, until it has told", async () => {
    const other = String((await tenant.call("POST", "/monitors", { body: monitorBody() })).body["id"]);
    await openIncident(tenant, other);
    const ask = async () => held(agentTasks, await callApi("GET", "/agent/tasks", { key })).tasks;
    expect(await ask()).toMatchObject([
      { incidentId, monitorId, host: "shop.example", probeId: "a".repeat(32), wanted: ["state", "lines", "request"] },
    ]);
    for (const kind of ["state", "lines", "request"]) await tell(evidence(incidentId, [], { kind }));
    expect(await ask()).toEqual([]);
  });

  it("waits for an incident as long as it is told to", async () => {
    for (const kind of ["state", "lines", "request"]) await tell(evidence(incidentId, [], { kind }));
    const other = String((await tenant.call("POST", "/monitors", { body: monitorBody() })).body["id"]);
    await tenant.call("PATCH", `/agents/${agentId}`, { body: { monitorIds: [monitorId, other] } });
    const asked = callApi("GET", "/agent/tasks?wait=10", { key });
    const next = await openIncident(tenant, other);
    const tasks = held(agentTasks, await asked).tasks;
    expect(tasks.map((task) => task.incidentId)).toEqual([next]);
    expect((await callApi("GET", "/agent/tasks?wait=26", { key })).status).toBe(400);
  });
});

describe("evidence", () => {
  it("makes the diagnosis certain, with the masked line in the evidence and the timeline", async () => {
    const told = held(evidenceTold, await tell(evidence(incidentId, [refusedLine()])));
    expect(told).toEqual({ counted: true, layer: "application", cause: "upstream-refused", confidence: "certain" });
    const { body, text } = await tenant.call("GET", `/incidents/${incidentId}`);
    expect(text).not.toMatch(/s3cr3t|10\.0\.0\.9/);
    expect(body["diagnosis"]).toMatchObject({
      rule: "agent:nginx-connect-refused",
      candidates: [{ cause: "upstream-refused", weight: 1 }],
    });
    const [line] = (body["diagnosis"] as Diagnosis).evidence;
    expect(line).toMatch(/^from inside: .*connect\(\) failed \(111: Connection refused\)/);
    expect(body["timeline"]).toMatchObject([
      { type: "agent-evidence", agent: "web 1", from: { cause: "upstream-closed-early" } },
    ]);
  });

  it("counts once for each kind", async () => {
    await tell(evidence(incidentId, [refusedLine()]));
    expect(held(evidenceTold, await tell(evidence(incidentId, [refusedLine()]))).counted).toBe(false);
    expect((await tenant.call("GET", `/incidents/${incidentId}`)).body["timeline"]).toHaveLength(1);
  });

  it("has its times moved by how much the agent's clock is off", async () => {
    const hourAgo = new Date(Date.now() - 3_600_000).toISOString();
    const lines = [refusedLine({ at: hourAgo })];
    expect(held(evidenceTold, await tell(evidence(incidentId, lines, { kind: "state" }))).confidence).toBe("likely");
    expect(held(evidenceTold, await tell(evidence(incidentId, lines, { sentAt: hourAgo }))).confidence).toBe("certain");
  });

  it("is refused for what is not the agent's: the same 404 for all of it", async () => {
    const stranger = await newTenant();
    const foreignMonitor = String((await stranger.call("POST", "/monitors", { body: monitorBody() })).body["id"]);
    const foreign = await openIncident(stranger, foreignMonitor);
    const loose = String((await tenant.call("POST", "/monitors", { body: monitorBody() })).body["id"]);
    const notAttached = await openIncident(tenant, loose);
    const answers = await Promise.all(
      [foreign, notAttached, randomUUID()].map((id) => tell(evidence(id, [refusedLine()]))),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await tenant.call("GET", `/incidents/${notAttached}`)).body["timeline"]).toEqual([]);
  });

  it("is refused when it is too large, of another form, or too late", async () => {
    expect((await tell(evidence(incidentId, [refusedLine({ text: "x".repeat(70_000) })]))).status).toBe(413);
    expect((await tell(evidence(incidentId, [refusedLine({ text: "x".repeat(501) })]))).status).toBe(400);
    expect((await tell(evidence(incidentId, [{ type: "command", run: "ls" }]))).status).toBe(400);
    expect((await tell(evidence(incidentId, [], { resolve: true }))).status).toBe(400);
    await tenant.call("POST", `/incidents/${incidentId}/resolve`);
    expect((await tell(evidence(incidentId, [refusedLine()]))).status).toBe(409);
  });
});
