import { afterAll, describe, expect, it } from "vitest";
import { createChannel } from "@/lib/channel/create-channel";
import { advanceState } from "@/lib/check/advance-state";
import { pool, tenantDb } from "@/lib/db";
import { getDeployment } from "@/lib/deployment/get-deployment";
import { listDeployments } from "@/lib/deployment/list-deployments";
import { recordDeployment } from "@/lib/deployment/record-deployment";
import { watchRollout } from "@/lib/deployment/watch-rollout";
import type { Report } from "@/lib/diagnosis/diagnosis";
import { getIncident } from "@/lib/incident/get-incident";
import { listIncidents } from "@/lib/incident/list-incidents";
import { undiagnosed } from "@/lib/incident/timeline";
import { createMonitor } from "@/lib/monitor/create-monitor";
import { databaseSecond } from "@/lib/monitor/due-monitors";
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
  const make = (name: string, url: string, tags: string[] = []) =>
    createMonitor(actor, { name, url, tags, intervalSeconds: 60, confirmations: 0 });
  const shop = await make("shop", "http://127.0.0.1:9/", ["Checkout"]);
  const docs = await make("docs", "http://127.0.0.2:9/docs");
  const second = await databaseSecond();
  const time = (secondsAgo: number) => new Date((second - secondsAgo) * 1000);
  const becomes = (verdict: "up" | "down", secondsAgo: number) =>
    advanceState({
      organizationId,
      monitorId: shop.id,
      region: "local",
      slot: time(secondsAgo),
      report: report(verdict),
    });
  const incident = async () => getIncident(actor, (await listIncidents(actor, {})).data[0]?.id ?? "");
  return { actor, organizationId, shop, docs, time, becomes, incident };
}

describe("a release", () => {
  it("is of the monitors named, else of those tagged, else of those at its host, else of all", async () => {
    const { actor, shop, docs } = await house();
    const of = async (input: object) => (await recordDeployment(actor, { version: "1", ...input })).monitorIds.sort();
    expect(await of({ monitorIds: [docs.id, docs.id] })).toEqual([docs.id]);
    expect(await of({ service: "checkout" })).toEqual([shop.id]);
    expect(await of({ service: "else", url: "http://127.0.0.2:9/releases/1" })).toEqual([docs.id]);
    expect(await of({ service: "else", url: "https://ci.example.com/7" })).toEqual([shop.id, docs.id].sort());
  });

  it.each([
    [{}, "version"],
    [{ version: "" }, "version"],
    [{ version: "1\n2" }, "version"],
    [{ version: "x".repeat(101) }, "version"],
    [{ version: "1", url: "javascript:alert(1)" }, "url"],
    [{ version: "1", monitorIds: ["x"] }, "monitorIds.0"],
    [{ version: "1", monitorIds: ["00000000-0000-7000-8000-000000000000"] }, "monitorIds"],
    [{ version: "1", at: "yesterday" }, "at"],
    [{ version: "1", at: "2999-01-01T00:00:00Z" }, "at"],
    [{ version: "1", at: "2001-01-01T00:00:00Z" }, "at"],
    [{ version: "1", colour: "red" }, "colour"],
  ])("that is %j is refused at %s", async (input, field) => {
    const { actor } = await house();
    await expect(recordDeployment(actor, input)).rejects.toMatchObject({ fields: [{ field }] });
    expect((await listDeployments(actor)).data).toEqual([]);
  });

  it("is told with the incident that follows it, in notice, timeline and first step", async () => {
    const { actor, organizationId, becomes, time, incident } = await house();
    await becomes("up", 100);
    const made = await recordDeployment(actor, { version: "1.8.2", service: "checkout", at: time(52).toISOString() });
    await becomes("down", 10);
    const opened = await incident();
    expect(opened.deployment).toMatchObject({ id: made.id, version: "1.8.2", secondsBefore: 42 });
    expect(opened.timeline[0]).toMatchObject({ type: "deployment", at: made.at });
    expect(opened.diagnosis.nextSteps[0]?.text).toMatch(/^Compare 1\.8\.2 of checkout .* began 42 s after it/);
    const { rows } = await pool().query("select notice from alert where organization_id = $1", [organizationId]);
    expect(rows[0]?.notice.incident.deployment).toMatchObject({ version: "1.8.2" });
  });

  it("is no lead when it was half an hour before, or of another monitor", async () => {
    const { actor, becomes, time, docs, incident } = await house();
    await becomes("up", 100);
    await recordDeployment(actor, { version: "1", service: "checkout", at: time(10 + 1801).toISOString() });
    await recordDeployment(actor, { version: "2", monitorIds: [docs.id], at: time(20).toISOString() });
    await becomes("down", 10);
    expect((await incident()).deployment).toBeNull();
  });

  it("that is told of late is noted on the incident that is open", async () => {
    const { actor, becomes, time, incident } = await house();
    await becomes("up", 100);
    await becomes("down", 10);
    await recordDeployment(actor, { version: "1.8.2", at: time(30).toISOString() });
    expect((await incident()).deployment).toMatchObject({ version: "1.8.2", secondsBefore: 20 });
    await recordDeployment(actor, { version: "1.8.1", at: time(40).toISOString() });
    expect((await incident()).deployment).toMatchObject({ version: "1.8.2" });
  });

  it("shows how its monitors fared", async () => {
    const { actor, organizationId, shop, time } = await house();
    const made = await recordDeployment(actor, { version: "1", monitorIds: [shop.id], at: time(100).toISOString() });
    const check = (secondsAgo: number, verdict: string, status: number | null) =>
      tenantDb(organizationId).check.create({
        data: {
          organizationId,
          monitorId: shop.id,
          region: "local",
          slot: time(secondsAgo),
          verdict,
          status,
          latencyMs: 10,
        },
      });
    for (const [ago, verdict, status] of [
      [120, "up", 200],
      [95, "down", null],
      [85, "down", 503],
      [75, "up", 200],
    ] as const)
      await check(ago, verdict, status);
    const [fared] = await watchRollout(actor, made, new Date());
    expect(fared).toMatchObject({
      name: "shop",
      rollout: { started: { seconds: 15 }, ready: { seconds: 25 }, serving: { state: "waiting" }, kept: "waiting" },
    });
  });

  it("is nobody else's", async () => {
    const { actor } = await house();
    const { id } = await recordDeployment(actor, { version: "1" });
    const { actor: stranger } = await newOrganization();
    await expect(getDeployment(stranger, id)).rejects.toMatchObject({ code: "not-found" });
    expect((await listDeployments(stranger)).data).toEqual([]);
    expect((await listDeployments(actor)).data.map((each) => each.id)).toEqual([id]);
  });
});
