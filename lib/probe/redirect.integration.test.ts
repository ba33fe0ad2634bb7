import { afterEach, describe, expect, it } from "vitest";
import { makePolicy } from "@/lib/net/policy";
import { probeHttp } from "@/lib/probe/http";
import type { HttpTarget } from "@/lib/probe/probe";
import { boundMs } from "@/lib/testing/bound";
import { type HttpTargetServer, startHttpTarget } from "@/lib/testing/http-target";
import { probeTarget } from "@/lib/testing/probe-target";
import { closedPort } from "@/lib/testing/raw-behaviour";

const policy = makePolicy(true);
const undo: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of undo.splice(0)) await close();
});

const targetOf = (url: string, more: Partial<HttpTarget> = {}): HttpTarget =>
  probeTarget(url, { followRedirects: true, ...more });

/** `/to?status=302&at=URL` redirects; `/chain/3` redirects three times; everything else is the end. */
async function startRedirecting(): Promise<HttpTargetServer> {
  const server = await startHttpTarget(({ url }, response) => {
    const asked = new URL(url, "http://any");
    const left = /^\/chain\/(\d+)$/.exec(asked.pathname)?.[1];
    if (asked.pathname === "/to")
      response.writeHead(Number(asked.searchParams.get("status") ?? 302), {
        Location: asked.searchParams.get("at") ?? "",
      });
    else if (left !== undefined && left !== "0") response.writeHead(302, { Location: `/chain/${Number(left) - 1}` });
    else if (asked.pathname === "/bare") response.writeHead(302);
    else if (asked.pathname === "/refresh") response.writeHead(200, { Refresh: "0; url=/end" });
    response.end("the end");
  });
  undo.push(server.stop);
  return server;
}

const to = (server: HttpTargetServer, location: string, status = 302): string =>
  `${server.url}/to?status=${status}&at=${encodeURIComponent(location)}`;

