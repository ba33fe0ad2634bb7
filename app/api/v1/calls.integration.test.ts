import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fieldsOf, held, listed, pagesOf } from "@/app/api/v1/_answers";
import { monitorBody, newTenant } from "@/app/api/v1/_testing";
import { check, incident, monitor, uptime } from "@/lib/api/answers";
import { closeRateLimits } from "@/lib/api/rate-limit";
import { limiter } from "@/lib/check/limiter";
import { runBatch } from "@/lib/check/run-batch";
import { databaseSecond } from "@/lib/monitor/due-monitors";
import { makePolicy } from "@/lib/net/policy";
import { shutDown } from "@/lib/queue/shut-down";

let status = 200;
let target: Server;
let url: string;
let second = 0;

beforeAll(async () => {
  target = createServer((_request, response) => response.writeHead(status).end("ok"));
  await new Promise<void>((resolve) => target.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(target.address() as AddressInfo).port}/`;
  second = await databaseSecond();
});
afterAll(async () => {
  target.close();
  closeRateLimits();
  await shutDown();
});

const run = async (monitorId: string, answer: number): Promise<void> => {
  status = answer;
  second += 1;
  await runBatch(
    { region: "local", second, monitorIds: [monitorId] },
    { policy: makePolicy(true), limit: limiter(5), smearMs: 0 },
  );
};

describe("monitors", () => {
  it("are made, read, changed, paused, resumed, checked and removed", async () => {
    const { call } = await newTenant();
    const body = {
      ...monitorBody({ url: `${url}#top`, tags: ["shop"], headers: { Authorization: "Bearer deep-secret" } }),
      timeoutMs: 2000,
      method: "POST",
      body: "ping",
      expect: { status: "200-299,404", keyword: "ok", maxLatencyMs: 1500 },
      confirmations: 1,
      regions: ["local"],
      healthUrl: `${url}healthz`,
      originAddress: "127.0.0.1:8080",
      channelIds: [],
    };
    const posted = await call("POST", "/monitors", { body });
    const made = held(monitor, posted, 201);
    expect(posted.headers.get("location")).toBe(`/api/v1/monitors/${made.id}`);
    expect(made).toMatchObject({
      url,
      state: "pending",
      timeoutMs: 2000,
      tags: ["shop"],
      headers: { Authorization: null },
    });
    expect(posted.text).not.toContain("deep-secret");

    expect(held(monitor, await call("GET", `/monitors/${made.id}`))).toEqual(made);
    expect(held(monitor, await call("GET", `/monitors/${made.id.toUpperCase()}`))).toEqual(made);
    const changed = held(
      monitor,
      await call("PATCH", `/monitors/${made.id}`, { body: { name: "till", expect: { keyword: null } } }),
    );
    expect(changed).toMatchObject({
      name: "till",
      url,
      expect: { status: "200-299,404", keyword: null, maxLatencyMs: 1500 },
    });
    expect(held(monitor, await call("POST", `/monitors/${made.id}/pause`)).state).toBe("paused");
    expect((await call("POST", `/monitors/${made.id}/check`)).status).toBe(409);
    expect(held(monitor, await call("POST", `/monitors/${made.id}/resume`, { body: {} })).state).toBe("pending");
    expect(held(monitor, await call("POST", `/monitors/${made.id}/check`), 202).id).toBe(made.id);

    const head = await call("HEAD", `/monitors/${made.id}`);
    expect([head.status, head.text]).toEqual([200, ""]);
    const removed = await call("DELETE", `/monitors/${made.id}`);
    expect([removed.status, removed.text]).toEqual([204, ""]);
    expect((await call("GET", `/monitors/${made.id}`)).status).toBe(404);
    expect((await call("DELETE", `/monitors/${made.id}`)).status).toBe(404);
  });

  it("are listed by page and by filter", async () => {
    const tenant = await newTenant();
    const names = ["a", "b", "c", "d", "e"];
    for (const name of names) {
      await tenant.call("POST", "/monitors", { body: monitorBody({ name, tags: name === "c" ? ["rare"] : [] }) });
    }
    const all = listed(monitor, await tenant.call("GET", "/monitors"));
    expect(all.map(({ name }) => name)).toEqual(names);
    expect(await pagesOf(tenant, "/monitors", 2)).toEqual(all.map(({ id }) => id));
    const of = async (query: string) =>
      listed(monitor, await tenant.call("GET", `/monitors?${query}`)).map(({ name }) => name);
    expect([
      await of("tag=rare"),
      await of("query=D"),
      await of("state=down"),
      await of("state=pending&limit=1"),
    ]).toEqual([["c"], ["d"], [], ["a"]]);
  });

  it.each([
    [{ name: "" }, ["name"]],
    [{ name: "n".repeat(10_000) }, ["name"]],
    [{ url: "not a url" }, ["url"]],
    [{ url: "ftp://example.com/" }, ["url"]],
    [{ url: "http://user:password@example.com/" }, ["url"]],
    [{ intervalSeconds: 4 }, ["intervalSeconds"]],
    [{ intervalSeconds: 86_401 }, ["intervalSeconds"]],
    [{ intervalSeconds: "60" }, ["intervalSeconds"]],
    [{ intervalSeconds: 5, timeoutMs: 5001 }, ["timeoutMs"]],
    [{ headers: { "X-A": "a\r\nB: c" } }, ["headers.X-A"]],
    [{ method: "PUT", body: "x".repeat(65_537) }, ["body"]],
    [{ expect: { status: "banana" } }, ["expect.status"]],
    [{ channelIds: [randomUUID()] }, ["channelIds"]],
    [{ regions: ["moon"] }, ["regions"]],
    [{ type: "ping" }, ["type"]],
    [{ url: undefined, name: undefined }, ["name", "url"]],
  ])("with %j are refused by field", async (more, fields) => {
    const { call } = await newTenant();
    const got = await call("POST", "/monitors", { body: monitorBody(more) });
    expect(got.status).toBe(400);
    expect(fieldsOf(got).sort()).toEqual(fields);
    expect((await call("GET", "/monitors")).body["data"]).toEqual([]);
  });
});

