import { describe, expect, it } from "vitest";
import { emailAddress } from "@/lib/channel/field";
import { durationWords } from "@/lib/channel/message";

describe("an e-mail channel's address", () => {
  it.each([
    "ops@example.com",
    "a.b+c@sub.example.co",
    " ops@example.com ",
    "o'neil@example.org",
    "x@xn--bcher-kva.example",
  ])("takes %j", (address) => expect(emailAddress.safeParse(address).success).toBe(true));
  it.each([
    "",
    "ops",
    "@example.com",
    "ops@localhost",
    "a@b@example.com",
    "a,b@example.com",
    "a@example.com,b@example.com",
    "Ops <ops@example.com>",
    '"a b"@example.com',
    "a..b@example.com",
    ".a@example.com",
    "a@example.com\r\nBcc: b@example.com",
    "ö@example.com",
    "a@[127.0.0.1]",
    "a@-example.com",
    `${"a".repeat(65)}@example.com`,
  ])("refuses %j", (address) => expect(emailAddress.safeParse(address).success).toBe(false));
});

describe("a duration in words", () => {
  it.each([
    [-5, "0 seconds"],
    [0, "0 seconds"],
    [1, "1 second"],
    [59.6, "1 minute"],
    [60, "1 minute"],
    [61, "1 minute 1 second"],
    [599.7, "10 minutes"],
    [3599, "59 minutes"],
    [3600, "1 hour"],
    [86_399, "23 hours 59 minutes"],
    [90_000, "1 day 1 hour"],
  ])("%d seconds: %s", (seconds, words) => expect(durationWords(seconds)).toBe(words));
});
