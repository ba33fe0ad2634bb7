import { createServer as createHttp, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { limiter } from "@/lib/check/limiter";
import { listChecks } from "@/lib/check/list-checks";
import { runBatch } from "@/lib/check/run-batch";
import { pool } from "@/lib/db";
import { freePort } from "@/lib/embedded/free-port";
import { forgetEnv } from "@/lib/env";
import { listIncidents } from "@/lib/incident/list-incidents";
import { createMonitor } from "@/lib/monitor/create-monitor";
import { databaseSecond } from "@/lib/monitor/due-monitors";
import { makePolicy } from "@/lib/net/policy";
import { sendHeartbeat } from "@/lib/operator/send-heartbeat";
import { shutDown } from "@/lib/queue/shut-down";
import { announceRegion, announceScheduler } from "@/lib/region/announce-region";
import { blindRegions } from "@/lib/region/blind-regions";
import { RegionSight } from "@/lib/region/region-sight";
import { newOrganization } from "@/lib/testing/factories";

let operator: Server;
const told: { url: string; body: string }[] = [];
const operatorUrl = (path: string) => `http://127.0.0.1:${(operator.address() as AddressInfo).port}${path}`;

beforeAll(async () => {
  operator = createHttp((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      told.push({ url: request.url ?? "", body });
      response.end();
    });
  });
  await new Promise<void>((resolve) => operator.listen(0, "127.0.0.1", resolve));
});
afterEach(() => {
  vi.unstubAllEnvs();
  forgetEnv();
  told.length = 0;
});
afterAll(async () => {
  operator.close();
  await shutDown();
});

/** Six monitors at six hosts where nothing listens. */
async function silentHouse(canary: string, region: string) {
  vi.stubEnv("CANARY_TARGETS", canary);
  vi.stubEnv("OPERATOR_WEBHOOK", operatorUrl("/ops"));
  vi.stubEnv("HEARTBEAT_URL", operatorUrl("/beat"));
  forgetEnv();
  await announceRegion(region);
  const { actor } = await newOrganization();
  const port = await freePort();
  const monitors: { id: string }[] = [];
  for (let index = 1; index <= 6; index++)
    monitors.push(
      await createMonitor(actor, {
        name: `m${index}`,
        url: `http://127.0.2.${index}:${port}/`,
        intervalSeconds: 60,
        confirmations: 0,
        regions: [region],
      }),
    );
  const sight = new RegionSight(region);
  const batch = { policy: makePolicy(true), limit: limiter(50), smearMs: 0, sight };
  let second = await databaseSecond();
  const run = () => runBatch({ region, second: ++second, monitorIds: monitors.map(({ id }) => id) }, batch);
  const open = async () => (await listIncidents(actor, { status: "active" })).data;
  return { actor, monitors, sight, run, open };
}

async function canary() {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

const blind = async (region: string) => (await blindRegions()).find(({ name }) => name === region);

describe("a region whose targets all fall silent", () => {
  it("is blind while its canaries are silent too, and tells of what still fails afterwards", async () => {
    const port = await freePort();
    const { actor, monitors, sight, run, open } = await silentHouse(`127.0.0.1:${port}`, "dark");
    expect(await run()).toBe(0);
    expect(await open()).toEqual([]);
    expect((await listChecks(actor, monitors[0]?.id ?? "", {})).data).toEqual([]);
    expect(await blind("dark")).toMatchObject({ why: "none of its 1 canary targets is reached" });
    await vi.waitFor(() => expect(told.map(({ url }) => url)).toEqual(["/ops"]));
    expect(told[0]?.body).toContain("Region dark of Hopcheck is blind");
    expect(told.some(({ url }) => url === "/beat")).toBe(false);

    const listener = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => listener.listen(port, "127.0.0.1", resolve));
    for (let tries = 0; tries < 80 && (await blind("dark")); tries++) await sleep(250);
    expect(await blind("dark")).toBeUndefined();
    expect(await run()).toBe(6);
    expect(await open()).not.toEqual([]);
    await sight.stop();
    listener.close();
  });

  it("believes them while a canary answers", async () => {
    const { address, close } = await canary();
    const { sight, run, open } = await silentHouse(`127.0.0.1:${await freePort()},${address}`, "bright");
    expect(await run()).toBe(6);
    expect(await open()).not.toEqual([]);
    expect(await blind("bright")).toBeUndefined();
    await sight.stop();
    close();
  });

  it("believes them without canaries while its own network is well", async () => {
    const { sight, run, open } = await silentHouse("", "plain");
    expect(await run()).toBe(6);
    expect(await open()).not.toEqual([]);
    await sight.stop();
  });
});

describe("the heartbeat", () => {
  it("beats while all is well, and stays away when it is not", async () => {
    vi.stubEnv("HEARTBEAT_URL", operatorUrl("/beat"));
    forgetEnv();
    await pool().query("update monitor set paused_at = now() where paused_at is null");
    await pool().query("delete from alert");
    const { actor } = await newOrganization();
    const { id } = await createMonitor(actor, {
      name: "a",
      url: "http://127.0.0.1:9/",
      intervalSeconds: 60,
      regions: ["local"],
    });
    await pool().query("update monitor set created_at = now() - interval '1 hour' where id = $1", [id]);
    await announceRegion("local", true);
    await announceScheduler("local");
    expect(await sendHeartbeat()).toEqual([]);
    expect(told).toEqual([{ url: "/beat", body: "" }]);
    await pool().query("update region set recorded_at = now() - interval '200 seconds' where name = 'local'");
    expect(await sendHeartbeat()).toEqual(["no check of local was recorded in time"]);
    expect(told).toHaveLength(1);
  });
});
