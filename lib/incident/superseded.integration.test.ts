import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { pauseMonitor } from "@/lib/monitor/pause-monitor";
import { shutDown } from "@/lib/queue/shut-down";
import { watchedHouse } from "@/lib/testing/watched-house";

afterAll(shutDown);

async function warned() {
  const house = await watchedHouse();
  const shop = await house.make("shop", "127.0.0.1");
  await house.becomes(shop, "up");
  await house.becomes(shop, "degraded", "slow");
  const warning = await house.incidentOf(shop);
  await house.becomes(shop, "down", "tcp-refused");
  const statuses = async () =>
    Object.fromEntries((await house.incidents(shop)).map(({ severity, status }) => [severity, status]));
  return { ...house, shop, warning, statuses };
}

describe("a warning under an outage", () => {
  it("ends without a word, and its end is told when all is well", async () => {
    const { shop, warning, becomes, statuses, notices, incidentOf } = await warned();
    expect(await statuses()).toEqual({ critical: "open", warning: "resolved" });
    expect(await notices(warning.id)).toEqual(["opened"]);
    expect((await incidentOf(shop)).severity).toBe("critical");
    await becomes(shop, "up");
    expect(await statuses()).toEqual({ critical: "resolved", warning: "resolved" });
    expect(await notices(warning.id)).toEqual(["opened", "resolved"]);
  });

  it("opens again after it without a second notice while its cause holds", async () => {
    const { shop, warning, becomes, incidents, statuses, notices } = await warned();
    await becomes(shop, "degraded", "slow");
    expect(await statuses()).toEqual({ critical: "resolved", warning: "open" });
    expect(await incidents(shop)).toHaveLength(2);
    expect(await notices(warning.id)).toEqual(["opened"]);
    await becomes(shop, "up");
    expect(await notices(warning.id)).toEqual(["opened", "resolved"]);
    await becomes(shop, "down", "tcp-refused");
    await becomes(shop, "up");
    expect(await notices(warning.id)).toEqual(["opened", "resolved"]);
  });

  it("is over when the monitor is degraded by something else", async () => {
    const { shop, warning, becomes, incidents, notices } = await warned();
    await becomes(shop, "degraded", "certificate-ends-soon");
    expect((await incidents(shop)).map(({ severity, status }) => [severity, status])).toEqual([
      ["warning", "open"],
      ["critical", "resolved"],
      ["warning", "resolved"],
    ]);
    expect(await notices(warning.id)).toEqual(["opened", "resolved"]);
  });

  it("is over when the monitor is paused", async () => {
    const { actor, shop, warning, statuses, notices } = await warned();
    await pauseMonitor(actor, shop.id);
    expect(await statuses()).toEqual({ critical: "resolved", warning: "resolved" });
    expect(await notices(warning.id)).toEqual(["opened", "resolved"]);
  });

  it("is the one way: the database refuses a second open incident of a monitor", async () => {
    const { organizationId, shop, warning } = await warned();
    await expect(
      pool().query(
        "insert into incident_member (id, organization_id, incident_id, monitor_id, started_at) values ($1, $2, $3, $4, now())",
        [randomUUID(), organizationId, warning.id, shop.id],
      ),
    ).rejects.toThrow(/incident_member_one_open/);
  });
});
