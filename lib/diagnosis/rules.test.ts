import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { baselineOf } from "@/lib/diagnosis/baseline";
import { type CauseSlug, causes } from "@/lib/diagnosis/cause";
import { classify } from "@/lib/diagnosis/classify";
import type { Report } from "@/lib/diagnosis/diagnosis";
import { explainError, explainResponse } from "@/lib/diagnosis/explain-response";
import { products } from "@/lib/diagnosis/fingerprints/products";
import { hopLine } from "@/lib/diagnosis/hop";
import { layers } from "@/lib/diagnosis/layer";
import { resultOf } from "@/lib/diagnosis/recorded";
import { candidatesOf } from "@/lib/diagnosis/weights";
import { shortCause } from "@/lib/diagnosis/words";
import { defaultExpectation } from "@/lib/monitor/expectation";

const now = new Date("2026-01-02T03:04:05Z");
const explain = (head: string, body: string, elapsedMs?: number, url?: string): Report =>
  explainResponse({ text: `${head.replaceAll("\n", "\r\n")}\r\n\r\n${body}`, elapsedMs, url }, now);
const nginx = (title: string): string =>
  `<html><center><h1>${title}</h1></center>\r\n<hr><center>nginx</center></html>`;

function sound(report: Report): void {
  const { diagnosis } = report;
  expect(diagnosis === null).toBe(report.verdict === "up");
  if (!diagnosis) return;
  expect(diagnosis.candidates.reduce((sum, { weight }) => sum + weight, 0)).toBe(1);
  expect(diagnosis.candidates.every(({ weight }) => weight > 0)).toBe(true);
  expect(diagnosis.candidates[0]?.cause).toBe(diagnosis.cause);
  expect(layers).toContain(diagnosis.layer);
  for (const { cause, layer } of diagnosis.candidates) expect(causes[cause as CauseSlug].layer).toBe(layer);
  expect(diagnosis.confidence === "certain").toBe(diagnosis.candidates.length === 1);
  expect(diagnosis.nextSteps.length).toBeGreaterThanOrEqual(3);
  expect(diagnosis.nextSteps.length).toBeLessThanOrEqual(4);
  expect(diagnosis.summary).toMatch(/^\S.*\.$/);
  expect(hopLine(report)[0]?.kind).toBe("you");
  expect(shortCause(report)).not.toBe("");
}

describe("whatever comes", () => {
  it("any weights sum to exactly 1", () => {
    const slug = fc.constantFrom(...(Object.keys(causes) as CauseSlug[]));
    fc.assert(
      fc.property(fc.dictionary(slug, fc.double({ min: 1e-6, max: 1e6, noNaN: true }), { minKeys: 1 }), (weights) => {
        const candidates = candidatesOf(weights);
        expect(candidates.reduce((sum, { weight }) => sum + weight, 0)).toBe(1);
        expect(candidates.every(({ weight }) => weight > 0)).toBe(true);
      }),
    );
  });

  it("any text makes a sound report", () => {
    const text = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.integer({ min: 100, max: 999 }), fc.string(), fc.string())
        .map(([status, head, body]) => `HTTP/1.1 ${status} x\r\n${head}\r\n\r\n${body}`),
    );
    fc.assert(
      fc.property(text, fc.option(fc.nat(200_000), { nil: undefined }), fc.boolean(), (each, elapsedMs, whole) =>
        sound(explainResponse({ text: each, elapsedMs, whole }, now)),
      ),
    );
  });

  it("any error code makes a sound report", () => {
    const phase = fc.constantFrom("dns", "tcp", "tls", "request", "response", undefined);
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), phase, (code, where) =>
        sound(explainError({ code, phase: where }, now)),
      ),
    );
  });

  it("every page of every product makes a sound report at any pace", () => {
    for (const { pages } of products)
      for (const page of pages)
        for (const elapsedMs of [undefined, 3, 700, 60_000]) {
          const status = page.status.map((each) =>
            each === "any" || each === "5xx" ? 503 : each === "4xx" ? 404 : each,
          )[0];
          const headers = Object.entries(page.headers ?? {}).map(([name, value]) => `${name}: ${value || "1"}`);
          const shown = [page.bodyStarts ?? "", ...(page.body ?? [])].join(" ").trim();
          const body = page.bodyIs?.[0] ?? (shown === "" ? "" : `${shown} x`);
          const report = explain([`HTTP/1.1 ${status} x`, ...headers].join("\n"), body, elapsedMs);
          sound(report);
          expect([page.id, report.diagnosis?.reporter === null]).toEqual([page.id, false]);
        }
  });
});