describe("checks, uptime and incidents", () => {
  it("tell what failed, and people act on it", async () => {
    const tenant = await newTenant();
    const { call } = tenant;
    const made = held(
      monitor,
      await call("POST", "/monitors", { body: monitorBody({ url, confirmations: 0, recoveryConfirmations: 0 }) }),
      201,
    );
    for (const answer of [200, 502, 502, 200, 503]) await run(made.id, answer);

    const checks = listed(check, await call("GET", `/monitors/${made.id}/checks`));
    expect(checks.map((each) => [each.status, each.verdict])).toEqual([
      [503, "down"],
      [200, "up"],
      [502, "down"],
      [502, "down"],
      [200, "up"],
    ]);
    expect(checks.map(({ cause }) => cause === null)).toEqual([false, true, false, false, true]);
    for (const each of checks) {
      expect(Object.keys(each).sort()).toEqual([
        "at",
        "cause",
        "latencyMs",
        "layer",
        "phases",
        "region",
        "status",
        "verdict",
      ]);
      expect(each.phases.map(({ name }) => name)).toEqual(expect.arrayContaining(["tcp", "firstByte"]));
    }
    expect(await pagesOf(tenant, `/monitors/${made.id}/checks`, 2)).toEqual(checks.map(({ at }) => at));
    expect(held(monitor, await call("GET", `/monitors/${made.id}`)).state).toBe("down");

    const incidents = listed(incident, await call("GET", "/incidents"));
    expect(incidents.map((each) => each.status)).toEqual(["open", "resolved"]);
    const open = listed(incident, await call("GET", `/incidents?status=open&monitorId=${made.id}`));
    expect(open).toEqual([incidents[0]]);
    const [{ id } = { id: "" }] = open;
    const shown = held(incident, await call("GET", `/incidents/${id}`));
    expect(shown).toEqual(open[0]);
    expect(shown).toMatchObject({ monitorId: made.id, resolvedAt: null, deployment: null });
    expect(shown.timeline.map(({ type }) => type)).toContain("opened");
    expect(await pagesOf(tenant, "/incidents", 1)).toEqual(incidents.map((each) => each.id));

    expect(held(incident, await call("POST", `/incidents/${id}/acknowledge`)).status).toBe("acknowledged");
    const commented = held(
      incident,
      await call("POST", `/incidents/${id}/comments`, { body: { text: "On it." } }),
      201,
    );
    expect(commented.timeline.at(-1)).toMatchObject({ type: "comment", text: "On it." });
    expect(fieldsOf(await call("POST", `/incidents/${id}/comments`, { body: { text: " " } }))).toEqual(["text"]);
    expect(held(incident, await call("POST", `/incidents/${id}/resolve`)).resolvedAt).not.toBeNull();
    expect((await call("POST", `/incidents/${id}/acknowledge`)).status).toBe(409);
    expect(listed(incident, await call("GET", "/incidents?status=open"))).toEqual([]);

    const share = held(uptime, await call("GET", `/monitors/${made.id}/uptime?from=&to=`));
    expect(share.incidents).toBe(2);
    expect(fieldsOf(await call("GET", `/monitors/${made.id}/uptime?from=soon`))).toEqual(["from"]);
    expect(fieldsOf(await call("GET", "/incidents?status=closed"))).toEqual(["status"]);
    expect(fieldsOf(await call("GET", `/monitors/${made.id}/checks?limit=0&take=2`)).sort()).toEqual(["limit", "take"]);
    expect(fieldsOf(await call("GET", `/monitors/${made.id}/checks?cursor=x`))).toEqual(["cursor"]);
  });
});
