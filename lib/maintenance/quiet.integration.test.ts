import { afterAll, expect, it } from "vitest";
import { createChannel } from "@/lib/channel/create-channel";
import { advanceState } from "@/lib/check/advance-state";
import { tenantDb } from "@/lib/db";
import type { Report } from "@/lib/diagnosis/diagnosis";
import { getIncident } from "@/lib/incident/get-incident";
import { listIncidents } from "@/lib/incident/list-incidents";
import { releaseQuiet } from "@/lib/incident/release-quiet";
import { undiagnosed } from "@/lib/incident/timeline";
import { createWindow } from "@/lib/maintenance/create-window";
import { endWindow } from "@/lib/maintenance/end-window";
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
  const { id: monitorId } = await createMonitor(actor, {
    name: "shop",
    url: "http://127.0.0.1:9/",
    intervalSeconds: 60,
    confirmations: 0,
    recoveryConfirmations: 0,
  });
  let second = (await databaseSecond()) - 3000;
  const becomes = (verdict: "up" | "down") => {
    second += 1;
    return advanceState({
      organizationId,
      monitorId,
      region: "local",
      slot: new Date(second * 1000),
      report: report(verdict),
    });
  };
  const incident = async () => getIncident(actor, (await listIncidents(actor, { monitorId })).data[0]?.id ?? "");
  const notices = async () =>
    (await tenantDb(organizationId).alert.findMany({ orderBy: { createdAt: "asc" } })).map(({ kind }) => kind);
  const startWindow = () =>
    createWindow(actor, {
      name: "Upgrade",
      from: new Date(Date.now() - 60_000).toISOString(),
      to: new Date(Date.now() + 600_000).toISOString(),
      monitorIds: [monitorId],
    });
  return { actor, becomes, incident, notices, startWindow };
}

async function round(): Promise<void> {
  let after = "";
  do ({ after } = await releaseQuiet(after));
  while (after !== "");
}

it("wakes nobody while a window is on, and tells of what still fails when it has ended, once", async () => {
  const { actor, becomes, incident, notices, startWindow } = await house();
  const window = await startWindow();
  await becomes("down");
  expect((await incident()).quiet).toEqual({
    reason: "maintenance",
    windowId: window.id,
    name: "Upgrade",
    until: window.to,
  });
  await round();
  expect(await notices()).toEqual([]);
  await endWindow(actor, window.id);
  await Promise.all([round(), round()]);
  expect(await notices()).toEqual(["opened"]);
  expect((await incident()).quiet).toBeNull();
  await becomes("up");
  expect(await notices()).toEqual(["opened", "resolved"]);
});

it("says nothing of what began and ended inside a window, not even afterwards", async () => {
  const { actor, becomes, incident, notices, startWindow } = await house();
  const window = await startWindow();
  await becomes("down");
  await becomes("up");
  await endWindow(actor, window.id);
  await round();
  expect(await notices()).toEqual([]);
  expect((await incident()).status).toBe("resolved");
});

it("has the recovery told of what was told before the window began", async () => {
  const { becomes, notices, startWindow } = await house();
  await becomes("down");
  await startWindow();
  await round();
  await becomes("up");
  expect(await notices()).toEqual(["opened", "resolved"]);
});
