import { type ChildProcess, spawn } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer as createTcpServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { callApi, monitorBody, newTenant, type Tenant } from "@/app/api/v1/_testing";
import { type Nginx, startNginx } from "@/e2e/stage/nginx";
import { closeRateLimits } from "@/lib/api/rate-limit";
import { tenantDb } from "@/lib/db";
import type { Diagnosis, Report } from "@/lib/diagnosis/diagnosis";
import { freePort } from "@/lib/embedded/free-port";
import { shutDown } from "@/lib/queue/shut-down";

const root = path.dirname(path.dirname(import.meta.dirname));
const hopcheck = ["--import", "tsx", path.join(root, "cli/main.ts")];

/** The API's own handlers behind a port, as the product serves them. */
async function serveApi(): Promise<Server> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const { authorization = "" } = request.headers;
    const got = await callApi(request.method ?? "GET", (request.url ?? "").slice("/api/v1".length), {
      headers: { authorization, ...(text === "" ? {} : { "content-type": "application/json" }) },
      ...(text === "" ? {} : { text }),
    });
    response.writeHead(got.status, { "content-type": "application/json" }).end(got.text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

type Ended = { code: number | null; out: string; said: string };
const running: ChildProcess[] = [];

function run(args: string[], env: Record<string, string> = {}): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [...hopcheck, ...args], {
    cwd: root,
    env: { ...process.env, PROBE_ALLOW_PRIVATE: "true", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.push(child);
  let out = "";
  let said = "";
  child.stdout?.on("data", (text: Buffer) => {
    out += text.toString();
  });
  child.stderr?.on("data", (text: Buffer) => {
    said += text.toString();
  });
  return { child, ended: new Promise((resolve) => child.once("close", (code) => resolve({ code, out, said }))) };
}

let api: Server;
let nginx: Nginx | undefined;
let upstreamPort: number;
let tenant: Tenant;

beforeAll(async () => {
  api = await serveApi();
});
afterEach(async () => {
  for (const child of running.splice(0)) if (child.exitCode === null) child.kill("SIGTERM");
  await nginx?.stop();
  nginx = undefined;
});
afterAll(async () => {
  api.closeAllConnections();
  await new Promise((resolve) => api.close(resolve));
  closeRateLimits();
  await shutDown();
});

const apiUrl = (): string => `http://127.0.0.1:${(api.address() as AddressInfo).port}`;

/** A real check of what is failing, as the report that opens an incident. */
async function checked(url: string): Promise<Report> {
  const { ended } = run(["check", url, "--json"]);
  const { out, said } = await ended;
  expect(said).toBe("");
  return JSON.parse(out) as Report;
}

async function open(monitorId: string, report: Report): Promise<string> {
  const { organizationId } = tenant;
  const at = new Date();
  const { id } = await tenantDb(organizationId).incident.create({
    data: {
      ...{ organizationId, monitorId, startedAt: at, openedAt: at, diagnosis: report.diagnosis, report },
      members: { create: { monitorId, startedAt: at } },
    } as never,
  });
  return id;
}

async function incidentWhen(id: string, ready: (diagnosis: Diagnosis) => boolean) {
  for (let tries = 0; ; tries++) {
    const { body } = await tenant.call("GET", `/incidents/${id}`);
    if (ready(body["diagnosis"] as Diagnosis) || tries > 150) return body;
    await sleep(100);
  }
}

/** Runs the agent beside nginx and its application, and gives the incident as it is once it has reported. */
async function diagnose(path_: string, reports = 1) {
  const url = `${nginx?.url}${path_}`;
  tenant = await newTenant();
  const monitorId = String((await tenant.call("POST", "/monitors", { body: monitorBody({ url }) })).body["id"]);
  const made = await tenant.call("POST", "/agents", { body: { name: "web 1", monitorIds: [monitorId] } });
  const watch = ["--listen", String(upstreamPort), "--log", String(nginx?.errorLog)];
  run(["agent", "--url", apiUrl(), ...watch], { HOPCHECK_AGENT_KEY: String(made.body["key"]) });
  let report = await checked(url);
  for (let more = 1; more < reports; more++) report = await checked(url);
  const before = report.diagnosis as Diagnosis;
  const after = await incidentWhen(await open(monitorId, report), ({ confidence }) => confidence === "certain");
  return { before, after: after["diagnosis"] as Diagnosis, timeline: after["timeline"] as Record<string, unknown>[] };
}

describe("an agent beside a real nginx", () => {
  it("tells that nobody listens behind it, with nginx's own line", async () => {
    upstreamPort = await freePort();
    nginx = await startNginx({ upstreamPort });
    const { before, after, timeline } = await diagnose("/pay?card=4111111111111111");
    expect(before.confidence).not.toBe("certain");
    expect(after).toMatchObject({
      cause: "upstream-refused",
      layer: "application",
      confidence: "certain",
      rule: "agent:nginx-connect-refused",
    });
    expect(after.evidence[0]).toContain("connect() failed (111: Connection refused) while connecting to upstream");
    expect(after.evidence.join("\n")).not.toContain("4111");
    const event = timeline.find(({ type }) => type === "agent-evidence");
    expect(event).toMatchObject({ agent: "web 1" });
    expect(String(event?.["lines"])).toContain(`upstream: "http://127.0.0.1:${upstreamPort}/pay?[hidden]"`);
  });

  it.each<[string, string, (socket: import("node:net").Socket) => void, number]>([
    ["upstream-reset", "agent:nginx-reset", (socket) => void socket.resetAndDestroy(), 2],
    ["upstream-closed-early", "agent:nginx-closed-early", (socket) => void socket.end(), 2],
    [
      "upstream-header-too-large",
      "agent:nginx-header-too-big",
      (socket) => void socket.end(`HTTP/1.1 200 OK\r\nX-Big: ${"a".repeat(20_000)}\r\n\r\n`),
      1,
    ],
    ["upstream-bad-response", "agent:nginx-no-valid-header", (socket) => void socket.end("SSH-2.0-OpenSSH\r\n"), 1],
  ])("tells %s apart from the others", async (cause, rule, behave, reports) => {
    const upstream = createTcpServer((socket) => {
      socket.on("error", () => undefined);
      socket.once("data", () => behave(socket));
    });
    await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
    upstreamPort = (upstream.address() as AddressInfo).port;
    nginx = await startNginx({ upstreamPort });
    const { after } = await diagnose("/", reports);
    expect(after).toMatchObject({ cause, rule, confidence: "certain" });
    await new Promise((resolve) => upstream.close(resolve));
  });

  it("ends with words when its key is not valid, and stops when it is told to", async () => {
    upstreamPort = await freePort();
    const args = ["agent", "--url", apiUrl(), "--listen", String(upstreamPort)];
    const wrong = await run(args, { HOPCHECK_AGENT_KEY: `hca_${"x".repeat(43)}` }).ended;
    expect([wrong.code, wrong.said]).toEqual([1, expect.stringContaining("This agent's key is not valid")]);
    tenant = await newTenant();
    const made = await tenant.call("POST", "/agents", { body: { name: "web 1" } });
    const { child, ended } = run(args, { HOPCHECK_AGENT_KEY: String(made.body["key"]) });
    await new Promise((resolve) => child.stderr?.once("data", resolve));
    child.kill("SIGTERM");
    expect((await ended).code).toBe(0);
  });
});
