import { afterEach, describe, expect, it } from "vitest";
import { classify } from "@/lib/diagnosis/classify";
import { defaultExpectation } from "@/lib/monitor/expectation";
import { makePolicy } from "@/lib/net/policy";
import { probeHttp } from "@/lib/probe/http";
import { boundMs } from "@/lib/testing/bound";
import { type HttpTargetServer, startHttpTarget } from "@/lib/testing/http-target";
import { closedPort, dripping } from "@/lib/testing/raw-behaviour";
import { startRawTarget } from "@/lib/testing/raw-target";
import { lookAround } from "@/lib/triage/look-around";
import { refine } from "@/lib/triage/refine";
import type { Suspect } from "@/lib/triage/suspect";

const open = makePolicy(true);
const undo: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of undo.splice(0)) await close();
});

const suspect = (url: string, more: Partial<Suspect> = {}): Suspect => ({
  url,
  method: "GET",
  headers: [],
  body: null,
  timeoutMs: 1000,
  expect: defaultExpectation,
  baseline: null,
  healthUrl: null,
  originAddress: null,
  ...more,
});

async function failing(target: Suspect) {
  const result = await probeHttp({ ...target, followRedirects: true }, { policy: open });
  return classify(result, defaultExpectation, { baseline: null, now: new Date() });
}

/** Answers by path; what is not named is not there. */
async function site(pages: Record<string, [status: number, body?: string]>): Promise<HttpTargetServer> {
  const server = await startHttpTarget(({ url }, response) => {
    const [status, body] = pages[url] ?? [404, "not here"];
    response.writeHead(status, { "content-type": "text/plain" }).end(body ?? "ok");
  });
  undo.push(server.stop);
  return server;
}

const kinds = async (target: Suspect, policy = open, withinMs = 1500) =>
  lookAround(target, await failing(target), { policy, withinMs });

describe("looking around a failure", () => {
  it("asks the first page, the health URL and a file, and reads what the health URL says", async () => {
    const server = await site({
      "/pay": [500],
      "/": [200],
      "/favicon.ico": [200],
      "/health": [503, JSON.stringify({ status: "fail", checks: { database: [{ status: "fail" }] } })],
    });
    const target = suspect(`${server.url}/pay`, { healthUrl: `${server.url}/health` });
    const report = await failing(target);
    const observations = await lookAround(target, report, { policy: open, withinMs: 1500 });
    expect(observations).toContainEqual({ kind: "addresses", tried: [{ address: "127.0.0.1", tcp: null, tls: null }] });
    expect(
      observations.flatMap((each) => (each.kind === "path" ? [[each.role, each.seen.status, each.failing]] : [])),
    ).toEqual([
      ["root", 200, []],
      ["health", 503, ["database"]],
      ["static", 200, []],
    ]);
    expect(refine(report, observations)).toMatchObject({ layer: "application", cause: "app-db-down" });
  });

  it("asks the origin past the edge for the same host", async () => {
    const edge = await site({ "/pay": [502] });
    const origin = await site({ "/pay": [200] });
    const target = suspect(`${edge.url}/pay`, { originAddress: `127.0.0.1:${origin.port}` });
    expect(await kinds(target)).toContainEqual(
      expect.objectContaining({ kind: "origin", seen: expect.objectContaining({ status: 200, candidates: null }) }),
    );
    expect(origin.received.map(({ url, headers }) => [url, headers.host])).toEqual([
      ["/pay", `127.0.0.1:${edge.port}`],
    ]);
  });

  it("tries every address of a name that refuses, and asks no path", async () => {
    const target = suspect(`http://localhost:${await closedPort()}/pay`);
    const observations = await kinds(target);
    const tried = observations.find(({ kind }) => kind === "addresses");
    expect(tried).toMatchObject({
      tried: expect.arrayContaining([{ address: "127.0.0.1", tcp: "ECONNREFUSED", tls: null }]),
    });
    expect(observations.some(({ kind }) => kind === "path")).toBe(false);
  });

  it("ends in time whatever the target does", async () => {
    const server = await startRawTarget(dripping("HTTP/1.1 200 OK\r\n\r\n", "x", 50));
    undo.push(server.stop);
    const target = suspect(`${server.url}pay`, { timeoutMs: 200 });
    const report = await failing(target);
    const started = performance.now();
    await lookAround(target, report, { policy: open, withinMs: 400 });
    expect(performance.now() - started).toBeLessThan(boundMs);
  });

  it("connects nowhere that the policy refuses", async () => {
    const server = await site({ "/pay": [500] });
    const target = suspect(`${server.url}/pay`, {
      healthUrl: `${server.url}/health`,
      originAddress: `127.0.0.1:${server.port}`,
    });
    const report = await failing(target);
    const before = server.received.length;
    const observations = await lookAround(target, report, { policy: makePolicy([]), withinMs: 1000 });
    expect(server.received).toHaveLength(before);
    expect(observations.some(({ kind }) => kind === "addresses")).toBe(false);
    expect(JSON.stringify(refine(report, observations))).not.toContain("later: all");
  });
});
