import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { causes } from "@/lib/diagnosis/cause";
import { classify } from "@/lib/diagnosis/classify";
import { explainError, explainResponse } from "@/lib/diagnosis/explain-response";
import { hopLine } from "@/lib/diagnosis/hop";
import { shortCause } from "@/lib/diagnosis/words";
import { defaultExpectation, type Expectation } from "@/lib/monitor/expectation";
import type { ProbeResponse, ProbeResult } from "@/lib/probe/probe";

const now = new Date("2026-01-01T00:00:00.000Z");

const answer = (over: Partial<ProbeResponse> = {}): ProbeResponse => ({
  status: 200,
  reason: "OK",
  httpVersion: "1.1",
  headers: [],
  bodyText: "fine",
  bodyBytes: 4,
  announcedBytes: 4,
  complete: true,
  keywordFound: null,
  ...over,
});
const probed = (over: Partial<ProbeResult> = {}): ProbeResult => ({
  url: "https://shop.test/health",
  method: "GET",
  startedAt: now.toISOString(),
  totalMs: 20,
  phases: [{ name: "firstByte", durationMs: 12, ok: true, detail: null }],
  addresses: ["192.0.2.1"],
  remoteAddress: "192.0.2.1",
  tls: null,
  response: answer(),
  error: null,
  redirects: [],
  probeId: "p",
  ...over,
});
const read = (result: ProbeResult, expectation: Partial<Expectation> = {}) =>
  classify(result, { ...defaultExpectation, ...expectation }, { baseline: null, now });

const nginxPage = (title: string): string =>
  `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n`;

describe("what failed, by the error", () => {
  it.each<[string, string | undefined, string, string]>([
    ["DNS_NXDOMAIN", "dns", "dns", "dns-nxdomain"],
    ["DNS_SERVFAIL", "dns", "dns", "dns-servfail"],
    ["TIMEOUT", "dns", "dns", "dns-timeout"],
    ["ECONNREFUSED", "tcp", "network", "tcp-refused"],
    ["EHOSTUNREACH", "tcp", "network", "tcp-host-unreachable"],
    ["TIMEOUT", "tcp", "network", "tcp-timeout"],
    ["CERT_HAS_EXPIRED", "tls", "tls", "tls-cert-expired"],
    ["CERT_NOT_YET_VALID", "tls", "tls", "tls-cert-not-yet-valid"],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "tls", "tls", "tls-self-signed"],
    ["SELF_SIGNED_CERT_IN_CHAIN", "tls", "tls", "tls-untrusted-ca"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "tls", "tls", "tls-wrong-host"],
    ["ERR_SSL_WRONG_VERSION_NUMBER", "tls", "tls", "tls-not-tls"],
    ["ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION", "tls", "tls", "tls-protocol-version"],
    ["ECONNRESET", "tls", "tls", "tls-reset"],
    ["TIMEOUT", "tls", "tls", "tls-timeout"],
    ["ECONNRESET", "firstByte", "unknown", "conn-reset"],
    ["EMPTY_REPLY", "firstByte", "unknown", "empty-reply"],
    ["TIMEOUT", "firstByte", "unknown", "response-header-timeout"],
    ["TIMEOUT", "body", "unknown", "response-body-timeout"],
    ["BODY_CUT", "body", "unknown", "response-truncated"],
    ["HPE_INVALID_HEADER_TOKEN", "firstByte", "unknown", "response-malformed"],
    ["HPE_HEADER_OVERFLOW", "firstByte", "unknown", "response-header-too-large"],
    ["REDIRECT_LOOP", "body", "content", "redirect-loop"],
    ["TOO_MANY_REDIRECTS", "body", "content", "redirect-loop"],
    ["REDIRECT_INVALID", "body", "content", "redirect-invalid"],
    ["Z_DATA_ERROR", "body", "content", "content-encoding-error"],
    ["EMFILE", "tcp", "monitor", "monitor-out-of-fds"],
    ["curl:7", undefined, "network", "tcp-refused"],
    ["curl:52", undefined, "unknown", "empty-reply"],
  ])("%s in %s is %s / %s", (code, phase, layer, cause) => {
    expect(explainError({ code, phase }, now)).toMatchObject({ verdict: "down", diagnosis: { layer, cause } });
  });
});

