import { afterAll, describe, expect, it } from "vitest";
import { fieldsOf, held, listed } from "@/app/api/v1/_answers";
import { monitorBody, newTenant, type Tenant } from "@/app/api/v1/_testing";
import { monitor } from "@/lib/api/answers";
import { alertPolicy, onCall, rotation } from "@/lib/api/on-call-answers";
import { closeRateLimits } from "@/lib/api/rate-limit";
import { shutDown } from "@/lib/queue/shut-down";

afterAll(async () => {
  closeRateLimits();
  await shutDown();
});

const newChannel = async (tenant: Tenant): Promise<string> => {
  const made = await tenant.call("POST", "/channels", { body: { type: "webhook", url: "http://127.0.0.1:9/" } });
  return String(made.body["id"]);
};

describe("alert policies", () => {
  it("are made, kept in order, changed in part and removed", async () => {
    const tenant = await newTenant();
    const channelIds = [await newChannel(tenant)];
    const make = async (name: string, more: object = {}) =>
      held(
        alertPolicy,
        await tenant.call("POST", "/alert-policies", {
          body: { name, steps: [{ afterMinutes: 0, channelIds }], ...more },
        }),
        201,
      );
    const first = await make("first", { isDefault: true });
    const second = await make("second", {
      match: { severities: ["critical"], tags: ["eu"], hours: { days: [1, 2], from: "18:00", to: "08:00" } },
      timeZone: "Europe/Berlin",
      repeat: { times: 2, afterMinutes: 30 },
      reminder: { everyMinutes: 10, most: 3 },
      quietHours: { from: "22:00", to: "07:00" },
    });
    expect(second.quietHours).toEqual({ days: [], from: "22:00", to: "07:00" });
    const third = await make("third", { isDefault: true });
    const names = async () =>
      listed(alertPolicy, await tenant.call("GET", "/alert-policies")).map(
        ({ name, position, isDefault }) => `${position} ${name}${isDefault ? " default" : ""}`,
      );
    expect(await names()).toEqual(["1 first", "2 second", "3 third default"]);

    const moved = held(
      alertPolicy,
      await tenant.call("PATCH", `/alert-policies/${third.id}`, { body: { position: 1, reminder: null } }),
    );
    expect(moved).toMatchObject({ name: "third", position: 1, isDefault: true, steps: third.steps });
    expect(await names()).toEqual(["1 third default", "2 first", "3 second"]);
    expect(held(alertPolicy, await tenant.call("GET", `/alert-policies/${second.id}`))).toEqual({
      ...second,
      position: 3,
      updatedAt: expect.any(String),
    });
    expect((await tenant.call("DELETE", `/alert-policies/${first.id}`)).status).toBe(204);
    expect(await names()).toEqual(["1 third default", "2 second"]);

    const own = held(
      monitor,
      await tenant.call("POST", "/monitors", { body: monitorBody({ policyId: second.id }) }),
      201,
    );
    expect(own.policyId).toBe(second.id);
    const renamed = await tenant.call("PATCH", `/monitors/${own.id}`, { body: { name: "other" } });
    expect(held(monitor, renamed).policyId).toBe(second.id);
    await tenant.call("DELETE", `/alert-policies/${second.id}`);
    expect(held(monitor, await tenant.call("GET", `/monitors/${own.id}`)).policyId).toBeNull();
  });

  it("are refused by the name of the field", async () => {
    const tenant = await newTenant();
    const channelIds = [await newChannel(tenant)];
    const unknown = "0192f0c1-0000-7000-8000-000000000000";
    const good = { name: "x", steps: [{ afterMinutes: 0, channelIds }] };
    const policy = held(alertPolicy, await tenant.call("POST", "/alert-policies", { body: good }), 201);
    for (const [more, field] of [
      [{ steps: [{ afterMinutes: 0, channelIds: [unknown] }] }, "steps.0.channelIds"],
      [{ steps: [{ afterMinutes: 0, rotationIds: [unknown] }] }, "steps.0.rotationIds"],
      [{ match: { monitorIds: [unknown] } }, "match.monitorIds"],
      [{ timeZone: "Nowhere" }, "timeZone"],
      [{ position: 0 }, "position"],
    ] as const) {
      const patched = await tenant.call("PATCH", `/alert-policies/${policy.id}`, { body: more });
      expect([field, patched.status, fieldsOf(patched)]).toEqual([field, 400, [field]]);
    }
    expect(held(alertPolicy, await tenant.call("GET", `/alert-policies/${policy.id}`))).toEqual(policy);
  });
});

describe("rotations", () => {
  it("say who is on call, keep their people and end their overrides", async () => {
    const tenant = await newTenant();
    const channelIds = [await newChannel(tenant)];
    const body = {
      name: "Web",
      timeZone: "Europe/Berlin",
      turn: "day",
      startsOn: "2026-11-20",
      handOverAt: "09:00",
      participants: [
        { name: "Ada", channelIds },
        { name: "Bob", channelIds },
      ],
    };
    const made = held(rotation, await tenant.call("POST", "/rotations", { body }), 201);
    const path = `/rotations/${made.id}`;
    const at = async (moment: string) =>
      held(onCall, await tenant.call("GET", `${path}/on-call?at=${encodeURIComponent(moment)}`)).participant?.name;
    expect([
      await at("2026-11-20T08:00:00Z"),
      await at("2026-11-21T07:59:59Z"),
      await at("2026-11-21T08:00:00Z"),
    ]).toEqual(["Ada", "Ada", "Bob"]);
    const [ada, bob] = made.participants;
    const span = { startsAt: "2030-01-01T00:00:00Z", endsAt: "2030-01-03T00:00:00Z" };
    const stood = held(
      rotation,
      await tenant.call("POST", `${path}/overrides`, { body: { participantId: ada?.id, ...span } }),
      201,
    );
    expect([await at("2030-01-01T12:00:00Z"), await at("2030-01-02T12:00:00Z")]).toEqual(["Ada", "Ada"]);
    const renamed = await tenant.call("PATCH", path, { body: { participants: [{ ...ada, name: "Ada L." }] } });
    expect(held(rotation, renamed)).toMatchObject({
      participants: [{ id: ada?.id, name: "Ada L." }],
      overrides: [{ participantId: ada?.id }],
    });
    const gone = await tenant.call("POST", `${path}/overrides`, { body: { participantId: bob?.id, ...span } });
    expect([gone.status, fieldsOf(gone)]).toEqual([400, ["participantId"]]);
    expect((await tenant.call("DELETE", `/rotation-overrides/${stood.overrides[0]?.id}`)).status).toBe(204);
    expect(held(rotation, await tenant.call("GET", path)).overrides).toEqual([]);

    const policy = { name: "Nights", steps: [{ afterMinutes: 0, rotationIds: [made.id] }] };
    const told = held(alertPolicy, await tenant.call("POST", "/alert-policies", { body: policy }), 201);
    const kept = await tenant.call("DELETE", path);
    expect([kept.status, kept.body["detail"]]).toEqual([409, expect.stringContaining("Nights")]);
    await tenant.call("DELETE", `/alert-policies/${told.id}`);
    expect((await tenant.call("DELETE", path)).status).toBe(204);
    expect(listed(rotation, await tenant.call("GET", "/rotations"))).toEqual([]);
  });
});
