import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { blockedCode, blockedMessage } from "@/lib/net/blocked";
import { checkTarget } from "@/lib/net/check-target";
import { type AddressPolicy, makePolicy } from "@/lib/net/policy";
import { guardedPost } from "@/lib/net/post";
import type { Lookup } from "@/lib/net/resolve";
import { probeHttp } from "@/lib/probe/http";
import type { HttpTarget } from "@/lib/probe/probe";
import { probeTarget } from "@/lib/testing/probe-target";
import { closedPort } from "@/lib/testing/raw-behaviour";
import { type RawTarget, startRawTarget } from "@/lib/testing/raw-target";

const strict = makePolicy([]);
const outsiders: RawTarget[] = [];
let canary: RawTarget;
let port = 0;
const hits = (): number => canary.hits();

beforeAll(async () => {
  // One port on all of this machine, so that whatever an address turns into, a connection would be seen.
  canary = await startRawTarget((socket) => socket.end("HTTP/1.1 200 OK\r\n\r\nreached"), "::");
  port = canary.port;
});
afterAll(async () => {
  for (const each of [canary, ...outsiders]) await each.stop();
});

const targetOf = (url: string, more: Partial<HttpTarget> = {}): HttpTarget =>
  probeTarget(url, { followRedirects: true, ...more });
const answers =
  (...addresses: string[]): Lookup =>
  (_host, done) =>
    setImmediate(done, null, addresses);
/** The worst of resolvers: every name there is leads to this machine. */
const toLoopback = answers("127.0.0.1");

/** Hosts that are this machine or something private in one spelling or another. */
const hosts = [
  ..."127.0.0.1 127.1 127.0.1 0x7f.1 0x7f000001 0177.1 0177.0.0.1 017700000001 2130706433 127.0.0.1.".split(" "),
  ..."0x7f.0x0.0x0.0x1 0 0.0.0.0 00000177.0.0.1 127.127.127.127 ①②⑦.⓪.⓪.① １２７.０.０.１".split(" "),
  ..."127。0。0。1 127．0．0．1 %31%32%37.0.0.1 169.254.169.254 2852039166 0xa9fea9fe 0251.0376.0251.0376".split(" "),
  ..."169.254.43518 169.254.170.2 192.168.257 10.0.0.1 172.16.0.1 100.100.100.200 192.0.0.192 168.63.129.16".split(" "),
  ..."[::1] [::] [0:0:0:0:0:0:0:1] [::ffff:127.0.0.1] [::ffff:7f00:1] [0:0:0:0:0:ffff:127.0.0.1]".split(" "),
  ..."[::127.0.0.1] [::7f00:1] [::ffff:0:127.0.0.1] [64:ff9b::127.0.0.1] [64:ff9b::7f00:1] [64:ff9b:1::1]".split(" "),
  ..."[2002:7f00:1::1] [2002:a9fe:a9fe::1] [2001::1] [2001:0:7f00:1::1] [2001:10::1] [2001:db8::1]".split(" "),
  ..."[100::1] [100:0:0:1::1] [5f00::1] [fe80::1] [fe81::1] [febf::1] [fec0::1] [fc00::1]".split(" "),
  ..."[fd00:ec2::254] [fd00:ec2::23] [fd20:ce::254] [ff02::1] [fe80::5efe:7f00:1] [4000::1] [8000::1]".split(" "),
  ..."localhost LOCALHOST localhost. ⓛⓞⓒⓐⓛⓗⓞⓢⓣ loc%61lhost a.localhost localhost.localdomain".split(" "),
  ..."127.0.0.1.nip.io redis postgres web metadata.google.internal instance-data kubernetes.default.svc".split(" "),
  "rancher-metadata",
];

