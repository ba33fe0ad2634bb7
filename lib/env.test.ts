import { describe, expect, it } from "vitest";
import { readEnv } from "@/lib/env";

const complete = {
  DATABASE_URL: "postgres://u:p@127.0.0.1:5432/hopcheck",
  SMTP_URL: "smtp://127.0.0.1:1025",
  APP_URL: "https://hop.example/",
  HOPCHECK_SECRET: "0123456789abcdef0123456789abcdef-q",
};

describe("the environment", () => {
  it("has defaults for what may be left out", () => {
    expect(readEnv({ ...complete, HOPCHECK_SECRET: "kqv83hfkq0v83hfkq8v3hfkqv83hfkqz" })).toMatchObject({
      APP_URL: "https://hop.example",
      PROBE_ALLOW_PRIVATE: [],
      REGION: "local",
    });
  });

  it.each<[string, Record<string, string | undefined>, RegExp]>([
    ["a missing database", { DATABASE_URL: undefined }, /DATABASE_URL is missing/],
    ["a wrong database", { DATABASE_URL: "mysql://x" }, /DATABASE_URL must be a URL such as postgres/],
    ["a missing secret", { HOPCHECK_SECRET: undefined }, /HOPCHECK_SECRET is missing; make one/],
    ["a short secret", { HOPCHECK_SECRET: "a".repeat(31) }, /at least 32 characters/],
    ["an example secret", { HOPCHECK_SECRET: `changeme${"a".repeat(40)}` }, /is an example value/],
    ["a wrong range", { PROBE_ALLOW_PRIVATE: "10.0.0.0/8,home" }, /"home" is none/],
    ["a wrong number", { PROBE_CONCURRENCY: "many" }, /PROBE_CONCURRENCY must be a number/],
    ["an empty value", { APP_URL: "" }, /APP_URL is missing/],
  ])("refuses %s with a clear line", (_name, over, message) => {
    expect(() => readEnv({ ...complete, HOPCHECK_SECRET: "kqv83hfkq0v83hfkq8v3hfkqv83hfkqz", ...over })).toThrow(
      message,
    );
  });
});
