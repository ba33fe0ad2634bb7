import { afterAll, describe, expect, it } from "vitest";
import { createChannel } from "@/lib/channel/create-channel";
import { advanceState } from "@/lib/check/advance-state";
import { pool, tenantDb } from "@/lib/db";
import { recordDeployment } from "@/lib/deployment/record-deployment";
import type { Report } from "@/lib/diagnosis/diagnosis";
import { getIncident } from "@/lib/incident/get-incident";
import { listIncidents } from "@/lib/incident/list-incidents";
import { releaseQuiet } from "@/lib/incident/release-quiet";
import { undiagnosed } from "@/lib/incident/timeline";
import { createMonitor } from "@/lib/monitor/create-monitor";
import { databaseSecond } from "@/lib/monitor/due-monitors";
import { updateMonitor } from "@/lib/monitor/update-monitor";
import { shutDown } from "@/lib/queue/shut-down";
import { newOrganization } from "@/lib/testing/factories";

afterAll(shutDown);

const report = (verdict: "up" | "down"): Report => ({
  url: "http://127.0.0.1:9/",
  verdict,
  checkedAt: new Date().toISOString(),
  phases: [],
  response: null,
  error: null,
  diagnosis: verdict === "up" ? null : undiagnosed,
});

async function house() {
  const { actor, organizationId } = await newOrganization();
  await createChannel(actor, { type: "email", address: "ops@example.com" });
  let second = (await databaseSecond()) - 3000;
  const make = (name: string, host: string, more: object = {}) =>
    createMonitor(actor, { name, url: `http://${host}:9/`, intervalSeconds: 60, confirmations: 0, ...more });
  const becomes = async (monitorId: string, verdict: "up" | "down") => {
    second += 1;
    const slot = new Date(second * 1000);
    await advanceState({ organizationId, monitorId, region: "local", slot, report: report(verdict) });
  };
  const incidentOf = async (monitorId: string) =>
    getIncident(actor, (await listIncidents(actor, { monitorId })).data[0]?.id ?? "");
  const notices = async (incidentId: string) =>
    (await tenantDb(organizationId).alert.findMany({ where: { incidentId }, orderBy: { createdAt: "asc" } })).map(
      ({ kind }) => kind,
    );
  return { actor, organizationId, make, becomes, incidentOf, notices };
}

/** A whole round over everything that is quiet. */
async function round(): Promise<void> {
  let after = "";
  do ({ after } = await releaseQuiet(after));
  while (after !== "");
}

describe("a release that asks for silence", () => {
  it("keeps what begins inside it quiet, says so, and has it told when its time is up", async () => {
    const { actor, organizationId, make, becomes, incidentOf, notices } = await house();
    const shop = await make("shop", "127.0.0.1");
    const deployment = await recordDeployment(actor, { version: "1.8.2", silenceSeconds: 600 });
    await becomes(shop.id, "down");
    const opened = await incidentOf(shop.id);
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
    const told = await incidentOf(shop.id);
    expect(told.quiet).toBeNull();
    expect(told.timeline.map(({ type }) => type)).toEqual(["first-failure", "opened", "loud"]);
    await becomes(shop.id, "up");
    expect(await notices(opened.id)).toEqual(["opened", "resolved"]);
  });

  it("has nobody hear of what is over before it ends", async () => {
    const { actor, organizationId, make, becomes, incidentOf, notices } = await house();
    const shop = await make("shop", "127.0.0.1");
    await recordDeployment(actor, { version: "1.8.2", silenceSeconds: 600 });
    await becomes(shop.id, "down");
    await becomes(shop.id, "up");
    await pool().query("update deployment set at = at - interval '11 minutes' where organization_id = $1", [
      organizationId,
    ]);
    await round();
    const over = await incidentOf(shop.id);
    expect(over.status).toBe("resolved");
    expect(await notices(over.id)).toEqual([]);
  });

  it("silences no monitor that is not its own, and none without asking", async () => {
    const { actor, make, becomes, incidentOf, notices } = await house();
    const shop = await make("shop", "127.0.0.1");
    const docs = await make("docs", "127.0.0.2");
    await recordDeployment(actor, { version: "1", monitorIds: [docs.id], silenceSeconds: 600 });
    await recordDeployment(actor, { version: "2", monitorIds: [shop.id] });
    await becomes(shop.id, "down");
    expect(await notices((await incidentOf(shop.id)).id)).toEqual(["opened"]);
    await expect(recordDeployment(actor, { version: "3", silenceSeconds: 3601 })).rejects.toMatchObject({
      fields: [{ field: "silenceSeconds" }],
    });
  });
});

describe("a monitor that depends on another", () => {
  it("is quiet while its parent is down, and loud when it stays down for a grace after it", async () => {
    const { organizationId, make, becomes, incidentOf, notices } = await house();
    const db = await make("db", "127.0.0.1");
    const shop = await make("shop", "127.0.0.2", { dependsOn: [db.id] });
    await becomes(db.id, "down");
    await becomes(shop.id, "down");
    const parent = await incidentOf(db.id);
    const child = await incidentOf(shop.id);
    expect(child.quiet).toEqual({ reason: "parent", monitorId: db.id, name: "db", incidentId: parent.id });
    await round();
    await becomes(db.id, "up");
    await pool().query("update incident set resolved_at = clock_timestamp() where id = $1", [parent.id]);
    await round();
    expect(await notices(child.id)).toEqual([]);
    await pool().query(
      "update incident set resolved_at = clock_timestamp() - interval '121 seconds' where organization_id = $1 and id = $2",
      [organizationId, parent.id],
    );
    await round();
    expect(await notices(child.id)).toEqual(["opened"]);
  });

  it("is loud while its parent is well", async () => {
    const { make, becomes, incidentOf, notices } = await house();
    const db = await make("db", "127.0.0.1");
    const shop = await make("shop", "127.0.0.2", { dependsOn: [db.id] });
    await becomes(db.id, "up");
    await becomes(shop.id, "down");
    expect(await notices((await incidentOf(shop.id)).id)).toEqual(["opened"]);
  });

  it("waits while its parent's failure is being confirmed", async () => {
    const { make, becomes, incidentOf, notices } = await house();
    const db = await make("db", "127.0.0.1", { confirmations: 1 });
    const shop = await make("shop", "127.0.0.2", { dependsOn: [db.id] });
    await becomes(db.id, "up");
    await becomes(db.id, "down");
    await becomes(shop.id, "down");
    const child = await incidentOf(shop.id);
    expect(child.quiet).toMatchObject({ reason: "parent", incidentId: null });
    await becomes(db.id, "up");
    await round();
    expect(await notices(child.id)).toEqual(["opened"]);
  });

  it("depends neither on itself, nor in a circle, nor on another organization's", async () => {
    const { actor, make } = await house();
    const { make: foreign } = await house();
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
