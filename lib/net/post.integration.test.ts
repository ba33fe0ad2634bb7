import { afterEach, describe, expect, it } from "vitest";
import { checkTarget } from "@/lib/net/check-target";
import { connectPinned } from "@/lib/net/connect";
import { makePolicy } from "@/lib/net/policy";
import { guardedPost } from "@/lib/net/post";
import { type Lookup, refineDns, resolveHost } from "@/lib/net/resolve";
import { netSelfTest } from "@/lib/net/self-test";
import { Sockets } from "@/lib/net/sockets";
import { boundMs } from "@/lib/testing/bound";
import { type DnsAnswer, startDnsTarget } from "@/lib/testing/dns-target";
import { startHttpTarget } from "@/lib/testing/http-target";
import { answering, closedPort, dripping } from "@/lib/testing/raw-behaviour";
import { startRawTarget } from "@/lib/testing/raw-target";

const open = makePolicy(true);
const undo: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of undo.splice(0)) await close();
});

describe("why a name does not resolve", () => {
  it.each<[DnsAnswer, string]>([
    ["nxdomain", "DNS_NXDOMAIN"],
    ["nodata", "DNS_NODATA"],
    ["servfail", "DNS_SERVFAIL"],
    ["refused", "DNS_REFUSED"],
    ["silence", "DNS_TIMEOUT"],
  ])("%s is %s", async (answer, code) => {
    const dns = await startDnsTarget(answer);
    undo.push(dns.close);
    expect(await refineDns("gone.test", 600, [dns.server])).toBe(code);
  });

  it("knows a name that cannot be one", async () => {
    expect(await refineDns("a..b", 500, ["127.0.0.1:1"])).toBe("DNS_BADNAME");
  });

  it("gives up when its time is over", async () => {
    const dns = await startDnsTarget("silence");
    undo.push(dns.close);
    const started = performance.now();
    await refineDns("gone.test", 200, [dns.server]);
    expect(performance.now() - started).toBeLessThan(boundMs);
  });

  it("reads the hosts file, as other programs do", async () => {
    const resolved = await resolveHost("localhost", 1000);
    expect(resolved).toMatchObject({ ok: true, addresses: expect.arrayContaining(["127.0.0.1"]) });
  });
});

describe("checking a target at saving", () => {
  const fails: Lookup = (_host, done) => setImmediate(done, Object.assign(new Error("no"), { code: "ENOTFOUND" }), []);

  it("lets a name pass that does not resolve now", async () => {
    expect(await checkTarget("http://not-yet.test/", makePolicy([]), fails)).toBeNull();
  });

  it("lets a name pass that is slow to resolve, after three seconds", async () => {
    const started = performance.now();
    expect(await checkTarget("http://slow.test/", makePolicy([]), () => undefined)).toBeNull();
    expect(performance.now() - started).toBeLessThan(boundMs);
  });

  it("names what is wrong with a URL", async () => {
    expect(await checkTarget("ftp://example.com/", open)).toMatch(/Only http/);
  });
});

describe("connecting to one of several addresses", () => {
  const connect = async (addresses: string[], port: number) => {
    const sockets = new Sockets();
    undo.push(() => sockets.end());
    return connectPinned(addresses, { port, policy: open, sockets });
  };

  it("goes on to the next when one refuses", async () => {
    const server = await startRawTarget((socket) => socket.resume());
    undo.push(server.stop);
    const socket = await connect(["::1", "127.0.0.2", "127.0.0.1"], server.port);
    expect(socket.remoteAddress).toBe("127.0.0.1");
  });

  it("does not wait for one that is silent", async () => {
    const server = await startRawTarget((socket) => socket.resume());
    undo.push(server.stop);
    const started = performance.now();
    // 192.0.2.0/24 is for documentation: nobody is there.
    const socket = await connect(["192.0.2.1", "127.0.0.1"], server.port);
    expect(socket.remoteAddress).toBe("127.0.0.1");
    expect(performance.now() - started).toBeLessThan(boundMs);
  });

  it("says what every address said when all fail", async () => {
    const port = await closedPort();
    await expect(connect(["127.0.0.1", "127.0.0.2"], port)).rejects.toMatchObject({
      code: "ECONNREFUSED",
      message: expect.stringMatching(/127\.0\.0\.1 ECONNREFUSED, 127\.0\.0\.2 ECONNREFUSED/),
    });
  });

  it("judges each address itself, whoever calls", async () => {
    const server = await startRawTarget((socket) => socket.resume());
    undo.push(server.stop);
    const options = { port: server.port, policy: makePolicy([]), sockets: new Sockets() };
    await expect(connectPinned(["127.0.0.1"], options)).rejects.toMatchObject({ code: "BLOCKED" });
    await expect(connectPinned(["::1", "127.0.0.1"], options)).rejects.toMatchObject({ code: "BLOCKED" });
    expect(server.hits()).toBe(0);
  });
});

