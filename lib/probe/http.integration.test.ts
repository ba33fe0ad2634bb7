import { createServer, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePolicy } from "@/lib/net/policy";
import { guardedPost } from "@/lib/net/post";
import { netSelfTest } from "@/lib/net/self-test";
import { probeHttp } from "@/lib/probe/http";
import type { HttpTarget } from "@/lib/probe/probe";
import { boundMs } from "@/lib/testing/bound";
import { type Identity, selfSigned } from "@/lib/testing/certificates";
import { says, startRawTarget } from "@/lib/testing/raw-target";

const open = makePolicy(true);
const timeoutMs = 400;
const target = (url: string, over: Partial<HttpTarget> = {}): HttpTarget => ({
  url,
  method: "GET",
  headers: [],
  body: null,
  timeoutMs,
  followRedirects: true,
  ...over,
});

const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, 97));
let seen: Record<string, string | string[] | undefined> = {};
let web: Server;
let url = "";
let elsewhere: Server;
let elsewhereUrl = "";

beforeAll(async () => {
  elsewhere = createServer((request, response) => {
    seen = request.headers;
    response.end("there");
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  elsewhereUrl = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
  web = createServer((request, response) => {
    seen = request.headers;
    const path = request.url ?? "";
    if (path === "/loop") return response.writeHead(302, { location: "/loop" }).end();
    if (path.startsWith("/chain"))
      return response.writeHead(302, { location: `/chain${Number(path.slice(6)) + 1}` }).end();
    if (path === "/away") return response.writeHead(302, { location: elsewhereUrl }).end();
    if (path === "/ftp") return response.writeHead(302, { location: "ftp://example.com/" }).end();
    if (path === "/bomb") return response.writeHead(200, { "content-encoding": "gzip" }).end(bomb);
    if (path === "/broken-gzip") return response.writeHead(200, { "content-encoding": "gzip" }).end("this is no gzip");
    return response
      .writeHead(200, { "content-type": "text/plain" })
      .end(`hello from the app${"x".repeat(40_000)}needle`);
  });
  await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
});
afterAll(() => {
  web.close();
  elsewhere.close();
});

describe("a target that answers", () => {
  it("is measured phase by phase, with its evidence", async () => {
    const result = await probeHttp(target(`${url}/`, { keyword: "needle" }), { policy: open });
    expect(result.phases.map(({ name }) => name)).toEqual(["dns", "tcp", "request", "firstByte", "body"]);
    expect(result.response).toMatchObject({ status: 200, complete: true, keywordFound: true });
    expect(result.response?.bodyText).toHaveLength(16 * 1024);
    expect(result.remoteAddress).toBe("127.0.0.1");
    expect(seen["x-hopcheck-probe"]).toBe(result.probeId);
    expect(seen["traceparent"]).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  });

  it("is asked again where it redirects, without what may be secret", async () => {
    const headers: [string, string][] = [
      ["Authorization", "Bearer secret"],
      ["Accept-Language", "de"],
    ];
    const result = await probeHttp(target(`${url}/away`, { headers }), { policy: open });
    expect(result.response?.bodyText).toBe("there");
    expect(result.redirects).toHaveLength(1);
    expect(seen["authorization"]).toBeUndefined();
    expect(seen["accept-language"]).toBe("de");
  });

  it.each([
    ["/loop", "REDIRECT_LOOP"],
    ["/chain0", "TOO_MANY_REDIRECTS"],
    ["/ftp", "REDIRECT_INVALID"],
    ["/broken-gzip", "Z_DATA_ERROR"],
  ])("%s is %s", async (path, code) => {
    expect((await probeHttp(target(`${url}${path}`), { policy: open })).error?.code).toBe(code);
  });

  it("costs no more than it may when a small body unpacks to a large one", async () => {
    const before = process.memoryUsage.rss();
    expect((await probeHttp(target(`${url}/bomb`), { policy: open })).response?.complete).toBe(true);
    expect(process.memoryUsage.rss() - before).toBeLessThan(30 * 1024 * 1024);
  });
});

const drip = (first: string, each: string) => (socket: Socket) => {
  socket.write(first);
  const timer = setInterval(() => socket.write(each), 20);
  socket.on("close", () => clearInterval(timer));
};

describe("a target that fails", () => {
  it.each<[string, (socket: Socket) => void, string, string]>([
    ["closes without an answer", (socket) => void socket.once("data", () => socket.end()), "EMPTY_REPLY", "firstByte"],
    ["resets", (socket) => void socket.once("data", () => socket.resetAndDestroy()), "ECONNRESET", "firstByte"],
    ["says nothing", () => undefined, "TIMEOUT", "firstByte"],
    ["speaks another protocol", says("SSH-2.0-OpenSSH_9.2\r\n"), "HPE_INVALID_CONSTANT", "firstByte"],
    ["drips its headers", drip("HTTP/1.1 200 OK\r\n", "x: y\r\n"), "TIMEOUT", "firstByte"],
    ["drips its body", drip("HTTP/1.1 200 OK\r\n\r\n", "x"), "TIMEOUT", "body"],
    ["hints for ever", drip("", "HTTP/1.1 103 Early Hints\r\n\r\n"), "TIMEOUT", "firstByte"],
    [
      "sends 400 kB of headers",
      says(`HTTP/1.1 200 OK\r\nX: ${"a".repeat(400_000)}\r\n\r\n`),
      "HPE_HEADER_OVERFLOW",
      "firstByte",
    ],
    [
      "cuts a body short of its length",
      says("HTTP/1.1 200 OK\r\nContent-Length: 200\r\n\r\nhello"),
      "BODY_CUT",
      "body",
    ],
    [
      "cuts a chunked body",
      says("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"),
      "BODY_CUT",
      "body",
    ],
  ])("%s", async (_name, behave, code, phase) => {
    const raw = await startRawTarget(behave);
    const started = performance.now();
    const result = await probeHttp(target(raw.url), { policy: open });
    await raw.stop();
    expect(result.error).toMatchObject({ code, phase });
    expect(result.phases.at(-1)).toMatchObject({ name: phase, ok: false });
    expect(performance.now() - started).toBeLessThan(boundMs);
  });

  it("is told apart when it refuses, does not resolve or does not speak TLS", async () => {
    const raw = await startRawTarget(says("HTTP/1.1 400 Bad Request\r\n\r\n"));
    const plain = await probeHttp(target(`https://127.0.0.1:${raw.port}/`), { policy: open });
    await raw.stop();
    expect(plain.error).toMatchObject({ code: "ERR_SSL_WRONG_VERSION_NUMBER", phase: "tls" });
    expect((await probeHttp(target(raw.url), { policy: open })).error).toMatchObject({
      code: "ECONNREFUSED",
      phase: "tcp",
    });
    expect((await probeHttp(target("http://name.invalid/"), { policy: open })).error?.phase).toBe("dns");
  });
});

describe("a certificate", () => {
  const past = "20200101000000Z";
  const future = "20990101000000Z";

  async function shake(identity: Identity) {
    let asked = false;
    const server = createSecureServer(identity, (_request, response) => {
      asked = true;
      response.end("ok");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const result = await probeHttp(target(`https://localhost:${(server.address() as AddressInfo).port}/`), {
      policy: open,
      look: (_host, done) => done(null, ["127.0.0.1"]),
    });
    server.closeAllConnections();
    server.close();
    return { result, asked };
  }

  it("that nobody signed is refused before a request is sent, and shown", async () => {
    const { result, asked } = await shake(selfSigned(["DNS:localhost"], { notBefore: past, notAfter: future }));
    expect(result.error).toMatchObject({ code: "DEPTH_ZERO_SELF_SIGNED_CERT", phase: "tls" });
    expect(result.tls?.certificate).toMatchObject({ altNames: ["localhost"], subject: "hopcheck test" });
    expect(asked).toBe(false);
  });
});

describe("the guard", () => {
  it("holds at start", async () => {
    await netSelfTest({});
    await expect(netSelfTest({ HTTPS_PROXY: "http://proxy:3128" })).rejects.toThrow("HTTPS_PROXY is set");
  });

  it("lets no spelling, mixed answer or redirect reach a private address", async () => {
    const canary = await startRawTarget(says("HTTP/1.1 200 OK\r\n\r\ncanary"));
    const policy = makePolicy([]);
    const { port } = canary;
    for (const host of [
      "127.0.0.1",
      "127.1",
      "2130706433",
      "0x7f000001",
      "[::ffff:127.0.0.1]",
      "[::ffff:7f00:1]",
      "[64:ff9b::7f00:1]",
      "localhost",
      "LOCALHOST.",
    ]) {
      expect((await probeHttp(target(`http://${host}:${port}/`), { policy })).error?.code).toBe("BLOCKED");
      expect(
        await guardedPost(`http://${host}:${port}/`, { headers: [], body: "{}", timeoutMs, policy }),
      ).toMatchObject({ ok: false, code: "BLOCKED" });
    }
    let turn = 0;
    const rebinding = {
      policy,
      look: (_host: string, done: (error: null, found: string[]) => void) =>
        done(null, turn++ === 0 ? ["8.8.8.8", "127.0.0.1"] : ["127.0.0.1"]),
    };
    for (let round = 0; round < 3; round++)
      expect((await probeHttp(target(`http://rebind.test:${port}/`), rebinding)).error?.code).toBe("BLOCKED");
    await canary.stop();
    expect(canary.hits()).toBe(0);
  });

  it("says the same of an open and a closed port", async () => {
    const canary = await startRawTarget(() => undefined);
    const policy = makePolicy([]);
    const [one, other] = await Promise.all([
      probeHttp(target(canary.url), { policy }),
      probeHttp(target("http://127.0.0.1:1/"), { policy }),
    ]);
    await canary.stop();
    expect(one.error).toEqual(other.error);
  });
});
