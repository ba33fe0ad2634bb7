import { describe, expect, it } from "vitest";
import { env } from "@/lib/env";
import { closedPort } from "@/lib/testing/raw-behaviour";
import { startRawTarget } from "@/lib/testing/raw-target";
import { tryServices } from "@/scripts/try-services";

const told = (given: Record<string, string>): Promise<string> =>
  tryServices(given).then(
    () => "all well",
    (error: Error) => error.message,
  );

const changed = (url: string, change: (url: URL) => void): string => {
  const parsed = new URL(url);
  change(parsed);
  return parsed.href;
};

describe("the servers that the environment names", () => {
  it("are taken as they are when they work", async () => {
    const { DATABASE_URL, SMTP_URL } = env();
    expect(await told({ DATABASE_URL, SMTP_URL })).toBe("all well");
  });

  it("are named with variable, place and what to do, and without a secret, when nothing listens", async () => {
    const port = await closedPort();
    const lines = await told({
      DATABASE_URL: `postgres://me:hidden@127.0.0.1:${port}/hopcheck`,
      REDIS_URL: `redis://:hidden@127.0.0.1:${port}`,
      SMTP_URL: `smtp://me:hidden@127.0.0.1:${port}`,
    });
    const refused = `at 127.0.0.1:${port} refuses connections: start the server, or correct host and port.`;
    expect(lines.split("\n")).toEqual([
      `DATABASE_URL: Postgres ${refused}`,
      `REDIS_URL: Redis ${refused}`,
      `SMTP_URL: the mail server ${refused}`,
    ]);
  });

  it("says that a database is not there, or that its name cannot be looked up", async () => {
    const { DATABASE_URL } = env();
    const missing = changed(DATABASE_URL, (url) => {
      url.pathname = "/nowhere";
    });
    expect(await told({ DATABASE_URL: missing })).toMatch(/has no such database .*create it, or correct the name/);
    const lost = changed(DATABASE_URL, (url) => {
      url.hostname = "db.invalid";
    });
    expect(await told({ DATABASE_URL: lost })).toContain("has a name that cannot be looked up");
  });

  it("does not wait for a server that never says a word", async () => {
    const silent = await startRawTarget(() => undefined);
    const lines = await told({
      SMTP_URL: `smtp://127.0.0.1:${silent.port}`,
      REDIS_URL: `redis://127.0.0.1:${silent.port}`,
    });
    await silent.stop();
    expect(lines).toContain("SMTP_URL: the mail server");
    expect(lines).toContain("REDIS_URL: Redis");
    expect(lines.match(/does not answer within 8 seconds/g)).toHaveLength(2);
  });
});
