import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { advanceState } from "@/lib/check/advance-state";
import { limiter } from "@/lib/check/limiter";
import { listChecks } from "@/lib/check/list-checks";
import { runBatch } from "@/lib/check/run-batch";
import { pool } from "@/lib/db";
import type { Report } from "@/lib/diagnosis/diagnosis";
import { getIncident } from "@/lib/incident/get-incident";
import { listIncidents } from "@/lib/incident/list-incidents";
import { resolveIncident } from "@/lib/incident/resolve-incident";
import { createMonitor } from "@/lib/monitor/create-monitor";
import { deleteMonitor } from "@/lib/monitor/delete-monitor";
import { databaseSecond } from "@/lib/monitor/due-monitors";
import { getMonitor } from "@/lib/monitor/get-monitor";
import { pauseMonitor } from "@/lib/monitor/pause-monitor";
import { updateMonitor } from "@/lib/monitor/update-monitor";
import { makePolicy } from "@/lib/net/policy";
import { shutDown } from "@/lib/queue/shut-down";
import { newOrganization } from "@/lib/testing/factories";
import { monitorUptime } from "@/lib/uptime/monitor-uptime";

let status = 200;
let delayMs = 0;
let body = "ok";
let target: Server;
const batch = { policy: makePolicy(true), limit: limiter(50), smearMs: 0 };

