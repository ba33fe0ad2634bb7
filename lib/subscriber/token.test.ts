import { beforeAll, describe, expect, it, vi } from "vitest";
import { forgetEnv } from "@/lib/env";
import { readToken, signToken, type TokenPurpose, targetHash } from "@/lib/subscriber/token";

const id = "018f0000-0000-7000-8000-00000000000a";
const now = new Date("2026-11-21T09:00:00Z");
const purposes: TokenPurpose[] = ["confirm", "manage", "leave"];

beforeAll(() => {
  vi.stubEnv("DATABASE_URL", "postgres://u:p@127.0.0.1/x");
  vi.stubEnv("SMTP_URL", "smtp://127.0.0.1");
  vi.stubEnv("APP_URL", "http://127.0.0.1");
  vi.stubEnv("HOPCHECK_SECRET", "k-0123456789-abcdefghij-0123456789");
  forgetEnv();
  return () => {
    vi.unstubAllEnvs();
    forgetEnv();
  };
});

describe("the token of a link", () => {
  it("is good for its own purpose alone", () => {
    for (const purpose of purposes) {
      const token = signToken(purpose, id);
      for (const asked of purposes) expect(readToken(asked, token, now)).toBe(asked === purpose ? id : null);
    }
  });

  it("ends when it says so", () => {
    const token = signToken("confirm", id, new Date(now.getTime() + 1000));
    expect(readToken("confirm", token, now)).toBe(id);
    expect(readToken("confirm", token, new Date(now.getTime() + 2000))).toBeNull();
  });

  it("is refused when any character of it is another", () => {
    const token = signToken("manage", id);
    for (let at = 0; at < token.length; at++) {
      const other = token[at] === "A" ? "B" : "A";
      expect(readToken("manage", token.slice(0, at) + other + token.slice(at + 1), now)).toBeNull();
    }
    for (const odd of [undefined, null, {}, [], "", token.slice(1), `${token}A`, [token], 5])
      expect(readToken("manage", odd, now)).toBeNull();
  });

  it("is another under another secret, and so is the hash of a target", () => {
    const [token, hash] = [signToken("manage", id), targetHash("email", "a@example.com")];
    expect(hash).not.toBe(targetHash("webhook", "a@example.com"));
    vi.stubEnv("HOPCHECK_SECRET", "k-9876543210-abcdefghij-0123456789");
    forgetEnv();
    expect(readToken("manage", token, now)).toBeNull();
    expect(targetHash("email", "a@example.com")).not.toBe(hash);
  });
});
