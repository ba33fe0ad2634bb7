import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { addressOf, listeners, listenersIn, pidByName, pidInFile, processState } from "@/cli/agent/proc";

describe("what the kernel says", () => {
  it.each([
    ["0100007F", "127.0.0.1"],
    ["00000000", "0.0.0.0"],
    ["00000000000000000000000000000000", "::"],
    ["00000000000000000000000001000000", "::1"],
    ["0000000000000000FFFF00000100007F", "127.0.0.1"],
    ["B80D0120000000000000000001000000", "2001:db8::1"],
  ])("reads the address %s", (hex, address) => expect(addressOf(hex)).toBe(address));

  it("takes only sockets that listen", () => {
    const table = [
      "  sl  local_address rem_address   st tx_queue rx_queue",
      "   0: 0100007F:0BB8 00000000:0000 0A 00000000:00000000",
      "   1: 0100007F:0BB9 0100007F:1234 01 00000000:00000000",
      "",
    ].join("\n");
    expect(listenersIn(table)).toEqual(new Map([[3000, new Set(["127.0.0.1"])]]));
  });

  it("finds a port of this machine with its address, and no more when it is closed", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as { port: number };
    expect([...((await listeners()).get(port) ?? [])]).toEqual(["127.0.0.1"]);
    await new Promise((resolve) => server.close(resolve));
    expect((await listeners()).has(port)).toBe(false);
  });

  it("knows this process, and none that is not there", async () => {
    const state = await processState(process.pid);
    expect(state?.rssBytes).toBeGreaterThan(10_000_000);
    expect(state?.openFiles).toBeGreaterThan(2);
    const began = Date.now() - process.uptime() * 1000;
    expect(Math.abs((state?.startedAt?.getTime() ?? 0) - began)).toBeLessThan(3000);
    expect(await processState(4_194_305)).toBeNull();
    expect(await pidByName("no-such-program-here")).toBeNull();
    expect(await pidInFile("/proc/self/stat-not-there")).toBeNull();
  });
});