beforeAll(async () => {
  target = createServer((_request, response) => {
    setTimeout(() => response.writeHead(status).end(body), delayMs);
  });
  await new Promise<void>((resolve) => target.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  target.close();
  await shutDown();
});

const targetUrl = (): string => `http://127.0.0.1:${(target.address() as AddressInfo).port}/`;

async function watched(confirmations = 0, more: object = { recoveryConfirmations: 0 }) {
  const { actor } = await newOrganization();
  const monitor = await createMonitor(actor, {
    name: "shop",
    url: targetUrl(),
    intervalSeconds: 60,
    confirmations,
    ...more,
  });
  let second = (await databaseSecond()) + 10;
  const check = async (answer: number): Promise<number> => {
    status = answer;
    second += 1;
    return runBatch({ region: "local", second, monitorIds: [monitor.id] }, batch);
  };
  return { actor, monitor, check, now: () => second };
}

describe("one check, from probe to incident", () => {
  it("goes from pending to up, opens one incident when it fails and closes it when it passes", async () => {
    const { actor, monitor, check } = await watched(1);
    await check(200);
    expect((await getMonitor(actor, monitor.id)).state).toBe("up");
    await check(502);
    expect((await getMonitor(actor, monitor.id)).state).toBe("up");
    await check(502);
    expect((await getMonitor(actor, monitor.id)).state).toBe("down");
    await check(504);
    await check(504);
    await check(200);
    expect((await getMonitor(actor, monitor.id)).state).toBe("up");

    const { data } = await listIncidents(actor, { monitorId: monitor.id });
    expect(data).toHaveLength(1);
    const incident = await getIncident(actor, data[0]?.id ?? "");
    expect(incident.status).toBe("resolved");
    expect(incident.timeline.map((event) => event.type)).toEqual([
      "first-failure",
      "confirmation",
      "opened",
      "changed",
      "recovered",
      "resolved",
    ]);
    expect(incident.report.response?.status).toBe(502);
  });

  it("leaves out a slot whose next one is due already", async () => {
    const { monitor } = await watched();
    const second = (await databaseSecond()) - 61;
    expect(await runBatch({ region: "local", second, monitorIds: [monitor.id] }, batch)).toBe(0);
    expect(await runBatch({ region: "local", second: second + 30, monitorIds: [monitor.id] }, batch)).toBe(1);
  });

  it("records what a target says whatever characters it holds", async () => {
    const { actor, monitor, check } = await watched(0);
    // The evidence cuts the text, here through the middle of a pair.
    body = `\u0000<title>${"x".repeat(119)}\u{1F600}</title>`;
    expect(await check(500)).toBe(1);
    body = "ok";
    expect((await getMonitor(actor, monitor.id)).state).toBe("down");
  });

  it("opens a warning when it is too slow, ends it by an outage, opens it again after it and closes it when all is well", async () => {
    const { actor, monitor, check } = await watched(1);
    const limit = (maxLatencyMs: number | null) => updateMonitor(actor, monitor.id, { expect: { maxLatencyMs } });
    const open = async () =>
      (await listIncidents(actor, { monitorId: monitor.id, status: "active" })).data.map(({ severity }) => severity);
    await check(200);
    await limit(1);
    delayMs = 20;
    await check(200);
    expect(await open()).toEqual([]);
    await check(200);
    expect(await open()).toEqual(["warning"]);
    expect((await getMonitor(actor, monitor.id)).state).toBe("degraded");
    await check(502);
    await check(502);
    expect((await getMonitor(actor, monitor.id)).state).toBe("down");
    expect(await open()).toEqual(["critical"]);
    await check(200);
    expect(await open()).toEqual(["warning"]);
    delayMs = 0;
    await limit(null);
    await check(200);
    expect(await open()).toEqual([]);
    const { data } = await listIncidents(actor, { monitorId: monitor.id });
    expect(data.map(({ diagnosis }) => diagnosis.rule).toSorted()).toEqual(expect.arrayContaining(["slow"]));
    const hourMs = 3_600_000;
    const range = { from: new Date(Date.now() - hourMs), to: new Date(Date.now() + hourMs) };
    expect((await monitorUptime(actor, monitor.id, range)).incidents).toBe(1);
  });

  it("is up again once a repeat passed too, and was so from the first passing check on", async () => {
    const { actor, monitor, check, now } = await watched(0, {});
    await check(200);
    await check(502);
    const failedAt = now();
    await check(200);
    expect((await getMonitor(actor, monitor.id)).state).toBe("down");
    const { rows } = await pool().query("select confirm_at from region_state where monitor_id = $1", [monitor.id]);
    expect(rows[0]?.confirm_at).not.toBeNull();
    await check(200);
    expect((await getMonitor(actor, monitor.id)).state).toBe("up");
    const [incident] = (await listIncidents(actor, { monitorId: monitor.id })).data;
    expect(incident?.resolvedAt).toBe(new Date((failedAt + 1) * 1000).toISOString());
  });

  it("warns of slowness when so many of the last checks were slow", async () => {
    const { actor, monitor, check } = await watched(0);
    await updateMonitor(actor, monitor.id, { expect: { maxLatencyMs: 100, slowChecks: 2, ofChecks: 3 } });
    const states: string[] = [];
    for (const wait of [0, 200, 0, 200, 0]) {
      delayMs = wait;
      await check(200);
      states.push((await getMonitor(actor, monitor.id)).state);
    }
    delayMs = 0;
    expect(states).toEqual(["up", "up", "up", "degraded", "up"]);
  });

  it("records a slot once, whatever runs twice", async () => {
    const { actor, monitor, now } = await watched();
    status = 200;
    const job = { region: "local", second: now() + 1, monitorIds: [monitor.id] };
    const recorded = await Promise.all([runBatch(job, batch), runBatch(job, batch), runBatch(job, batch)]);
    expect(recorded.reduce((sum, each) => sum + each, 0)).toBe(1);
    expect((await listChecks(actor, monitor.id, {})).data).toHaveLength(1);
  });

  it("lets an older result change nothing", async () => {
    const { actor, monitor, check, now } = await watched();
    await check(200);
    await check(502);
    const late: Report = {
      url: null,
      verdict: "up",
      checkedAt: new Date().toISOString(),
      phases: [],
      response: null,
      error: null,
      diagnosis: null,
    };
    await advanceState({
      organizationId: actor.organizationId,
      monitorId: monitor.id,
      region: "local",
      slot: new Date((now() - 1) * 1000),
      report: late,
    });
    expect((await getMonitor(actor, monitor.id)).state).toBe("down");
  });

  it("opens one incident when several workers see the failure at once", async () => {
    const { actor, monitor, now } = await watched();
    status = 502;
    await Promise.all(
      [1, 2, 3, 4].map((offset) =>
        runBatch({ region: "local", second: now() + offset, monitorIds: [monitor.id] }, batch),
      ),
    );
    expect((await listIncidents(actor, { monitorId: monitor.id })).data).toHaveLength(1);
  });

  it("looks afresh after an incident was closed by hand", async () => {
    const { actor, monitor, check } = await watched();
    await check(502);
    const first = (await listIncidents(actor, { status: "active" })).data[0];
    await resolveIncident(actor, first?.id ?? "");
    expect((await getMonitor(actor, monitor.id)).state).toBe("pending");
    await check(502);
    expect((await listIncidents(actor, { monitorId: monitor.id })).data.map((each) => each.status)).toEqual([
      "open",
      "resolved",
    ]);
  });

  it("closes the incident of a monitor that is paused, and checks it no more", async () => {
    const { actor, monitor, check } = await watched();
    await check(502);
    await pauseMonitor(actor, monitor.id);
    expect((await listIncidents(actor, { status: "active" })).data).toEqual([]);
    expect(await check(502)).toBe(0);
  });

  it("records nothing for a monitor that was deleted while it was checked", async () => {
    const { actor, monitor, check } = await watched();
    await deleteMonitor(actor, monitor.id);
    expect(await check(200)).toBe(0);
    const { rows } = await pool().query('select 1 from "check" where monitor_id = $1', [monitor.id]);
    expect(rows).toEqual([]);
  });

  it("pages through checks without losing or repeating one", async () => {
    const { actor, monitor, check } = await watched();
    for (let index = 0; index < 5; index++) await check(200);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listChecks>> = await listChecks(actor, monitor.id, {
        limit: 2,
        ...(cursor === null ? {} : { cursor }),
      });
      seen.push(...page.data.map((each) => each.at));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(5);
    expect(seen).toEqual([...seen].sort().reverse());
  });

  it("shows another organization nothing", async () => {
    const { monitor } = await watched();
    const { actor: stranger } = await newOrganization();
    for (const look of [
      () => getMonitor(stranger, monitor.id),
      () => getMonitor(stranger, randomUUID()),
      () => listChecks(stranger, monitor.id, {}),
      () => pauseMonitor(stranger, monitor.id),
      () => deleteMonitor(stranger, monitor.id),
    ]) {
      await expect(look()).rejects.toMatchObject({ code: "not-found" });
    }
  });
});