/** What is no target at all. */
const notTargets = [
  "http://ok.test@127.0.0.1:PORT/",
  "http://user:pass@127.0.0.1:PORT/",
  "http://[fe80::1%25lo]:PORT/",
  "http://[::1%lo]:PORT/",
  "http://127.0.0.1:PORT/\r\nX: y",
  " http://127.0.0.1:PORT/",
  "http://127.0.0.1\t:PORT/",
  "file:///etc/passwd",
  "gopher://127.0.0.1:PORT/_x",
  "ftp://127.0.0.1:PORT/",
  "dict://127.0.0.1:PORT/",
  "ws://127.0.0.1:PORT/",
  "data:text/html,x",
  "http://256.256.256.256:PORT/",
];

/** Strange, yet a target: where it leads to is judged as everything else is. */
const strange = [
  "http:/127.0.0.1:PORT/",
  "http:127.0.0.1:PORT/",
  "http:///127.0.0.1:PORT/",
  "http://127.0.0.1:PORT#@ok.test/",
  "http://127.0.0.1:PORT\\@ok.test/",
  "HTTP://127.0.0.1:PORT/",
];

const everyWay = async (url: string, look: Lookup = toLoopback, policy: AddressPolicy = strict) => ({
  probe: await probeHttp(targetOf(url), { policy, look }),
  post: await guardedPost(url, { headers: [], body: "{}", timeoutMs: 2000, policy, look }),
  saved: await checkTarget(url, policy, look),
});

