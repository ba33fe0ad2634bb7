import type { Socket } from "node:net";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { makePolicy } from "@/lib/net/policy";
import { probeHttp } from "@/lib/probe/http";
import type { HttpTarget, ProbeResult } from "@/lib/probe/probe";
import { startHttpTarget } from "@/lib/testing/http-target";
import { probeTarget } from "@/lib/testing/probe-target";
import { answering, dripping } from "@/lib/testing/raw-behaviour";
import { startRawTarget } from "@/lib/testing/raw-target";

const policy = makePolicy(true);
const undo: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of undo.splice(0)) await close();
});

async function probeRaw(behave: (socket: Socket) => void, more: Partial<HttpTarget> = {}): Promise<ProbeResult> {
  const server = await startRawTarget(behave);
  undo.push(server.stop);
  return probeHttp(probeTarget(`http://127.0.0.1:${server.port}/`, more), { policy });
}

const ok = (body: string | Buffer, ...headers: string[]): Buffer =>
  Buffer.concat([
    Buffer.from(["HTTP/1.1 200 OK", `Content-Length: ${body.length}`, ...headers, "", ""].join("\r\n")),
    Buffer.from(body),
  ]);
const interim = "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n";

describe("a target that answers", () => {
  it("is measured phase by phase, with its answer as it came", async () => {
    const result = await probeRaw(
      answering("HTTP/1.1 418 Short And Stout\r\nX-A: 1\r\nx-a: 2\r\nContent-Length: 5\r\n\r\nhello"),
    );
    expect(result.error).toBeNull();
    expect(result.response).toEqual({
      status: 418,
      reason: "Short And Stout",
      httpVersion: "1.1",
      headers: [
        ["X-A", "1"],
        ["x-a", "2"],
        ["Content-Length", "5"],
      ],
      bodyText: "hello",
      bodyBytes: 5,
      announcedBytes: 5,
      complete: true,
      keywordFound: null,
    });
    expect(result.phases.map((phase) => phase.name)).toEqual(["dns", "tcp", "request", "firstByte", "body"]);
    const sum = result.phases.reduce((total, phase) => total + phase.durationMs, 0);
    expect(result.phases.every((phase) => phase.ok && phase.durationMs >= 0)).toBe(true);
    expect(Math.abs(result.totalMs - sum)).toBeLessThan(5);
  });

  it("puts the time of a slow first byte and of a slow body where they belong", async () => {
    const result = await probeRaw((socket) =>
      socket.once("data", () => {
        setTimeout(() => socket.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\na"), 150);
        setTimeout(() => socket.end("b"), 400);
      }),
    );
    const took = Object.fromEntries(result.phases.map((phase) => [phase.name, phase.durationMs]));
    expect(took["firstByte"]).toBeGreaterThan(140);
    expect(took["body"]).toBeGreaterThan(230);
  });

  it.each([
    ["gzip", gzipSync],
    ["br", brotliCompressSync],
    ["deflate", deflateSync],
    ["deflate", deflateRawSync],
  ] as const)("is decoded from %s", async (encoding, compress) => {
    const packed = compress("hello, ".repeat(1000));
    const { response, error } = await probeRaw(answering(ok(packed, `Content-Encoding: ${encoding}`)), {
      keyword: "hello, hello",
    });
    expect(error).toBeNull();
    expect(response).toMatchObject({ bodyBytes: packed.length, complete: true, keywordFound: true });
    expect(response?.bodyText).toBe("hello, ".repeat(1000));
  });

  it("leaves a stack of encodings as it is", async () => {
    const twice = gzipSync(gzipSync("hello"));
    const { response, error } = await probeRaw(answering(ok(twice, "Content-Encoding: gzip, gzip")));
    expect(error).toBeNull();
    expect(response?.bodyBytes).toBe(twice.length);
  });

  it.each([
    ["gzip", gzipSync],
    ["br", brotliCompressSync],
  ] as const)(
    "may be a bomb of %s: no more than 1 MiB is unpacked",
    async (encoding, compress) => {
      const bomb = compress(Buffer.alloc(200 * 1024 * 1024));
      const before = process.memoryUsage().rss;
      const result = await probeRaw(answering(ok(bomb, `Content-Encoding: ${encoding}`)), { keyword: "no such" });
      expect(result.error).toBeNull();
      expect(result.response).toMatchObject({ complete: true, keywordFound: false });
      expect(result.response?.bodyText.length).toBeLessThanOrEqual(16 * 1024);
      expect(process.memoryUsage().rss - before).toBeLessThan(30 * 1024 * 1024);
    },
    20_000,
  );

  it("may send a body without end: it is read to 1 MiB and counts as whole", async () => {
    const result = await probeRaw(dripping("HTTP/1.1 200 OK\r\n\r\n", Buffer.alloc(256 * 1024, "a"), 1));
    expect(result.error).toBeNull();
    expect(result.response?.complete).toBe(true);
    expect(result.response?.bodyBytes).toBeLessThan(2 * 1024 * 1024);
    expect(result.response?.bodyText).toBe("a".repeat(16 * 1024));
  });

  it("may say more than it announced", async () => {
    const { response, error } = await probeRaw(answering("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdefgh"));
    expect(error).toBeNull();
    expect(response).toMatchObject({ bodyText: "abc", complete: true });
  });

  it.each([
    ["with the headers for it", "Connection: Upgrade\r\nUpgrade: websocket\r\n"],
    ["without them", ""],
  ])("may switch protocols unasked, %s", async (_name, headers) => {
    const { response } = await probeRaw(answering(`HTTP/1.1 101 Switching Protocols\r\n${headers}\r\n`, "stay"));
    expect(response?.status).toBe(101);
  });

  it("may give interim answers first", async () => {
    const { response } = await probeRaw(answering(`${interim}${interim}HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n`));
    expect(response?.status).toBe(200);
  });

  it("has no body after HEAD, whatever it announces", async () => {
    const head = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\nContent-Encoding: gzip\r\n\r\n";
    const { response, error } = await probeRaw(answering(head), { method: "HEAD" });
    expect(error).toBeNull();
    expect(response).toMatchObject({ complete: true, bodyBytes: 0 });
  });
});

describe("what is sent", () => {
  it("names the product and the probe, and ends the connection", async () => {
    const server = await startHttpTarget((_request, response) => response.end("ok"));
    undo.push(server.stop);
    const target = probeTarget(`${server.url}/a?b=c#d`, { headers: [["X-Own", "1"]] });
    const result = await probeHttp(target, { policy });
    const [request] = server.received;
    expect(request?.url).toBe("/a?b=c");
    expect(request?.headers).toMatchObject({
      host: `127.0.0.1:${server.port}`,
      "user-agent": "Hopcheck/0.1",
      accept: "*/*",
      "accept-encoding": "gzip, deflate, br",
      connection: "close",
      "x-hopcheck-probe": result.probeId,
      "x-own": "1",
    });
    expect(request?.headers["traceparent"]).toMatch(new RegExp(`^00-${result.probeId}-[0-9a-f]{16}-01$`));
    expect(result.probeId).toMatch(/^[0-9a-f]{32}$/);
    expect(request?.headers["content-length"]).toBeUndefined();
  });

  it("sends a body with its length, and a POST without one with length 0", async () => {
    const server = await startHttpTarget((_request, response) => response.end("ok"));
    undo.push(server.stop);
    await probeHttp(probeTarget(server.url, { method: "POST", body: "grüße" }), { policy });
    await probeHttp(probeTarget(server.url, { method: "POST" }), { policy });
    expect(server.received.map(({ headers, body }) => [headers["content-length"], body])).toEqual([
      ["7", "grüße"],
      ["0", ""],
    ]);
    expect(server.received.every(({ headers }) => headers["transfer-encoding"] === undefined)).toBe(true);
  });
});
