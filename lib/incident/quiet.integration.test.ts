import { afterAll, describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { recordDeployment } from "@/lib/deployment/record-deployment";
import { releaseQuiet } from "@/lib/incident/release-quiet";
import { updateMonitor } from "@/lib/monitor/update-monitor";
import { shutDown } from "@/lib/queue/shut-down";
import { watchedHouse } from "@/lib/testing/watched-house";

afterAll(shutDown);

/** A whole round over everything that is quiet. */
async function round(): Promise<void> {
  let after = "";
  do ({ after } = await releaseQuiet(after));
  while (after !== "");
}

describe("a release that asks for silence", () => {
  it("keeps what begins inside it quiet, says so, and has it told when its time is up", async () => {
    const { actor, organizationId, make, becomes, incidentOf, notices } = await watchedHouse();
    const shop = await make("shop", "127.0.0.1");
    const deployment = await recordDeployment(actor, { version: "1.8.2", silenceSeconds: 600 });
    await becomes(shop, "down");
    const opened = await incidentOf(shop);
    expect(opened.quiet).toMatchObject({ reason: "deployment", deploymentId: deployment.id, version: "1.8.2" });
    expect(opened.timeline.find(({ type }) => type === "opened")?.data).toMatchObject({
      quiet: { reason: "deployment" },
    });
    await round();
    expect(await notices(opened.id)).toEqual([]);

    await pool().query("update deployment set at = at - interval '11 minutes' where organization_id = $1", [
      organizationId,
    ]);
    await Promise.all([round(), round()]);
    expect(await notices(opened.id)).toEqual(["opened"]);
    const told = await incidentOf(shop);
    expect(told.quiet).toBeNull();
    expect(told.timeline.map(({ type }) => type)).toEqual(["first-failure", "opened", "loud"]);
    await becomes(shop, "up");
    expect(await notices(opened.id)).toEqual(["opened", "resolved"]);
  });

  it("has nobody hear of what is over before it ends", async () => {
    const { actor, organizationId, make, becomes, incidentOf, notices } = await watchedHouse();
    const shop = await make("shop", "127.0.0.1");
    await recordDeployment(actor, { version: "1.8.2", silenceSeconds: 600 });
    await becomes(shop, "down");
    await becomes(shop, "up");
    await pool().query("update deployment set at = at - interval '11 minutes' where organization_id = $1", [
      organizationId,
    ]);
    await round();
    const over = await incidentOf(shop);
    expect(over.status).toBe("resolved");
    expect(await notices(over.id)).toEqual([]);
  });

  it("silences no monitor that is not its own, and none without asking", async () => {
    const { actor, make, becomes, incidentOf, notices } = await watchedHouse();
    const shop = await make("shop", "127.0.0.1");
    const docs = await make("docs", "127.0.0.2");
    await recordDeployment(actor, { version: "1", monitorIds: [docs.id], silenceSeconds: 600 });
    await recordDeployment(actor, { version: "2", monitorIds: [shop.id] });
    await becomes(shop, "down");
    expect(await notices((await incidentOf(shop)).id)).toEqual(["opened"]);
    await expect(recordDeployment(actor, { version: "3", silenceSeconds: 3601 })).rejects.toMatchObject({
      fields: [{ field: "silenceSeconds" }],
    });
  });
});

describe("a monitor that depends on another", () => {
  it("is quiet while its parent is down, and loud when it stays down for a grace after it", async () => {
    const { organizationId, make, becomes, incidentOf, notices } = await watchedHouse();
    const db = await make("db", "127.0.0.1");
    const shop = await make("shop", "127.0.0.2", { dependsOn: [db.id] });
    await becomes(db, "down");
    await becomes(shop, "down");
    const parent = await incidentOf(db);
    const child = await incidentOf(shop);
    expect(child.quiet).toEqual({ reason: "parent", monitorId: db.id, name: "db", incidentId: parent.id });
    await round();
    await becomes(db, "up");
    await pool().query("update incident_member set resolved_at = clock_timestamp() where incident_id = $1", [
      parent.id,
    ]);
    await round();
    expect(await notices(child.id)).toEqual([]);
    await pool().query(
      "update incident_member set resolved_at = clock_timestamp() - interval '121 seconds' where organization_id = $1 and incident_id = $2",
      [organizationId, parent.id],
    );
    await round();
    expect(await notices(child.id)).toEqual(["opened"]);
  });

  it("is loud while its parent is well", async () => {
    const { make, becomes, incidentOf, notices } = await watchedHouse();
    const db = await make("db", "127.0.0.1");
    const shop = await make("shop", "127.0.0.2", { dependsOn: [db.id] });
    await becomes(db, "up");
    await becomes(shop, "down");
    expect(await notices((await incidentOf(shop)).id)).toEqual(["opened"]);
  });

  it("waits while its parent's failure is being confirmed", async () => {
    const { make, becomes, incidentOf, notices } = await watchedHouse();
    const db = await make("db", "127.0.0.1", { confirmations: 1 });
    const shop = await make("shop", "127.0.0.2", { dependsOn: [db.id] });
    await becomes(db, "up");
    await becomes(db, "down");
    await becomes(shop, "down");
    const child = await incidentOf(shop);
    expect(child.quiet).toMatchObject({ reason: "parent", incidentId: null });
    await becomes(db, "up");
    await round();
    expect(await notices(child.id)).toEqual(["opened"]);
  });

  it("depends neither on itself, nor in a circle, nor on another organization's", async () => {
    const { actor, make } = await watchedHouse();
    const { make: foreign } = await watchedHouse();
    const a = await make("a", "127.0.0.1");
    const b = await make("b", "127.0.0.2", { dependsOn: [a.id] });
    const c = await make("c", "127.0.0.3", { dependsOn: [b.id] });
    const stranger = await foreign("x", "127.0.0.1");
    for (const dependsOn of [[a.id], [b.id], [c.id], [stranger.id]])
      await expect(updateMonitor(actor, a.id, { dependsOn })).rejects.toMatchObject({
        fields: [{ field: "dependsOn" }],
      });
    expect((await updateMonitor(actor, c.id, { name: "c2" })).dependsOn).toEqual([b.id]);
    expect((await updateMonitor(actor, c.id, { dependsOn: [] })).dependsOn).toEqual([]);
  });
});
