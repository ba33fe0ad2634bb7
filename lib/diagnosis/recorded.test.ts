import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { explainError, explainResponse } from "@/lib/diagnosis/explain-response";
import { resultOf } from "@/lib/diagnosis/recorded";

const now = new Date("2026-01-02T03:04:05Z");
const fixture = (name: string): string => readFileSync(new URL(`./fixtures/${name}.txt`, import.meta.url), "utf8");
const of = (text: string, more = {}) => resultOf({ text, ...more }, now);

describe("a recording", () => {
  it("keeps order, case and duplicates of headers, and the body", () => {
    const { response } = of(
      "HTTP/1.1 502 Bad Gateway\r\nServer: a\r\nSet-Cookie: x=1\r\nset-cookie: y=2\r\n\r\nbody\r\n\r\nmore",
    );
    expect(response?.headers).toEqual([
      ["Server", "a"],
      ["Set-Cookie", "x=1"],
      ["set-cookie", "y=2"],
    ]);
    expect(response?.bodyText).toBe("body\r\n\r\nmore");
    expect(response?.reason).toBe("Bad Gateway");
  });

  it("reads bare line feeds and HTTP/2, which has no reason", () => {
    const { response } = of("HTTP/2 503 \nserver: b\n\nbody");
    expect(response).toMatchObject({ status: 503, httpVersion: "2", reason: "", bodyText: "body" });
  });

  it.each([
    ["an interim answer", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 500 Oh\r\n\r\nx"],
    ["a proxy's CONNECT", "HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 500 Oh\r\n\r\nx"],
    ["a redirect without a body", "HTTP/1.1 301 Moved\r\nLocation: /b\r\n\r\nHTTP/1.1 500 Oh\r\n\r\nx"],
    [
      "a redirect with one",
      "HTTP/1.1 301 Moved\r\nLocation: /b\r\nContent-Length: 4\r\n\r\nmove\r\nHTTP/1.1 500 Oh\r\n\r\nx",
    ],
    [
      "a redirect whose body has no end of line",
      "HTTP/1.1 301 Moved\r\nContent-Length: 4\r\n\r\nmoveHTTP/1.1 500 Oh\r\n\r\nx",
    ],
  ])("counts the last head: %s", (_name, text) => {
    expect(of(text).response).toMatchObject({ status: 500, bodyText: "x" });
  });

  it("does not take a body that speaks of HTTP for a head", () => {
    expect(of("HTTP/1.1 502 Bad\r\n\r\nseen:\nHTTP/1.1 200 OK\n\n").response?.status).toBe(502);
  });

  it("calls a short body cut only when it is whole", () => {
    const text = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nfour";
    expect(of(text).error).toBeNull();
    expect(of(text, { whole: true }).error?.code).toBe("BODY_CUT");
    expect(of(text, { whole: true, method: "HEAD" }).error).toBeNull();
    expect(of("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfünf".replace("4", "5"), { whole: true }).error).toBeNull();
  });

  it("reads what curl -v prints", () => {
    const text =
      "* Connected to shop.example\r\n> GET / HTTP/1.1\r\n> Host: shop.example\r\n>\r\n< HTTP/1.1 502 Bad Gateway\r\n< Server: nginx\r\n<\r\n{ [5 bytes data]\r\nhello";
    expect(of(text).response).toMatchObject({ status: 502, headers: [["Server", "nginx"]], bodyText: "hello" });
  });

  it.each([
    ["HTTP/3, a byte order mark and mixed ends of lines", "\ufeffHTTP/3 503 \nserver: a\r\n\nbody", 503],
    ["a head that was cut off", "HTTP/1.1 504 Gateway Ti", 504],
    ["a head that was cut off in a header", "HTTP/1.1 504 Gateway Timeout\r\nServer: ngi", 504],
    ["a binary body", "HTTP/1.1 500 Oh\r\nContent-Encoding: gzip\r\n\r\n\u001f\ufffd\b\u0000\u0000", 500],
    ["several redirects", "HTTP/2 301 \nlocation: /a\n\nHTTP/2 302 \nlocation: /b\n\nHTTP/2 502 \n\n", 502],
  ])("reads %s", (_name, text, status) => {
    expect(of(text).response?.status).toBe(status);
    expect(explainResponse({ text }, now).diagnosis).not.toBeNull();
  });

  it("puts chunks together and sees where they break off", () => {
    const head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    expect(of(`${head}5\r\nhello\r\n0\r\n\r\n`, { whole: true })).toMatchObject({
      error: null,
      response: { bodyText: "hello" },
    });
    expect(of(`${head}5\r\nhello\r\n`, { whole: true }).error?.code).toBe("BODY_CUT");
    expect(of(`${head}5 apples and 3 pears`, { whole: true })).toMatchObject({ error: null });
  });

  it("reads ten million letters, in the body, in one header and in a hundred thousand of them, in good time", () => {
    const started = performance.now();
    const much = "a".repeat(10_000_000);
    for (const text of [
      `HTTP/1.1 502 Bad\r\n\r\n${much}`,
      `HTTP/1.1 502 Bad\r\nX: ${much}\r\n\r\n`,
      `HTTP/1.1 502 Bad\r\n${"X-A: b\r\n".repeat(100_000)}\r\n`,
      `${"HTTP/1.1 301 Moved\r\n\r\nx\r\n".repeat(100_000)}HTTP/1.1 502 Bad\r\n\r\n`,
      much,
    ])
      expect(explainResponse({ text }, now).diagnosis).not.toBeNull();
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it("says of text that is no answer what to give instead", () => {
    expect(of("What?\u001b[2J").error?.message).toMatch(/give what `curl -i` prints. It begins: What\?\?\[2J$/);
  });

  it("calls text that is no answer malformed, and no text an empty answer", () => {
    expect(explainResponse({ text: "SSH-2.0-OpenSSH_9.2" }, now).diagnosis?.layer).toBe("unknown");
    expect(explainResponse({ text: " \n" }, now).diagnosis?.cause).toBe("empty-reply");
  });
});

describe("recordings of a real nginx 1.22", () => {
  it.each([
    ["nginx-502-refused", 3, "application", "upstream-refused", "nginx"],
    ["nginx-504-hang", 1003, "application", "upstream-read-timeout", "nginx"],
    ["nginx-502-passed-on", 4, "application", "app-error", "application"],
    ["nginx-403-deny", 1, "proxy", "proxy-forbidden", "nginx"],
    ["nginx-502-custom-page", 2, "application", "upstream-refused", undefined],
  ])("%s", (name, elapsedMs, layer, cause, product) => {
    const { diagnosis } = explainResponse({ text: fixture(name), elapsedMs }, now);
    expect(diagnosis).toMatchObject({ layer, cause });
    expect(diagnosis?.reporter?.product).toBe(product);
  });

  it("never takes a time that nobody measured for an instant", () => {
    const timed = explainResponse({ text: fixture("nginx-502-refused"), elapsedMs: 3 }, now).diagnosis;
    const untimed = explainResponse({ text: fixture("nginx-502-refused") }, now).diagnosis;
    expect(timed?.summary).toContain("at once");
    expect(untimed?.summary).not.toContain("at once");
  });
});

describe("an error alone", () => {
  it.each([
    ["ECONNREFUSED", undefined, "tcp-refused", "likely"],
    ["Error: connect ECONNREFUSED 10.0.0.1:80", undefined, "tcp-refused", "likely"],
    ["Error: connect ECONNREFUSED 10.0.0.1:8443", undefined, "tcp-refused", "certain"],
    ["ECONNREFUSED", "dns", "dns-resolver-unreachable", "certain"],
    ["CERT_HAS_EXPIRED", undefined, "tls-cert-expired", "certain"],
    [
      "EPROTO write EPROTO error:0A00042E:SSL routines::tlsv1 alert protocol version",
      undefined,
      "tls-protocol-version",
      "certain",
    ],
    ["curl:28", "tcp", "tcp-timeout", "certain"],
    ["curl:28", "request", "response-header-timeout", "likely"],
    ["curl: (52) Empty reply from server", undefined, "empty-reply", "possible"],
    ["ECONNRESET", "tls", "tls-reset", "likely"],
    ["ECONNRESET", "response", "response-truncated", "likely"],
    ["TimeoutError: The operation was aborted due to timeout", undefined, "response-header-timeout", "possible"],
    ["DNS_SERVFAIL", undefined, "dns-servfail", "certain"],
    ["EMFILE", undefined, "monitor-out-of-fds", "certain"],
  ])("%s in %s is %s, %s", (code, phase, cause, confidence) => {
    expect(explainError({ code, phase }, now).diagnosis).toMatchObject({ cause, confidence });
  });
});
