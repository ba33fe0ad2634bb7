import { describe, expect, it } from "vitest";
import { defaultExpectation } from "@/lib/monitor/expectation";
import { companionsOf, originOf, type Suspect } from "@/lib/triage/suspect";

const suspect = (url: string, healthUrl: string | null = null): Suspect => ({
  url,
  method: "GET",
  headers: [["Authorization", "Bearer secret"]],
  body: null,
  timeoutMs: 1000,
  expect: defaultExpectation,
  baseline: null,
  healthUrl,
  originAddress: null,
});
const asked = (url: string, healthUrl?: string) =>
  companionsOf(suspect(url, healthUrl)).map((each) => `${each.role} ${each.url}`);

describe("what is asked beside a failing path", () => {
  it("is the first page, the health URL and a file", () => {
    expect(asked("https://shop.example/pay?id=1", "https://shop.example/health")).toEqual([
      "root https://shop.example/",
      "health https://shop.example/health",
      "static https://shop.example/favicon.ico",
    ]);
  });

  it("is nothing twice", () => {
    expect(asked("https://shop.example", "https://shop.example/#x")).toHaveLength(2);
    expect(asked("https://shop.example/favicon.ico", "https://shop.example/favicon.ico")).toEqual([
      "root https://shop.example/",
    ]);
  });

  it("never carries the monitor's headers to another origin", () => {
    const companions = companionsOf(suspect("https://shop.example/pay", "https://status.example/health"));
    expect(companions.map(({ role, headers }) => [role, headers.length])).toEqual([
      ["root", 1],
      ["health", 0],
      ["static", 1],
    ]);
  });
});

describe("where an origin is", () => {
  it.each([
    ["203.0.113.9", "https://shop.example/", "203.0.113.9", 443],
    ["203.0.113.9", "http://shop.example:8080/", "203.0.113.9", 8080],
    ["origin.example:8443", "https://shop.example/", "origin.example", 8443],
    ["origin.example:443", "https://shop.example:9000/", "origin.example", 443],
    ["origin.example:80", "http://shop.example:9000/", "origin.example", 80],
    ["[2001:db8::1]", "https://shop.example/", "2001:db8::1", 443],
    ["[2001:db8::1]:444", "https://shop.example/", "2001:db8::1", 444],
  ])("%s for %s", (address, url, host, port) => {
    expect(originOf(address, new URL(url))).toEqual({ host, port });
  });

  it("is nowhere for what is no address", () => {
    expect(originOf("a b", new URL("https://shop.example/"))).toBeNull();
  });
});