describe("posting to a webhook", () => {
  const post = (url: string, more: Partial<Parameters<typeof guardedPost>[1]> = {}) =>
    guardedPost(url, { headers: [["X-Own", "1"]], body: "{}", timeoutMs: 1000, policy: open, ...more });

  it("sends the body and tells the answer", async () => {
    const server = await startHttpTarget((_request, response) => response.writeHead(202, { "X-A": "b" }).end("thanks"));
    undo.push(server.stop);
    const answer = await post(`${server.url}/hook?a=b`, { body: "grüße" });
    expect(answer).toMatchObject({ ok: true, status: 202, headers: { "x-a": "b" }, body: "thanks" });
    expect(server.received[0]).toMatchObject({
      method: "POST",
      url: "/hook?a=b",
      body: "grüße",
      headers: { "x-own": "1" },
    });
  });

  it("reads no more of an answer than it was told to", async () => {
    const server = await startRawTarget(dripping("HTTP/1.1 200 OK\r\n\r\n", "a".repeat(5000), 5));
    undo.push(server.stop);
    const answer = await post(`http://127.0.0.1:${server.port}/`, { maxAnswerBytes: 1000 });
    expect(answer).toMatchObject({ ok: true, status: 200, body: "a".repeat(1000) });
  });

  it("takes a status for an answer even when its body is cut", async () => {
    for (const ending of ["close", "reset"] as const) {
      const server = await startRawTarget(answering("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc", ending));
      undo.push(server.stop);
      expect(await post(`http://127.0.0.1:${server.port}/`)).toMatchObject({ ok: true, status: 200, body: "abc" });
    }
  });

  it.each([
    ["silence", () => undefined],
    ["a head that drips", dripping("HTTP/1.1 200 OK\r\n", "X: y\r\n", 20)],
    ["a body that drips", dripping("HTTP/1.1 200 OK\r\n\r\n", "a", 20)],
  ])("ends at its deadline: %s", async (_name, behave) => {
    const server = await startRawTarget(behave);
    undo.push(server.stop);
    const started = performance.now();
    expect(await post(`http://127.0.0.1:${server.port}/`, { timeoutMs: 300 })).toMatchObject({
      ok: false,
      code: "TIMEOUT",
    });
    expect(performance.now() - started).toBeLessThan(boundMs);
  });

  it("does not throw for a header that cannot be sent", async () => {
    const server = await startHttpTarget((_request, response) => response.end());
    undo.push(server.stop);
    const answer = await post(server.url, { headers: [["X-A", "b\r\nX-Evil: 1"]] });
    expect(answer).toMatchObject({ ok: false, code: "ERR_INVALID_CHAR" });
    expect(server.received).toEqual([]);
  });

  it("refuses what is no URL", async () => {
    expect(await post("file:///etc/passwd")).toMatchObject({ ok: false, code: "INVALID" });
  });
});

describe("the self-test at start", () => {
  it("passes here", async () => {
    await expect(netSelfTest({})).resolves.toBeUndefined();
  });

  it.each(["HTTP_PROXY", "https_proxy", "ALL_PROXY", "NODE_USE_ENV_PROXY"])(
    "refuses to start with %s",
    async (name) => {
      await expect(netSelfTest({ [name]: "http://proxy.test:3128" })).rejects.toThrow(name);
    },
  );
});
