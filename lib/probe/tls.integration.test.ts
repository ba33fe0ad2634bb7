import { createSecureContext, type SecureContext, type TlsOptions } from "node:tls";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { makePolicy } from "@/lib/net/policy";
import { guardedPost } from "@/lib/net/post";
import type { Lookup } from "@/lib/net/resolve";
import { probeHttp } from "@/lib/probe/http";
import type { ProbeResult } from "@/lib/probe/probe";
import { boundMs } from "@/lib/testing/bound";
import { newCertificate, type Pair } from "@/lib/testing/certificate-authority";
import { answering } from "@/lib/testing/raw-behaviour";
import { startRawTarget } from "@/lib/testing/raw-target";
import { startTlsTarget, type TlsTarget } from "@/lib/testing/tls-target";

const policy = makePolicy(true);
const host = "shop.test";
const look: Lookup = (_host, done) => setImmediate(done, null, ["127.0.0.1"]);
const day = 24 * 60 * 60 * 1000;
const at = (days: number): Date => new Date(Date.now() + days * day);

let root: Pair;
let middle: Pair;
let stranger: Pair;
let trust: SecureContext;
beforeAll(() => {
  root = newCertificate("Test Root", { authority: true });
  middle = newCertificate("Test Intermediate", { authority: true, issuer: root });
  stranger = newCertificate("Unknown Root", { authority: true });
  trust = createSecureContext({ ca: root.cert });
});

const undo: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of undo.splice(0)) await close();
});

async function start(options: TlsOptions): Promise<TlsTarget> {
  const server = await startTlsTarget(options);
  undo.push(server.stop);
  return server;
}

const probe = (port: number, name = host, timeoutMs = 2000): Promise<ProbeResult> =>
  probeHttp(
    {
      url: `https://${name}:${port}/`,
      method: "GET",
      headers: [["Authorization", "Bearer secret"]],
      body: null,
      timeoutMs,
      followRedirects: false,
    },
    { policy, look, trust },
  );

const leaf = (more: Parameters<typeof newCertificate>[1] = {}): Pair =>
  newCertificate(host, { names: [host, `www.${host}`], issuer: root, ...more });

describe("a TLS server with a good certificate", () => {
  it("is asked, and its certificate is told", async () => {
    const own = leaf({ issuer: middle, validTo: at(5) });
    const server = await start({ key: own.key, cert: own.cert + middle.cert });
    const result = await probe(server.port);
    expect(result).toMatchObject({ error: null, response: { status: 200, bodyText: "ok" } });
    expect(result.phases.map(({ name }) => name)).toEqual(["dns", "tcp", "tls", "request", "firstByte", "body"]);
    expect(result.tls?.protocol).toBe("TLSv1.3");
    expect(result.tls?.certificate).toMatchObject({
      subject: host,
      issuer: "Test Intermediate",
      altNames: [host, `www.${host}`],
    });
    const left = Date.parse(result.tls?.certificate?.validTo ?? "") - Date.now();
    expect(left / day).toBeCloseTo(5, 1);
    expect(server.hits()).toBe(1);
  });

  it("may be an address", async () => {
    const own = leaf({ names: ["127.0.0.1"] });
    const server = await start(own);
    expect((await probe(server.port, "127.0.0.1")).error).toBeNull();
  });

  it("may speak TLS 1.2", async () => {
    const server = await start({ ...leaf(), maxVersion: "TLSv1.2" });
    expect((await probe(server.port)).tls?.protocol).toBe("TLSv1.2");
  });
});