describe("what failed, by the answer", () => {
  it.each<[string, string, number, string, string, string | null]>([
    [
      "nginx's own 502, at once",
      `HTTP/1.1 502 Bad Gateway\r\nServer: nginx/1.22.1\r\n\r\n${nginxPage("502 Bad Gateway")}`,
      2,
      "application",
      "upstream-refused",
      "nginx",
    ],
    [
      "nginx's own 504",
      `HTTP/1.1 504 Gateway Time-out\r\n\r\n${nginxPage("504 Gateway Time-out")}`,
      60_002,
      "application",
      "upstream-read-timeout",
      "nginx",
    ],
    [
      "the application's own 502 under nginx's name",
      "HTTP/1.1 502 Bad Gateway\r\nServer: nginx/1.22.1\r\nContent-Type: application/json\r\n\r\n{}",
      5,
      "application",
      "app-error",
      "application",
    ],
    [
      "HAProxy without a server",
      "HTTP/1.1 503 Service Unavailable\r\n\r\n<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>\n",
      3,
      "proxy",
      "no-healthy-upstream",
      "haproxy",
    ],
    [
      "HAProxy after its retries",
      "HTTP/1.1 503 Service Unavailable\r\n\r\n<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>\n",
      3005,
      "application",
      "upstream-refused",
      "haproxy",
    ],
    [
      "a gateway that says it itself",
      "HTTP/1.1 502 Bad Gateway\r\nProxy-Status: gw.example; error=connection_refused\r\n\r\n",
      3,
      "application",
      "upstream-refused",
      "gw.example",
    ],
    [
      "Cloudflare's 522",
      'HTTP/2 522\r\nserver: cloudflare\r\n\r\n<span class="cf-error-code">522</span>',
      19_000,
      "network",
      "upstream-connect-timeout",
      "cloudflare",
    ],
    ["a bare 500", "HTTP/1.1 500 Internal Server Error\r\n\r\nboom", 3, "application", "app-error", null],
    ["a bare 502", "HTTP/1.1 502 Bad Gateway\r\n\r\n", 3, "application", "upstream-refused", null],
    ["a bare 503", "HTTP/1.1 503 Service Unavailable\r\n\r\n", 3, "application", "app-unavailable", null],
    ["a bare 504", "HTTP/1.1 504 Gateway Timeout\r\n\r\n", 60_010, "application", "upstream-read-timeout", null],
    ["a bare 404", "HTTP/1.1 404 Not Found\r\n\r\n", 3, "application", "app-not-found", null],
    ["no HTTP at all", "SSH-2.0-OpenSSH_9.2\r\n", 3, "unknown", "response-malformed", null],
    ["nothing", "", 3, "unknown", "empty-reply", null],
  ])("%s", (_name, text, elapsedMs, layer, cause, product) => {
    const { diagnosis } = explainResponse({ text, elapsedMs }, now);
    expect(diagnosis).toMatchObject({ layer, cause });
    expect(diagnosis?.reporter?.product ?? null).toBe(product);
  });

  it("counts the last block of a recording, and a short body as cut only when it is whole", () => {
    const text = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort";
    expect(explainResponse({ text }, now).verdict).toBe("up");
    expect(explainResponse({ text, whole: true }, now).diagnosis?.cause).toBe("response-truncated");
    expect(explainResponse({ text, whole: true, method: "HEAD" }, now).verdict).toBe("up");
  });

  it("never calls one of several causes certain", () => {
    const { diagnosis } = explainResponse(
      { text: `HTTP/1.1 502 x\r\n\r\n${nginxPage("502 Bad Gateway")}`, elapsedMs: 2 },
      now,
    );
    expect(diagnosis?.confidence).toBe("likely");
    expect(diagnosis?.summary).toBe(
      "nginx answered 502 at once: it could not connect to what stands behind it (likely: the app is not running or not on that port).",
    );
    expect(shortCause(diagnosis ?? { cause: "", layer: "", reporter: null }, 502)).toBe(
      "nginx cannot reach the app (502)",
    );
  });
});

