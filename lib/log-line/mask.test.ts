import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { longestLine, maskLine } from "@/lib/log-line/mask";

const token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dBjftJeZ4CVPmB92K27uhb";

describe("a line that leaves the machine", () => {
  it.each([
    ["Authorization: Bearer abcdef123456", "abcdef123456"],
    ["authorization: Basic dXNlcjpwYXNz", "dXNlcjpwYXNz"],
    ["Cookie: sid=s3cr3t; theme=dark", "s3cr3t"],
    ['"set-cookie":"sid=s3cr3t; Path=/"', "s3cr3t"],
    ["connect to postgres://app:hunter2@db:5432/shop failed", "hunter2"],
    ["redis://:p%40ss@cache:6379", "p%40ss"],
    ["upstream: x, password=hunter2, next", "hunter2"],
    ['{"db_password": "hunter2"}', "hunter2"],
    ["API_KEY=sk_live_1234567890", "sk_live_1234567890"],
    ["session: 8f14e45f", "8f14e45f"],
    [`jwt ${token}`, "eyJzdWIi"],
    ["mail to jane.doe@shop.example bounced", "jane.doe"],
    ['request: "GET /pay?card=4111111111111111 HTTP/1.1"', "4111"],
    ["card 4111 1111 1111 1111 refused", "4111 1111"],
    ["digest d41d8cd98f00b204e9800998ecf8427e", "d41d8cd9"],
    ["key dGhpcyBpcyBhIHZlcnkgbG9uZyBzZWNyZXQ0Mg==", "dGhpcyBp"],
    ["client: 203.0.113.9, server: _", "203.0.113.9"],
    ["[client 203.0.113.9:4711] AH01102", "203.0.113.9"],
  ])("hides the secret of %s", (line, secret) => {
    expect(maskLine(line)).not.toContain(secret);
    expect(maskLine(line)).toContain("[hidden]");
  });

  it("keeps what the diagnosis is made from", () => {
    const line =
      '2026/11/21 07:00:00 [error] 12#12: *7 connect() failed (111: Connection refused) while connecting to upstream, client: 10.0.0.9, server: shop.example, request: "GET /pay?x=1 HTTP/1.1", upstream: "http://127.0.0.1:3000/pay?x=1", host: "shop.example"';
    expect(maskLine(line)).toBe(line.replaceAll("?x=1", "?[hidden]").replace("10.0.0.9", "[hidden]"));
  });

  it("is one short line without control characters, and stays as it is", () => {
    expect(maskLine("a\u001b[31mred\r\nb\u0000c\u202e")).toBe("a [31mred b c");
    expect(maskLine("x ".repeat(5000)).length).toBeLessThanOrEqual(longestLine);
    expect(maskLine(`${"x ".repeat(240)}password=${"a".repeat(300)}`)).not.toContain("aaa");
  });

  it("never lets a secret through, wherever it stands", () => {
    const word = fc.stringMatching(/^[A-Za-z0-9]{10,24}$/).map((text) => `Zq${text}`);
    const carrier = fc.constantFrom<(secret: string) => string>(
      (secret) => `Authorization: Bearer ${secret}`,
      (secret) => `password=${secret}`,
      (secret) => `"api_key":"${secret}"`,
      (secret) => `https://user:${secret}@host/`,
      (secret) => `/path?q=${secret}`,
      (secret) => `Cookie: a=${secret}`,
    );
    fc.assert(
      fc.property(word, carrier, fc.string(), fc.string(), (secret, carry, before, after) => {
        fc.pre(!before.includes(secret) && !after.includes(secret));
        const masked = maskLine(`${before} ${carry(secret)} ${after}`);
        expect(masked).not.toContain(secret);
        expect(masked.length).toBeLessThanOrEqual(longestLine);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: that there is none is what is held
        expect(masked).not.toMatch(/[\u0000-\u001f\u007f]/);
      }),
    );
  });

  it("takes no longer for a hostile line", () => {
    const hostile = ["?", "a@", "password", "://", "bearer ", "eyJ", "1 ", "a".repeat(50)];
    const started = performance.now();
    for (const piece of hostile) maskLine(piece.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