describe("who said it", () => {
  it.each([
    [
      "haproxy at once",
      "HTTP/1.1 503 Service Unavailable\ncontent-length: 107\ncache-control: no-cache\ncontent-type: text/html",
      "<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>\n",
      2,
      "haproxy",
      "no-healthy-upstream",
    ],
    [
      "haproxy after three tries",
      "HTTP/1.1 503 Service Unavailable\ncache-control: no-cache",
      "<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>\n",
      3008,
      "haproxy",
      "upstream-refused",
    ],
    [
      "Apache's read timeout is a 502",
      "HTTP/1.1 502 Proxy Error\nServer: Apache",
      "<h1>Proxy Error</h1>Reason: Error reading from remote server",
      60_004,
      "apache",
      "upstream-read-timeout",
    ],
    [
      "the same page at once",
      "HTTP/1.1 502 Proxy Error\nServer: Apache",
      "<h1>Proxy Error</h1>Reason: Error reading from remote server",
      3,
      "apache",
      "upstream-closed-early",
    ],
    [
      "Caddy",
      "HTTP/1.1 502 Bad Gateway\nServer: Caddy\nDate: x\nContent-Length: 0",
      "",
      2,
      "caddy",
      "upstream-refused",
    ],
    [
      "Varnish",
      "HTTP/1.1 503 Backend fetch failed\nServer: Varnish\nX-Varnish: 3",
      "<h1>Error 503 Backend fetch failed</h1><h3>Guru Meditation:</h3>",
      2,
      "varnish",
      "upstream-refused",
    ],
    [
      "Envoy",
      "HTTP/1.1 503 Service Unavailable\nserver: envoy",
      "no healthy upstream",
      2,
      "envoy",
      "no-healthy-upstream",
    ],
    [
      "Cloudflare",
      "HTTP/2 521\nserver: cloudflare\ncf-ray: 1",
      "error code: 521",
      80,
      "cloudflare",
      "upstream-refused",
    ],
    [
      "ALB",
      "HTTP/2 504\nserver: awselb/2.0",
      "<html><center><h1>504 Gateway Time-out</h1></center></html>",
      60_050,
      "aws-alb",
      "upstream-read-timeout",
    ],
    [
      "Heroku at 30 s",
      "HTTP/1.1 503 x\nVia: 1.1 vegur",
      'src="//www.herokucdn.com/error-pages/application-error.html"',
      30_020,
      "heroku",
      "platform-request-timeout",
    ],
    [
      "Vercel",
      "HTTP/2 504\nx-vercel-error: FUNCTION_INVOCATION_TIMEOUT",
      "An error occurred",
      10_020,
      "vercel",
      "platform-function-timeout",
    ],
    ["Railway", "HTTP/2 502\nx-railway-fallback: true", "{}", 20, "railway", "upstream-refused"],
    [
      "Proxy-Status before a page",
      'HTTP/1.1 502 Bad Gateway\nProxy-Status: gw.example; error=tls_protocol_error, "edge"; received-status=502',
      nginx("502 Bad Gateway"),
      2,
      "gw.example",
      "upstream-tls-handshake",
    ],
  ])("%s", (_name, head, body, elapsedMs, product, cause) => {
    expect(explain(head, body, elapsedMs).diagnosis).toMatchObject({ cause, reporter: { product } });
  });

  it("does not blame the gateway whose name stands on an answer that it passed on", () => {
    const { diagnosis } = explain(
      "HTTP/1.1 502 Bad Gateway\nServer: nginx/1.27\nContent-Type: application/json",
      '{"error":"no stock"}',
      3,
    );
    expect(diagnosis).toMatchObject({ layer: "application", cause: "app-error", reporter: { product: "application" } });
  });

  it("reads a failing answer against the healthy one", () => {
    const healthy = baselineOf(
      resultOf({ text: "HTTP/1.1 200 OK\r\nServer: nginx\r\nX-Request-Id: 1\r\nX-Shop: a\r\n\r\nok" }, now),
    );
    const failing = (head: string) =>
      classify(resultOf({ text: `${head}\r\n\r\n<p>Sorry</p>`, elapsedMs: 3 }, now), defaultExpectation, {
        baseline: healthy,
        now,
      });
    const gone = failing("HTTP/1.1 502 Bad Gateway\r\nServer: nginx\r\nContent-Type: text/html");
    const there = failing(
      "HTTP/1.1 502 Bad Gateway\r\nServer: nginx\r\nContent-Type: text/html\r\nX-Request-Id: 2\r\nX-Shop: a",
    );
    expect(gone.diagnosis?.cause).toBe("upstream-refused");
    expect(gone.diagnosis?.evidence).toContain("x-request-id, x-shop of healthy answers is missing");
    expect(there.diagnosis?.cause).toBe("app-error");
  });
});

describe("what is said", () => {
  it("speaks in one sentence and says how sure it is", () => {
    const report = explain(
      "HTTP/1.1 502 Bad Gateway\nServer: nginx",
      nginx("502 Bad Gateway"),
      3,
      "https://shop.example/pay",
    );
    expect(report.diagnosis?.summary).toBe(
      "nginx answered 502 at once: it could not connect to what stands behind it (likely: the app is not running or not on that port).",
    );
    expect(shortCause(report)).toBe("nginx cannot reach the app (502)");
    expect(shortCause(report.diagnosis as never)).toBe("nginx cannot reach the app (502)");
    expect(hopLine(report).map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      "you ok",
      "dns ok",
      "network ok",
      "tls ok",
      "proxy ok",
      "app failed",
      "dependency unknown",
    ]);
  });

  it("lets no URL run a command", () => {
    const { diagnosis } = explain("HTTP/1.1 404 Not Found", "", 1, "http://shop.example/'$(reboot)'`id`?a=\"b");
    const commands = diagnosis?.nextSteps.flatMap(({ command }) => command ?? []).join("\n") ?? "";
    for (const part of commands.split("'").filter((_part, index) => index % 2 === 0))
      expect(part).not.toMatch(/reboot|`id`/);
  });

  it("names the monitor when the monitor is at fault", () => {
    const report = explainError({ code: "EMFILE" }, now);
    expect(report.diagnosis?.layer).toBe("monitor");
    expect(hopLine(report)[0]).toMatchObject({ kind: "you", state: "failed" });
  });

  it("says which two layers when they weigh the same", () => {
    const { diagnosis } = explain("HTTP/1.1 503 Service Unavailable", "", 1);
    expect(new Set(diagnosis?.candidates.map(({ layer }) => layer)).size).toBeGreaterThan(1);
    expect(diagnosis?.confidence).toBe("possible");
  });
});
