import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { followIncidents } from "@/lib/announcement/follow-incidents";
import { pool, systemDb } from "@/lib/db";
import { createWindow } from "@/lib/maintenance/create-window";
import { endWindow } from "@/lib/maintenance/end-window";
import { shutDown } from "@/lib/queue/shut-down";
import { createStatusPage } from "@/lib/status-page/create-status-page";
import { publicDocument } from "@/lib/status-page/document";
import { publicStatus } from "@/lib/status-page/public-status";
import { newOrganization } from "@/lib/testing/factories";

afterAll(shutDown);

const iso = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

async function newMonitor(organizationId: string, state: string): Promise<string> {
  const { id } = await systemDb().monitor.create({
    data: {
      organizationId,
      name: "internal",
      type: "http",
      url: "http://internal:8080/x",
      expect: {},
      intervalSeconds: 60,
      timeoutMs: 1000,
      regions: ["local"],
      tags: [],
      phase: 0,
      state,
      createdAt: new Date(Date.now() - 86_400_000),
    },
  });
  await pool().query(
    `insert into "check" (monitor_id, slot, region, organization_id, verdict) values ($1, now(), 'local', $2, $3)`,
    [id, organizationId, state],
  );
  return id;
}

async function fixture() {
  const { organizationId, actor } = await newOrganization();
  const [covered, other] = [await newMonitor(organizationId, "down"), await newMonitor(organizationId, "up")];
  const page = await createStatusPage(actor, {
    slug: `m-${randomUUID().slice(0, 8)}`,
    name: "Acme",
    components: [
      { monitorId: covered, name: "Checkout" },
      { monitorId: other, name: "Search" },
    ],
  });
  // A page is read from memory for a second; each look is at another address of the same page.
  const look = async () => {
    const slug = `m-${randomUUID().slice(0, 8)}`;
    await systemDb().statusPage.update({ where: { id: page.id }, data: { slug } });
    const status = await publicStatus(slug);
    if (!status) throw new Error("no page");
    return status;
  };
  return { organizationId, actor, covered, page, look };
}

const documentOf = (
  name: "summary.json" | "scheduled-maintenances.json",
  status: Awaited<ReturnType<Awaited<ReturnType<typeof fixture>>["look"]>>,
) => publicDocument(name, status, "https://status.example.com")["scheduled_maintenances"] as Record<string, unknown>[];

describe("maintenance on a status page", () => {
  it("is planned, then under way, then completed, in the words and the shape that clients read", async () => {
    const { actor, covered, page, look } = await fixture();
    const [checkout] = page.components;
    await createWindow(actor, {
      name: "Later",
      description: "We move the database.",
      from: iso(60),
      to: iso(120),
      monitorIds: [covered],
    });
    const before = await look();
    expect(before.components.map(({ state }) => state)).toEqual(["down", "operational"]);
    expect(before.maintenance).toMatchObject([{ name: "Later", state: "scheduled", componentIds: [checkout?.id] }]);
    expect(documentOf("summary.json", before)).toMatchObject([
      { name: "Later", status: "scheduled", impact: "maintenance", components: [{ name: "Checkout" }] },
    ]);

    const window = await createWindow(actor, { name: "Now", from: iso(-5), to: iso(60), monitorIds: [covered] });
    const during = await look();
    expect(during).toMatchObject({ overall: "maintenance", lastKnownAt: null });
    expect(during.components).toMatchObject([
      { name: "Checkout", state: "maintenance", stateSince: window.from },
      { name: "Search", state: "operational" },
    ]);
    expect(publicDocument("components.json", during, "u")["components"]).toMatchObject([
      { status: "under_maintenance" },
      { status: "operational" },
    ]);
    expect(publicDocument("status.json", during, "u")["status"]).toEqual({
      indicator: "maintenance",
      description: "Maintenance is under way",
    });
    expect(documentOf("summary.json", during)).toMatchObject([
      {
        status: "in_progress",
        scheduled_for: window.from,
        scheduled_until: window.to,
        resolved_at: null,
        incident_updates: [{ status: "in_progress" }, { status: "scheduled", body: "Maintenance is planned." }],
      },
      { status: "scheduled", incident_updates: [{ status: "scheduled", body: "We move the database." }] },
    ]);

    await endWindow(actor, window.id);
    const after = await look();
    expect(after.components[0]?.state).toBe("down");
    expect(Date.parse(after.changedAt)).toBeGreaterThan(Date.parse(during.changedAt));
    expect(documentOf("summary.json", after).map(({ name }) => name)).toEqual(["Later"]);
    expect(documentOf("scheduled-maintenances.json", after)).toMatchObject([
      { name: "Later", status: "scheduled" },
      { name: "Now", status: "completed", resolved_at: expect.any(String) },
    ]);
  });

  it("of what repeats tells the next one only", async () => {
    const { actor, page, look } = await fixture();
    await createWindow(actor, {
      name: "Nightly",
      start: iso(60).slice(0, 16),
      timeZone: "UTC",
      durationMinutes: 30,
      repeat: "daily",
      statusPageIds: [page.id],
    });
    const { maintenance } = await look();
    expect(maintenance).toHaveLength(1);
    expect(maintenance[0]?.componentIds).toHaveLength(2);
  });

  it("is not an incident too: what is quiet is not announced", async () => {
    const { organizationId, covered, look } = await fixture();
    const incident = (quiet: object | null) =>
      systemDb().incident.create({
        data: {
          organizationId,
          monitorId: covered,
          startedAt: new Date(),
          openedAt: new Date(),
          resolvedAt: new Date(),
          status: "resolved",
          diagnosis: { layer: "proxy" },
          report: {},
          members: { create: [{ monitorId: covered, startedAt: new Date(), resolvedAt: new Date() }] },
          ...(quiet === null ? {} : { quiet }),
        },
      });
    await incident({ reason: "maintenance", windowId: randomUUID(), name: "w", until: iso(5) });
    await incident({ reason: "deployment", deploymentId: randomUUID(), version: "1", until: iso(5) });
    await followIncidents();
    expect((await look()).pastIncidents).toEqual([]);
    await incident(null);
    await followIncidents();
    expect((await look()).pastIncidents).toHaveLength(1);
  });

  it("is of its own organization", async () => {
    const mine = await fixture();
    const theirs = await fixture();
    await createWindow(theirs.actor, { name: "Theirs", from: iso(-5), to: iso(60), all: true });
    expect((await mine.look()).maintenance).toEqual([]);
    expect((await theirs.look()).maintenance).toHaveLength(1);
  });
});
