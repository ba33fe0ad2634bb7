import { describe, expect, it } from "vitest";
import { domainInput, domainOf } from "@/lib/status-page/domain";

describe("a domain", () => {
  it.each([
    ["Status.Example.COM.", "status.example.com"],
    [" status.bücher.de ", "status.xn--bcher-kva.de"],
    ["a-b.io", "a-b.io"],
  ])("%s is kept as %s", (given, kept) => expect(domainOf(given)).toBe(kept));

  it.each([
    "",
    "localhost",
    "10.0.0.1",
    "0x7f.1",
    "[::1]",
    "https://status.acme.com",
    "status.acme.com/x",
    "status.acme.com:8080",
    "user@acme.com",
    "-a.com",
    "a_b.com",
    `${"a".repeat(64)}.com`,
    `${"a.".repeat(130)}com`,
    "a b.com",
    "%61.com",
  ])("%s is none", (given) => expect(domainOf(given)).toBeNull());

  it.each(["status.example", "a.local", "x.internal", "a.localhost"])("%s is not public", (domain) =>
    expect(domainInput.safeParse({ domain }).success).toBe(false),
  );
});
