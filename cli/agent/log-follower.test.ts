import { appendFile, mkdtemp, rename, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { LogFollower } from "@/cli/agent/log-follower";

const line = (name: string) => `Error: connect ECONNREFUSED 127.0.0.1:5432 ${name}\n`;

let folder: string;
let file: string;
let log: LogFollower;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "hopcheck-log-"));
  file = path.join(folder, "app.log");
  await writeFile(file, "");
  log = new LogFollower(file);
  await log.poll(new Date());
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const names = (): string[] => log.since(new Date(0)).map(({ text }) => text.split(" ").at(-1) ?? "");
const polled = async (): Promise<string[]> => {
  await log.poll(new Date());
  return names();
};

describe("a log that is followed", () => {
  it("gives each recognised line once, also one written in two pieces, and no other", async () => {
    await appendFile(file, `hello\n${line("one")}Error: connect ECONN`);
    expect(await polled()).toEqual(["one"]);
    await appendFile(file, "REFUSED 127.0.0.1:5432 two\n");
    expect(await polled()).toEqual(["one", "two"]);
    expect(await polled()).toEqual(["one", "two"]);
  });

  it("is followed through rotation and truncation, and waited for while it is away", async () => {
    await appendFile(file, line("one"));
    await polled();
    await rename(file, `${file}.1`);
    expect(await polled()).toEqual(["one"]);
    await writeFile(file, line("two"));
    expect(await polled()).toEqual(["one", "two"]);
    await truncate(file, 0);
    await polled();
    await appendFile(file, line("three"));
    expect(await polled()).toEqual(["one", "two", "three"]);
  });

  it("never holds a big file: what is too much is left out, the end is read", async () => {
    await appendFile(file, `${"x".repeat(1000)}\n`.repeat(20_000) + line("end"));
    const before = process.memoryUsage().arrayBuffers;
    expect(await polled()).toEqual(["end"]);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 1024 * 1024);
  });

  it("forgets after 15 minutes, and does not take old lines of a log that was there for new ones", async () => {
    await appendFile(file, line("one"));
    await polled();
    await log.poll(new Date(Date.now() + 16 * 60_000));
    expect(names()).toEqual([]);
    const other = new LogFollower(file);
    await other.poll(new Date());
    expect(other.since(new Date(0))).toEqual([]);
  });

  it("finds an id, also at the edge of what is read at once", async () => {
    const id = "a1b2c3d4".repeat(4);
    expect(await log.holds(id)).toBe(false);
    await appendFile(file, `${"x".repeat(256 * 1024 - 10)}${id}\n`);
    expect(await log.holds(id)).toBe(true);
  });

  it("says why it cannot be read", async () => {
    await expect(new LogFollower(path.join(folder, "none.log")).check()).rejects.toThrow("it does not exist");
    await expect(new LogFollower(folder).check()).rejects.toThrow("it is not a file");
  });
});