type Bad = { name: string; make: () => TlsOptions; code: string; chain?: number };
const bad: Bad[] = [
  { name: "expired", make: () => leaf({ validFrom: at(-30), validTo: at(-1) }), code: "CERT_HAS_EXPIRED" },
  { name: "not valid yet", make: () => leaf({ validFrom: at(1), validTo: at(30) }), code: "CERT_NOT_YET_VALID" },
  { name: "for another host", make: () => leaf({ names: ["other.test"] }), code: "ERR_TLS_CERT_ALTNAME_INVALID" },
  {
    name: "signed by itself",
    make: () => newCertificate(host, { names: [host] }),
    code: "DEPTH_ZERO_SELF_SIGNED_CERT",
    chain: 1,
  },
  {
    name: "of an unknown authority",
    make: () => leaf({ issuer: stranger }),
    code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    chain: 1,
  },
  {
    name: "of an unknown authority that is sent along",
    make: () => {
      const own = leaf({ issuer: stranger });
      return { key: own.key, cert: own.cert + stranger.cert };
    },
    code: "SELF_SIGNED_CERT_IN_CHAIN",
    chain: 2,
  },
  {
    name: "sent without its intermediate",
    make: () => leaf({ issuer: middle }),
    code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    chain: 1,
  },
];

describe("a TLS server with a bad certificate", () => {
  it.each(bad)("$name: $code, and it gets no request", async ({ make, code, chain }) => {
    const server = await start(make());
    const result = await probe(server.port);
    expect(result.error).toMatchObject({ code, phase: "tls" });
    expect(result.response).toBeNull();
    expect(result.phases.map(({ name, ok }) => [name, ok])).toEqual([
      ["dns", true],
      ["tcp", true],
      ["tls", false],
    ]);
    expect(result.tls?.certificate?.subject).toBe(host);
    if (chain !== undefined) expect(result.tls?.certificate?.chainLength).toBe(chain);
    const posted = await guardedPost(`https://${host}:${server.port}/`, {
      headers: [],
      body: "secret",
      timeoutMs: 2000,
      policy,
      look,
      trust,
    });
    expect(posted).toMatchObject({ ok: false, code });
    expect(server.hits()).toBe(0);
  });
});

describe("a TLS server that shakes no hands", () => {
  it.each([
    ["is plain HTTP", answering("HTTP/1.1 400 Bad Request\r\n\r\n"), "ERR_SSL_WRONG_VERSION_NUMBER"],
    ["closes", answering(""), "ECONNRESET"],
    ["resets", answering("", "reset"), "ECONNRESET"],
  ] as const)("%s: %s", async (_name, behave, code) => {
    const server = await startRawTarget(behave);
    undo.push(server.stop);
    const result = await probe(server.port);
    expect(result.error).toMatchObject({ code, phase: "tls" });
    expect(result.phases.at(-1)).toMatchObject({ name: "tls", ok: false });
  });

  it("is silent: the deadline ends it", async () => {
    const server = await startRawTarget((socket) => socket.resume());
    undo.push(server.stop);
    const result = await probe(server.port, host, 300);
    expect(result.error).toMatchObject({ code: "TIMEOUT", phase: "tls" });
    expect(result.totalMs).toBeLessThan(boundMs);
    expect(result.remoteAddress).toBe("127.0.0.1");
  });

  it("speaks only old versions", async () => {
    const options: TlsOptions = {
      ...leaf(),
      minVersion: "TLSv1",
      maxVersion: "TLSv1.1",
      ciphers: "ALL@SECLEVEL=0",
    };
    const result = await probe((await start(options)).port);
    expect(result.error).toMatchObject({ phase: "tls", code: expect.stringMatching(/^ERR_SSL_.*PROTOCOL/) });
  });

  it("speaks only HTTP/2", async () => {
    const result = await probe((await start({ ...leaf(), ALPNProtocols: ["h2"] })).port);
    expect(result.error).toMatchObject({ code: "ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL", phase: "tls" });
  });

  it("knows no such name", async () => {
    const own = leaf();
    const options: TlsOptions = { ...own, SNICallback: (_name, done) => done(new Error("no such name")) };
    const result = await probe((await start(options)).port);
    expect(result.error?.phase).toBe("tls");
  });

  it.each([
    ["TLSv1.2", /HANDSHAKE_FAILURE|CERTIFICATE/],
    ["TLSv1.3", /CERTIFICATE_REQUIRED/],
  ] as const)("asks for a certificate of ours, by %s", async (version, code) => {
    const options: TlsOptions = { ...leaf(), requestCert: true, maxVersion: version, ca: root.cert };
    const result = await probe((await start(options)).port);
    expect(result.error?.code).toMatch(code);
    expect(result.response).toBeNull();
  });
});
