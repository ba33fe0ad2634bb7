import { afterAll, describe, expect, it } from "vitest";
import { fieldsOf, held, listed } from "@/app/api/v1/_answers";
import { monitorBody, newTenant, type Tenant } from "@/app/api/v1/_testing";
import { maintenanceWindow, monitor } from "@/lib/api/answers";
import { closeRateLimits } from "@/lib/api/rate-limit";
import { readMetrics } from "@/lib/api/read-metrics";
import { pool } from "@/lib/db";
import { shutDown } from "@/lib/queue/shut-down";

afterAll(async () => {
  closeRateLimits();
  await shutDown();
});

const iso = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const single = (over: object = {}) => ({ name: "Upgrade", from: iso(-1), to: iso(60), all: true, ...over });
const weekly = {
  name: "Patches",
  start: "2030-01-01T02:30",
  timeZone: "Europe/Berlin",
  durationMinutes: 60,
  repeat: "weekly",
  all: true,
};

const newMonitor = async (tenant: Tenant, over: Record<string, unknown> = {}) =>
  held(monitor, await tenant.call("POST", "/monitors", { body: monitorBody(over) }), 201);
const make = async (tenant: Tenant, body: object) =>
  held(maintenanceWindow, await tenant.call("POST", "/maintenance-windows", { body }), 201);

describe("maintenance windows", () => {
  it("are made, read, changed, ended and removed", async () => {
    const tenant = await newTenant();
    const got = await tenant.call("POST", "/maintenance-windows", { body: single({ description: "One\ntwo" }) });
    const window = held(maintenanceWindow, got, 201);
    const path = `/maintenance-windows/${window.id}`;
    expect(got.headers.get("location")).toBe(`/api/v1${path}`);
    expect(window).toMatchObject({ state: "in-progress", description: "One\ntwo", timeZone: "UTC", repeat: null });
    expect(held(maintenanceWindow, await tenant.call("GET", path))).toEqual(window);
    const changed = held(maintenanceWindow, await tenant.call("PATCH", path, { body: { to: iso(5), tags: ["db"] } }));
    expect(changed).toMatchObject({ all: false, tags: ["db"], from: window.from });
    expect(changed.current?.to).toBe(changed.to);
    const ended = held(maintenanceWindow, await tenant.call("POST", `${path}/end`));
    expect(ended).toMatchObject({ state: "completed", current: null, upcoming: [] });
    expect((await tenant.call("POST", `${path}/end`)).status).toBe(409);
    expect((await tenant.call("PATCH", path, { body: { to: iso(90) } })).status).toBe(409);
    expect((await tenant.call("DELETE", path)).status).toBe(204);
    expect((await tenant.call("GET", path)).status).toBe(404);
  });

  it("repeat, tell the next five, and leave out the one that is cancelled", async () => {
    const tenant = await newTenant();
    const window = await make(tenant, weekly);
    expect(window.upcoming[0]).toEqual({ from: "2030-01-01T01:30:00.000Z", to: "2030-01-01T02:30:00.000Z" });
    expect(window.upcoming).toHaveLength(5);
    const path = `/maintenance-windows/${window.id}/cancel`;
    const after = held(
      maintenanceWindow,
      await tenant.call("POST", path, { body: { from: window.upcoming[1]?.from } }),
    );
    expect(after.upcoming.map(({ from }) => from)).not.toContain(window.upcoming[1]?.from);
    expect(fieldsOf(await tenant.call("POST", path, { body: { from: iso(3) } }))).toEqual(["from"]);
    const daylight = await tenant.call("PATCH", `/maintenance-windows/${window.id}`, {
      body: { start: "2030-03-31T02:30", repeat: "daily" },
    });
    expect(held(maintenanceWindow, daylight).upcoming.slice(0, 2)).toEqual([
      { from: "2030-03-31T01:30:00.000Z", to: "2030-03-31T02:30:00.000Z" },
      { from: "2030-04-01T00:30:00.000Z", to: "2030-04-01T01:30:00.000Z" },
    ]);
  });

  it("are listed by state, and a repeated POST with the same key makes one", async () => {
    const tenant = await newTenant();
    await make(tenant, weekly);
    const headers = { "Idempotency-Key": "one" };
    const body = single();
    const [first, second] = [
      await tenant.call("POST", "/maintenance-windows", { body, headers }),
      await tenant.call("POST", "/maintenance-windows", { body, headers }),
    ];
    expect(first.text).toBe(second.text);
    const names = async (query: string) =>
      listed(maintenanceWindow, await tenant.call("GET", `/maintenance-windows${query}`)).map(({ name }) => name);
    expect(await names("")).toEqual(["Upgrade", "Patches"]);
    expect(await names("?state=scheduled")).toEqual(["Patches"]);
    expect(await names("?limit=1")).toEqual(["Upgrade"]);
    expect(fieldsOf(await tenant.call("GET", "/maintenance-windows?state=soon"))).toEqual(["state"]);
  });

  it("are refused with the field named and words that help", async () => {
    const tenant = await newTenant();
    const refused = async (body: object) => fieldsOf(await tenant.call("POST", "/maintenance-windows", { body }));
    expect(await refused({})).toContain("name");
    expect(await refused({ ...weekly, repeat: "FREQ=SECONDLY" })).toEqual(["repeat"]);
    expect(await refused({ ...weekly, timeZone: "Berlin" })).toEqual(["timeZone"]);
    expect(await refused({ ...weekly, all: false, monitorIds: ["x"] })).toEqual(["monitorIds.0"]);
    expect(await refused(single({ to: "tomorrow" }))).toEqual(["to"]);
  });
});

describe("a monitor in maintenance", () => {
  it("says so, keeps what its checks say, and is found by that state", async () => {
    const tenant = await newTenant();
    const covered = await newMonitor(tenant, { name: "a", tags: ["db"] });
    const other = await newMonitor(tenant, { name: "b" });
    await pool().query("update monitor set state = 'down' where organization_id = $1", [tenant.organizationId]);
    const window = await make(tenant, single({ all: false, tags: ["db"] }));
    const path = `/monitors/${covered.id}`;
    expect(held(monitor, await tenant.call("GET", path))).toMatchObject({
      state: "maintenance",
      knownState: "down",
      stateSince: window.from,
      maintenance: { id: window.id, name: "Upgrade", since: window.from, until: window.to },
    });
    const changed = held(monitor, await tenant.call("PATCH", path, { body: { name: "renamed" } }));
    expect(changed).toMatchObject({ name: "renamed", state: "maintenance" });
    const ids = async (state: string) =>
      listed(monitor, await tenant.call("GET", `/monitors?state=${state}`)).map(({ id }) => id);
    expect(await ids("maintenance")).toEqual([covered.id]);
    expect(await ids("down")).toEqual([other.id]);
    expect(await readMetrics()).toMatch(/hopcheck_monitors\{state="maintenance"\} [1-9]/);
    await tenant.call("POST", `/maintenance-windows/${window.id}/end`);
    expect(held(monitor, await tenant.call("GET", path))).toMatchObject({ state: "down", maintenance: null });
    const paused = held(monitor, await tenant.call("POST", `${path}/pause`));
    expect(paused).toMatchObject({ state: "paused" });
  });
});