describe("redirects", () => {
  it("are answers like others when they are not to be followed", async () => {
    const server = await startRedirecting();
    const result = await probeHttp(targetOf(to(server, "/end"), { followRedirects: false }), { policy });
    expect(result).toMatchObject({ error: null, response: { status: 302 }, redirects: [] });
    expect(server.received).toHaveLength(1);
  });

  it.each([301, 302, 303, 307, 308])("are followed after %i, and noted", async (status) => {
    const server = await startRedirecting();
    const first = to(server, "/end", status);
    const result = await probeHttp(targetOf(first), { policy });
    expect(result).toMatchObject({ error: null, response: { status: 200, bodyText: "the end" } });
    expect(result.redirects).toEqual([{ url: first, status, location: "/end" }]);
    expect(result.phases.map((phase) => phase.name)).toEqual(["dns", "tcp", "request", "firstByte", "body"]);
  });

  it("are followed ten times, not eleven", async () => {
    const server = await startRedirecting();
    const ten = await probeHttp(targetOf(`${server.url}/chain/10`), { policy });
    expect(ten).toMatchObject({ error: null, response: { status: 200 } });
    const eleven = await probeHttp(targetOf(`${server.url}/chain/11`), { policy });
    expect(eleven.error).toMatchObject({ code: "TOO_MANY_REDIRECTS" });
    expect(eleven.response?.status).toBe(302);
    expect(server.received).toHaveLength(11 + 11);
  });

  it("that lead back are a loop", async () => {
    const loop = await startHttpTarget(({ url }, response) =>
      response.writeHead(302, { Location: url === "/a" ? "/b#x" : "/a" }).end(),
    );
    undo.push(loop.stop);
    expect((await probeHttp(targetOf(`${loop.url}/a`), { policy })).error?.code).toBe("REDIRECT_LOOP");
    expect(loop.received).toHaveLength(2);
    const itself = await startHttpTarget((_request, response) => response.writeHead(302, { Location: "?" }).end());
    undo.push(itself.stop);
    expect((await probeHttp(targetOf(`${itself.url}/?`), { policy })).error?.code).toBe("REDIRECT_LOOP");
  });

  it.each([
    "ftp://example.com/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "http://",
    "http://[::1",
    "http://user:secret@127.0.0.1/",
    "http://127.0.0.1:0/",
    `/${"a".repeat(3000)}`,
  ])("to %.40s are not followed", async (location) => {
    const server = await startHttpTarget((_request, response) => response.writeHead(302, { Location: location }).end());
    undo.push(server.stop);
    const result = await probeHttp(targetOf(server.url), { policy });
    expect(result.error).toMatchObject({ code: "REDIRECT_INVALID", phase: "body" });
    expect(server.received).toHaveLength(1);
  });

  it.each(["/bare", "/refresh"])("are only those with a status and a Location: %s", async (path) => {
    const server = await startRedirecting();
    const result = await probeHttp(targetOf(server.url + path), { policy });
    expect(result).toMatchObject({ error: null, redirects: [] });
    expect(server.received).toHaveLength(1);
  });

  it("to another origin take no header along that could be a secret, not even on the way back", async () => {
    const home = await startRedirecting();
    const away = await startHttpTarget((_request, response) =>
      response.writeHead(302, { Location: `${home.url}/end` }).end(),
    );
    undo.push(away.stop);
    const headers = [
      ["Authorization", "Bearer secret"],
      ["Cookie", "a=b"],
      ["X-Api-Key", "secret"],
      ["Accept", "text/html"],
      ["Accept-Language", "de"],
      ["User-Agent", "custom"],
    ] as const;
    await probeHttp(targetOf(to(home, `${away.url}/`), { headers }), { policy });
    const kept = { accept: "text/html", "accept-language": "de", "user-agent": "custom" };
    expect(home.received[0]?.headers).toMatchObject({ ...kept, authorization: "Bearer secret", cookie: "a=b" });
    for (const request of [away.received[0], home.received[1]]) {
      expect(request?.headers).toMatchObject(kept);
      for (const name of ["authorization", "cookie", "x-api-key"]) expect(request?.headers[name]).toBeUndefined();
    }
  });

  it("turn a POST into a GET, except 307 and 308", async () => {
    const server = await startRedirecting();
    const headers = [["Content-Type", "text/plain"]] as const;
    for (const status of [302, 303, 307, 308])
      await probeHttp(targetOf(to(server, "/end", status), { method: "POST", body: "x", headers }), { policy });
    const ends = server.received.filter(({ url }) => url === "/end");
    expect(ends.map(({ method, body }) => [method, body])).toEqual([
      ["GET", ""],
      ["GET", ""],
      ["POST", "x"],
      ["POST", "x"],
    ]);
    expect(ends.map(({ headers: got }) => got["content-type"])).toEqual([
      undefined,
      undefined,
      "text/plain",
      "text/plain",
    ]);
  });

  it("do not carry a body to another server", async () => {
    const away = await startHttpTarget((_request, response) => response.end());
    undo.push(away.stop);
    const home = await startRedirecting();
    const result = await probeHttp(targetOf(to(home, `${away.url}/`, 307), { method: "POST", body: "secret" }), {
      policy,
    });
    expect(result.error?.code).toBe("REDIRECT_INVALID");
    expect(away.received).toEqual([]);
  });

  it("that end in a failure show that failure, not the answer before it", async () => {
    const server = await startRedirecting();
    const result = await probeHttp(targetOf(to(server, `http://127.0.0.1:${await closedPort()}/`)), { policy });
    expect(result.error).toMatchObject({ code: "ECONNREFUSED", phase: "tcp" });
    expect(result.response).toBeNull();
    expect(result.remoteAddress).toBeNull();
    expect(result.redirects).toHaveLength(1);
    expect(result.phases.find((phase) => phase.name === "tcp")?.ok).toBe(false);
  });

  it("share one deadline", async () => {
    const server = await startHttpTarget(({ url }, response) => {
      const next = Number(url.slice(1)) + 1;
      setTimeout(() => response.writeHead(302, { Location: `/${next}` }).end(), 100);
    });
    undo.push(server.stop);
    const result = await probeHttp(targetOf(`${server.url}/1`, { timeoutMs: 350 }), { policy });
    expect(result.error?.code).toBe("TIMEOUT");
    expect(result.totalMs).toBeLessThan(boundMs);
    expect(result.response).toBeNull();
  });
});