describe("the guard", () => {
  let before = 0;
  beforeEach(() => {
    before = hits();
  });

  it.each(hosts.flatMap((host) => [`http://${host}:PORT/`, `https://${host}:PORT/`]))(
    "refuses %s",
    async (spelling) => {
      const { probe, post, saved } = await everyWay(spelling.replace("PORT", String(port)));
      expect(probe.error).toEqual({ code: blockedCode, phase: "dns", message: blockedMessage });
      expect(probe).toMatchObject({ addresses: [], remoteAddress: null, response: null });
      expect(post).toEqual({ ok: false, code: blockedCode, message: blockedMessage });
      expect(saved).toBe(blockedMessage);
      expect(hits()).toBe(before);
    },
  );

  it.each(strange)("refuses %s", async (spelling) => {
    const { probe, post, saved } = await everyWay(spelling.replace("PORT", String(port)));
    expect(probe.error?.code).toBe(blockedCode);
    expect(post).toMatchObject({ ok: false, code: blockedCode });
    expect(saved).toBe(blockedMessage);
    expect(hits()).toBe(before);
  });

  it.each(notTargets)("takes %j for no target", async (spelling) => {
    const { probe, post, saved } = await everyWay(spelling.replace("PORT", String(port)));
    expect(probe.error?.code).toBe("ERR_INVALID_URL");
    expect(post).toMatchObject({ ok: false, code: "INVALID" });
    expect(saved).not.toBeNull();
    expect(hits()).toBe(before);
  });

  it.each([
    ["a public and a private address", ["8.8.8.8", "127.0.0.1"]],
    ["a private IPv6 address beside a public IPv4 one", ["8.8.8.8", "::1"]],
    ["a mapped address", ["::ffff:127.0.0.1"]],
    ["a NAT64 address", ["64:ff9b::7f00:1"]],
    ["the unspecified address", ["0.0.0.0"]],
    [
      "a hundred addresses, the last of them private",
      [...Array.from({ length: 99 }, (_, n) => `8.8.4.${n}`), "10.0.0.1"],
    ],
  ])("refuses a name with %s", async (_name, addresses) => {
    const { probe, post, saved } = await everyWay(`http://mixed.test:${port}/`, answers(...addresses));
    expect(probe.error?.code).toBe(blockedCode);
    expect(post).toMatchObject({ ok: false, code: blockedCode });
    expect(saved).toBe(blockedMessage);
    expect(hits()).toBe(before);
  });

  it("asks once and connects to what it was told: a name cannot change between", async () => {
    const asked: string[] = [];
    const flipping: Lookup = (host, done) => {
      asked.push(host);
      setImmediate(done, null, [asked.length % 2 === 1 ? "203.0.114.1" : "127.0.0.1"]);
    };
    // The public address is a port of this machine nobody listens on here; it is not to be reached, only tried.
    const result = await probeHttp(targetOf(`http://rebinding.test:${port}/`, { timeoutMs: 300 }), {
      policy: strict,
      look: flipping,
    });
    expect(asked).toEqual(["rebinding.test"]);
    expect(result.addresses).toEqual(["203.0.114.1"]);
    expect(hits()).toBe(before);
    const again = await probeHttp(targetOf(`http://rebinding.test:${port}/`), { policy: strict, look: flipping });
    expect(again.error?.code).toBe(blockedCode);
    expect(hits()).toBe(before);
  });

  it("judges every redirect as it judges the first URL", async () => {
    // Only this one port of this machine is allowed: it stands for the public Internet.
    const locations: string[] = [];
    const outside = await startRawTarget((socket) =>
      socket.once("data", () =>
        socket.end(`HTTP/1.1 302 Found\r\nLocation: ${locations[0] ?? ""}\r\nContent-Length: 0\r\n\r\n`),
      ),
    );
    outsiders.push(outside);
    const policy: AddressPolicy = {
      allows: (address, asked) => (address === "127.0.0.1" && asked === outside.port) || strict.allows(address, asked),
    };
    for (const host of hosts.slice(0, 60)) {
      locations[0] = `http://${Buffer.from(host).equals(Buffer.from(host, "latin1")) ? host : encodeURIComponent(host)}:${port}/`;
      const seen = hits();
      const result = await probeHttp(targetOf(`http://127.0.0.1:${outside.port}/`), { policy, look: toLoopback });
      expect(result.error?.code, host).toBe(blockedCode);
      expect(result.response, host).toBeNull();
      expect(result.redirects, host).toHaveLength(1);
      expect(hits(), host).toBe(seen);
    }
  });

  it("never follows a redirect of a webhook", async () => {
    const outside = await startRawTarget((socket) =>
      socket.once("data", () =>
        socket.end(`HTTP/1.1 307 Temporary Redirect\r\nLocation: http://127.0.0.1:${port}/\r\n\r\n`),
      ),
    );
    outsiders.push(outside);
    const answer = await guardedPost(`http://127.0.0.1:${outside.port}/`, {
      headers: [],
      body: "{}",
      timeoutMs: 2000,
      policy: makePolicy(true),
    });
    expect(answer).toMatchObject({ ok: true, status: 307 });
    expect(hits()).toBe(before);
  });

  it("says the same, as fast, whether a port is open or closed", async () => {
    const ports = [port, await closedPort(), 22, 1];
    const median = async (asked: number): Promise<number> => {
      const took: number[] = [];
      for (let run = 0; run < 50; run++) {
        const result = await probeHttp(targetOf(`http://127.0.0.1:${asked}/`), { policy: strict });
        expect(result.error).toEqual({ code: blockedCode, phase: "dns", message: blockedMessage });
        took.push(result.totalMs);
      }
      return took.sort((a, b) => a - b)[25] ?? 0;
    };
    const medians: number[] = [];
    for (const asked of ports) medians.push(await median(asked));
    expect(Math.max(...medians) - Math.min(...medians)).toBeLessThan(20);
    expect(hits()).toBe(before);
  });

  it("opens no connection once the time is over, however late the name resolves", async () => {
    const late: Lookup = (_host, done) => setTimeout(done, 150, null, ["127.0.0.1"]);
    const policy = makePolicy(true);
    const url = `http://late.test:${port}/`;
    const probe = await probeHttp(targetOf(url, { timeoutMs: 50 }), { policy, look: late });
    expect(probe.error).toMatchObject({ code: "TIMEOUT", phase: "dns" });
    const post = await guardedPost(url, { headers: [], body: "", timeoutMs: 50, policy, look: late });
    expect(post).toMatchObject({ ok: false, code: expect.stringMatching(/TIMEOUT$/) });
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(hits()).toBe(before);
  });
});
