import { afterAll, describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { calmFlapping } from "@/lib/incident/calm-flapping";
import { resolveIncident } from "@/lib/incident/resolve-incident";
import { shutDown } from "@/lib/queue/shut-down";
import { watchedHouse } from "@/lib/testing/watched-house";
import { monitorUptime } from "@/lib/uptime/monitor-uptime";

afterAll(shutDown);

async function flapping() {
  const house = await watchedHouse();
  const shop = await house.make("shop", "127.0.0.1");
  await house.becomes(shop, "up");
  for (let index = 0; index < 10; index++) {
    await house.becomes(shop, "down");
    await house.becomes(shop, "up");
  }
  return { ...house, shop, incident: await house.incidentOf(shop) };
}

/** As if all of it had been so long ago. */
const earlier = (organizationId: string, minutes: number) =>
  pool().query(
    `update incident_member set started_at = started_at - make_interval(mins => $2), resolved_at = resolved_at - make_interval(mins => $2) where organization_id = $1`,
    [organizationId, minutes],
  );

describe("a monitor that keeps failing and recovering", () => {
  it("has one incident that stays open and says so, one update and one recovery", async () => {
    const { actor, organizationId, shop, incident, incidents, notices, incidentOf } = await flapping();
    expect((await incidents(shop)).map(({ status }) => status)).toEqual(["open", "resolved", "resolved"]);
    expect(incident.flapping).toMatchObject({ monitorId: shop.id });
    expect(await notices(incident.id)).toEqual(["opened", "updated"]);
    expect(incident.spans).toHaveLength(8);
    const range = { from: new Date(Date.now() - 7_200_000), to: new Date() };
    expect((await monitorUptime(actor, shop.id, range)).downSeconds).toBe(10);

    await earlier(organizationId, 11);
    await calmFlapping("");
    expect((await incidentOf(shop)).status).toBe("resolved");
    expect(await notices(incident.id)).toEqual(["opened", "updated", "resolved"]);
  });

  it("is an incident like any other when it fails for good", async () => {
    const { organizationId, shop, becomes, incidents, incidentOf, notices, incident } = await flapping();
    await becomes(shop, "down");
    await earlier(organizationId, 45);
    await calmFlapping("");
    expect(await incidentOf(shop)).toMatchObject({ id: incident.id, status: "open", flapping: null });
    await becomes(shop, "up");
    expect((await incidents(shop)).every(({ status }) => status === "resolved")).toBe(true);
    expect(await notices(incident.id)).toEqual(["opened", "updated", "resolved"]);
  });

  it("can be closed by hand", async () => {
    const { actor, incident, notices } = await flapping();
    expect((await resolveIncident(actor, incident.id)).status).toBe("resolved");
    expect(await notices(incident.id)).toEqual(["opened", "updated", "resolved"]);
  });
});
