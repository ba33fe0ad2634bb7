import type { Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { makePolicy } from "@/lib/net/policy";
import { probeHttp } from "@/lib/probe/http";
import type { HttpTarget, PhaseName, ProbeResult } from "@/lib/probe/probe";
import { boundMs } from "@/lib/testing/bound";
import { startHttpTarget } from "@/lib/testing/http-target";
import { probeTarget } from "@/lib/testing/probe-target";
import { answering, closedPort, dripping } from "@/lib/testing/raw-behaviour";
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
const chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
const interim = "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n";

type Fault = { name: string; behave: (socket: Socket) => void; code: string; phase: PhaseName; status?: number };

const faults: Fault[] = [
  { name: "close before the request", behave: (s) => s.end(), code: "EMPTY_REPLY", phase: "firstByte" },
  { name: "close after the request", behave: answering(""), code: "EMPTY_REPLY", phase: "firstByte" },
  {
    name: "reset after the request",
    behave: (s) => s.once("data", () => s.resetAndDestroy()),
    code: "ECONNRESET",
    phase: "firstByte",
  },
  { name: "HTTP/0.9", behave: answering("<h1>hi</h1>"), code: "HPE_INVALID_CONSTANT", phase: "firstByte" },
  {
    name: "another protocol",
    behave: (s) => s.write("SSH-2.0-OpenSSH_9.2\r\n"),
    code: "HPE_INVALID_CONSTANT",
    phase: "firstByte",
  },
  {
    name: "two lengths",
    behave: answering("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nabc"),
    code: "HPE_UNEXPECTED_CONTENT_LENGTH",
    phase: "firstByte",
  },
  {
    name: "200 kB of headers",
    behave: answering(`HTTP/1.1 200 OK\r\nX-Much: ${"a".repeat(200_000)}\r\n\r\n`),
    code: "HPE_HEADER_OVERFLOW",
    phase: "firstByte",
  },
  {
    name: "interim answers without end",
    behave: dripping("", interim.repeat(20), 1),
    code: "PROTOCOL",
    phase: "firstByte",
  },
  {
    name: "a body cut short",
    behave: answering("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc"),
    code: "BODY_CUT",
    phase: "body",
    status: 200,
  },
  {
    name: "a body reset",
    behave: answering("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc", "reset"),
    code: "BODY_CUT",
    phase: "body",
    status: 200,
  },
  {
    name: "a chunked body cut short",
    behave: answering(`${chunked}3\r\nabc\r\n`),
    code: "BODY_CUT",
    phase: "body",
    status: 200,
  },
  {
    name: "a broken chunk",
    behave: answering(`${chunked}3\r\nabc\r\nzz\r\n`, "stay"),
    code: "HPE_INVALID_CHUNK_SIZE",
    phase: "body",
    status: 200,
  },
  {
    name: "a gzip that is none",
    behave: answering(ok("abcdefgh", "Content-Encoding: gzip")),
    code: "Z_DATA_ERROR",
    phase: "body",
    status: 200,
  },
  {
    name: "a gzip cut short inside a whole body",
    behave: answering(ok(gzipSync("a".repeat(1000)).subarray(0, 20), "Content-Encoding: gzip")),
    code: "Z_BUF_ERROR",
    phase: "body",
    status: 200,
  },
];

/** What never ends by itself: the deadline ends it, in the phase that it stood in. */
const endless: (Omit<Fault, "code"> & { bodyText?: string })[] = [
  { name: "silence", behave: () => undefined, phase: "firstByte" },
  { name: "a head that drips", behave: dripping("HTTP/1.1 200 OK\r\n", "X: y\r\n", 20), phase: "firstByte" },
  {
    name: "a body that stalls",
    behave: answering("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc", "stay"),
    phase: "body",
    status: 200,
    bodyText: "abc",
  },
  { name: "a body that drips", behave: dripping(chunked, "1\r\na\r\n", 20), phase: "body", status: 200 },
  {
    name: "empty gzip blocks",
    behave: dripping(
      Buffer.concat([Buffer.from("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"), gzipSync("").subarray(0, 10)]),
      Buffer.from([0, 0, 0, 0xff, 0xff]),
      20,
    ),
    phase: "body",
    status: 200,
  },
];

describe("a target that fails", () => {
  it.each(faults)("$name: $code", async ({ behave, code, phase, status }) => {
    const result = await probeRaw(behave);
    expect(result.error).toMatchObject({ code, phase });
    expect(result.response?.status).toBe(status);
    expect(result.phases.at(-1)).toMatchObject({ name: phase, ok: false });
    expect(result.phases.slice(0, -1).every((each) => each.ok)).toBe(true);
    expect(result.remoteAddress).toBe("127.0.0.1");
  });

  it.each(endless)("is given up at the deadline: $name", async ({ behave, phase, status, bodyText }) => {
    const started = performance.now();
    const result = await probeRaw(behave, { timeoutMs: 400 });
    const tookMs = performance.now() - started;
    expect(tookMs).toBeGreaterThanOrEqual(395);
    expect(tookMs).toBeLessThan(boundMs);
    expect(result.error).toMatchObject({ code: "TIMEOUT", phase });
    expect(result.response?.status).toBe(status);
    if (status !== undefined) expect(result.response?.complete).toBe(false);
    if (bodyText !== undefined) expect(result.response).toMatchObject({ bodyText, bodyBytes: 3, announcedBytes: 100 });
  });

  it("says what an answer that is no HTTP begins with", async () => {
    const result = await probeRaw((socket) => socket.write("SSH-2.0-OpenSSH_9.2\r\n"));
    expect(result.error?.message).toContain("SSH-2.0-OpenSSH_9.2");
  });

  it("keeps what came of a body before it was cut", async () => {
    for (const ending of ["close", "reset"] as const) {
      const { response } = await probeRaw(answering("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc", ending));
      expect(response).toMatchObject({ bodyText: "abc", bodyBytes: 3, announcedBytes: 100, complete: false });
    }
  });

  it("refused: names the phase and sends nothing", async () => {
    const result = await probeHttp(probeTarget(`http://127.0.0.1:${await closedPort()}/`), { policy });
    expect(result.error).toMatchObject({ code: "ECONNREFUSED", phase: "tcp" });
    expect(result.phases.map(({ name, ok }) => [name, ok])).toEqual([
      ["dns", true],
      ["tcp", false],
    ]);
    expect(result.remoteAddress).toBeNull();
  });

  it("never mistakes a connection that is reset at once for one that is not allowed", async () => {
    const server = await startRawTarget((socket) => socket.resetAndDestroy());
    undo.push(server.stop);
    const target = probeTarget(`http://127.0.0.1:${server.port}/`);
    const results = await Promise.all(Array.from({ length: 100 }, () => probeHttp(target, { policy })));
    expect([...new Set(results.map((result) => result.error?.code))]).toEqual(["ECONNRESET"]);
  });

  it("stops a request body that nobody reads at the deadline", async () => {
    const body = "x".repeat(64 * 1024 * 1024);
    const result = await probeRaw((socket) => socket.pause(), { method: "POST", body, timeoutMs: 400 });
    expect(result.error).toMatchObject({ code: "TIMEOUT", phase: "request" });
    expect(result.totalMs).toBeLessThan(boundMs);
  });

  it("leaves nothing open after the deadline", async () => {
    let closed = 0;
    await probeRaw((socket) => socket.on("close", () => (closed += 1)).resume(), { timeoutMs: 100 });
    await expect.poll(() => closed).toBe(1);
  });

  it("refuses a URL that is none", async () => {
    const result = await probeHttp(probeTarget("ftp://example.com/"), { policy });
    expect(result.error?.code).toBe("ERR_INVALID_URL");
  });

  it.each([
    ["a header with a line break", { headers: [["X-A", "b\r\nX-Evil: 1"]] as const }],
    ["a method that is none", { method: "GET / HTTP/1.1\r\nX:" }],
  ])("sends nothing for %s", async (_name, more) => {
    const server = await startHttpTarget((_request, response) => response.end());
    undo.push(server.stop);
    const result = await probeHttp(probeTarget(server.url, more), { policy });
    expect(result.error).not.toBeNull();
    expect(server.received).toEqual([]);
  });
});
