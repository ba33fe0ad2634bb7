import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { Command } from "commander";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { callApi, newTenant } from "@/app/api/v1/_testing";
import { addMaintenance } from "@/cli/maintenance";
import { closeRateLimits } from "@/lib/api/rate-limit";
import { shutDown } from "@/lib/queue/shut-down";

/** The API's own handlers behind a real port. */
const server = createServer(async (request, response) => {
  const body = await text(request);
  const got = await callApi(request.method ?? "GET", (request.url ?? "").replace("/api/v1", ""), {
    headers: { authorization: request.headers.authorization ?? "" },
    ...(body === "" ? {} : { text: body }),
  });
  response.writeHead(got.status, { "content-type": "application/json" }).end(got.text);
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  server.close();
  closeRateLimits();
  await shutDown();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

async function run(key: string, ...args: string[]): Promise<string> {
  vi.stubEnv("HOPCHECK_URL", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  vi.stubEnv("HOPCHECK_API_KEY", key);
  let said = "";
  vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    said += String(chunk);
    return true;
  });
  const program = new Command().exitOverride();
  addMaintenance(program);
  await program.parseAsync(["node", "hopcheck", "maintenance", ...args]);
  vi.restoreAllMocks();
  return said;
}

describe("hopcheck maintenance", () => {
  it("starts a window, lists it and ends it", async () => {
    const { key } = await newTenant();
    const args = ["--name", "Upgrade", "--for", "30", "--tag", "db", "--tag", "eu", "--json"];
    const made = JSON.parse(await run(key, "start", ...args)) as Record<string, string>;
    expect(made).toMatchObject({ name: "Upgrade", state: "in-progress", tags: ["db", "eu"], all: false });
    expect(Date.parse(made["to"] ?? "") - Date.parse(made["from"] ?? "")).toBe(30 * 60_000);
    expect(await run(key, "list")).toBe(`${made["id"]}  in-progress  Upgrade  until ${made["to"]}\n`);
    expect(await run(key, "end", made["id"] ?? "")).toContain("completed");
    expect(await run(key, "list", "--state", "scheduled")).toBe("There are none.\n");
  });

  it("says what is wrong with a call", async () => {
    const { key } = await newTenant();
    await expect(run(key, "start", "--name", "x", "--for", "soon", "--all")).rejects.toThrow("--for is a number");
    await expect(run(key, "start", "--name", "x", "--for", "5")).rejects.toThrow("monitorIds: Choose what it is for");
    await expect(run("hc_wrong", "list")).rejects.toThrow("Hopcheck answered 401");
    await expect(run("", "list")).rejects.toThrow("HOPCHECK_API_KEY");
  });
});