describe("what is expected of an answer", () => {
  it.each<[string, Partial<ProbeResult>, Partial<Expectation>, string, string | null]>([
    ["all well", {}, {}, "up", null],
    ["a status that is wanted", { response: answer({ status: 404 }) }, { status: [[404, 404]] }, "up", null],
    ["a redirect that is not", { response: answer({ status: 302 }) }, {}, "down", "redirect-invalid"],
    [
      "the keyword is there",
      { response: answer({ keywordFound: true }) },
      { keyword: { text: "fine", absent: false } },
      "up",
      null,
    ],
    [
      "the keyword is missing",
      { response: answer({ keywordFound: false }) },
      { keyword: { text: "gone", absent: false } },
      "down",
      "content-keyword-missing",
    ],
    [
      "a text that must not be there",
      { response: answer({ keywordFound: true }) },
      { keyword: { text: "fine", absent: true } },
      "down",
      "content-error-page-200",
    ],
    ["too slow", { totalMs: 900 }, { maxLatencyMs: 500 }, "degraded", "response-header-timeout"],
  ])("%s", (_name, over, expectation, verdict, cause) => {
    const report = read(probed(over), expectation);
    expect(report.verdict).toBe(verdict);
    expect(report.diagnosis?.cause ?? null).toBe(cause);
  });

  it("warns before a certificate ends", () => {
    const certificate = {
      subject: "shop.test",
      issuer: "CA",
      validFrom: "",
      validTo: "2026-01-08T00:00:00.000Z",
      altNames: ["shop.test"],
      chainLength: 2,
    };
    const tls = { protocol: "TLSv1.3", certificate };
    expect(read(probed({ tls }))).toMatchObject({ verdict: "degraded", diagnosis: { cause: "tls-cert-expired" } });
    expect(read(probed({ tls }), { tlsExpiryWarningDays: 5 }).verdict).toBe("up");
    expect(read(probed({ tls }), { tlsExpiryWarningDays: 0 }).verdict).toBe("up");
  });
});

describe("whatever is seen", () => {
  it("weights sum to 1, best first, and every cause is in the taxonomy", () => {
    const recordings = fc.tuple(
      fc.constantFrom(
        "",
        "HTTP/1.1 502 x\r\n\r\n",
        "HTTP/2 503\r\nserver: awselb/2.0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n",
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(recordings, fc.nat(100_000), ([head, tail], elapsedMs) => {
        const report = explainResponse({ text: head + tail, elapsedMs, whole: true, url: "http://shop.test/" }, now);
        if (!report.diagnosis) return;
        const { candidates } = report.diagnosis;
        expect(candidates.reduce((sum, each) => sum + each.weight, 0)).toBe(1);
        expect(candidates[0]?.cause).toBe(report.diagnosis.cause);
        for (const { cause } of candidates) expect(causes).toHaveProperty(cause);
        expect(hopLine(report).length).toBeGreaterThan(1);
      }),
    );
  });

  it("reads any error code", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.constantFrom("dns", "tcp", "tls", "request", "response", undefined),
        (code, phase) => {
          expect(explainError({ code, phase }, now).diagnosis).not.toBeNull();
        },
      ),
    );
  });

  it("puts nothing of a URL into a command that a shell would take for more than a word", () => {
    const { diagnosis } = explainError({ code: "EMPTY_REPLY", url: "http://shop.test/$(id)';id;'" }, now);
    for (const { command } of diagnosis?.nextSteps ?? [])
      if (command?.includes("shop.test")) expect(command).toMatch(/'http:\/\/shop\.test\/[^']*'/);
  });
});
