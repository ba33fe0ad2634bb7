import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { createChannel } from "@/lib/channel/create-channel";
import { limiter } from "@/lib/check/limiter";
import { runBatch } from "@/lib/check/run-batch";
import { pool, tenantDb } from "@/lib/db";
import { getIncident } from "@/lib/incident/get-incident";
import { listIncidents } from "@/lib/incident/list-incidents";
import { createMonitor } from "@/lib/monitor/create-monitor";
import { databaseSecond } from "@/lib/monitor/due-monitors";
import { makePolicy } from "@/lib/net/policy";
import type { Actor } from "@/lib/organization/actor";
import { shutDown } from "@/lib/queue/shut-down";
import { newOrganization } from "@/lib/testing/factories";
import { type HttpTargetServer, startHttpTarget } from "@/lib/testing/http-target";
import { TriageDesk } from "@/lib/triage/triage-desk";

const policy = makePolicy(true);
let pages: Record<string, number>;
let target: HttpTargetServer;
let triage: TriageDesk;

beforeEach(async () => {
  pages = {};
  triage = new TriageDesk(policy);
  target = await startHttpTarget(({ url }, response) => {
    const status = pages[url] ?? 200;
    const health = { status: "fail", checks: { database: "fail" } };
    response.writeHead(status, { "x-request-id": "1" }).end(url === "/health" ? JSON.stringify(health) : "oops");
  });
});
afterEach(async () => {
  await triage.stop();
  await target.stop();
});
afterAll(shutDown);

async function watched(confirmations: number) {
  const { actor, organizationId } = await newOrganization();
  await createChannel(actor, { type: "email", address: "ops@example.com" });
  const monitor = await createMonitor(actor, {
    name: "shop",
    url: `${target.url}/pay`,
    healthUrl: `${target.url}/health`,
    intervalSeconds: 60,
    confirmations,
  });
  let second = (await databaseSecond()) + 10;
  const check = async (status: number): Promise<void> => {
    pages["/pay"] = status;
    second += 1;
    const batch = { policy, triage, limit: limiter(10), smearMs: 0 };
    await runBatch({ region: "local", second, monitorIds: [monitor.id] }, batch);
  };
  const view = () => tenantDb(organizationId).regionState.findFirst({ where: { monitorId: monitor.id } });
  return { actor, organizationId, monitor, check, view };
}

async function onlyIncident(actor: Actor) {
  const { data } = await listIncidents(actor, {});
  expect(data).toHaveLength(1);
  return getIncident(actor, data[0]?.id ?? "");
}

describe("looking around while a failure is being confirmed", () => {
  it("has the incident open with what was seen, and told so at once", async () => {
    const { actor, organizationId, check, view } = await watched(1);
    await check(200);
    await check(500);
    await triage.settled();
    expect((await view())?.observations).toContainEqual(expect.objectContaining({ kind: "path", role: "health" }));
    await check(500);
    const incident = await onlyIncident(actor);
    expect(incident.diagnosis).toMatchObject({ layer: "application", cause: "app-db-down" });
    expect(incident.timeline.map(({ type }) => type)).toEqual(["first-failure", "confirmation", "triage", "opened"]);
    expect((await view())?.observations).toBeNull();
    const { rows } = await pool().query("select notice from alert where organization_id = $1", [organizationId]);
    expect(rows).toHaveLength(1);
    for (const { notice } of rows) expect(notice.incident.diagnosis.cause).toBe("app-db-down");
  });

  it("adds to an incident that opened at once, and tells of another cause", async () => {
    const { actor, organizationId, check } = await watched(0);
    await check(200);
    await check(500);
    expect((await onlyIncident(actor)).diagnosis.cause).toBe("app-error");
    await triage.settled();
    const incident = await onlyIncident(actor);
    expect(incident.diagnosis.cause).toBe("app-db-down");
    expect(incident.timeline.at(-1)).toMatchObject({
      type: "triage",
      data: { from: { cause: "app-error" }, cause: "app-db-down" },
    });
    const { rows } = await pool().query("select kind from alert where organization_id = $1 order by created_at", [
      organizationId,
    ]);
    expect(rows.map(({ kind }) => kind)).toEqual(["opened", "updated"]);
  });

  it("forgets what was seen of a failure that passed", async () => {
    const { actor, check, view } = await watched(2);
    await check(200);
    await check(500);
    await triage.settled();
    await check(200);
    expect((await view())?.observations).toBeNull();
    expect((await listIncidents(actor, {})).data).toHaveLength(0);
  });

  it("looks at one failure once, however often it fails, and at none that is well", async () => {
    const { check } = await watched(3);
    await check(200);
    expect(target.received.filter(({ url }) => url === "/favicon.ico")).toHaveLength(0);
    for (let time = 0; time < 3; time++) await check(500);
    await triage.settled();
    expect(target.received.filter(({ url }) => url === "/favicon.ico")).toHaveLength(1);
  });
});
