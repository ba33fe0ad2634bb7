import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Statuspage } from "statuspage.io";
import { afterAll, beforeAll, expect, it } from "vitest";
import { GET as part } from "@/app/status/[slug]/api/v2/[document]/[part]/route";
import { GET as whole } from "@/app/status/[slug]/api/v2/[document]/route";
import { addUpdate } from "@/lib/announcement/add-update";
import { createAnnouncement } from "@/lib/announcement/create-announcement";
import { systemDb } from "@/lib/db";
import { createWindow } from "@/lib/maintenance/create-window";
import { shutDown } from "@/lib/queue/shut-down";
import { createStatusPage } from "@/lib/status-page/create-status-page";
import { newOrganization } from "@/lib/testing/factories";

/** The documents at a port, as the product serves them. */
const server = createServer((request, response) => {
  const [, , slug = "", , , document = "", ...parts] = (request.url ?? "").split("/");
  const asked = new Request(`http://127.0.0.1${request.url}`);
  const [name = ""] = parts;
  const answering =
    parts.length === 0
      ? whole(asked, { params: Promise.resolve({ slug, document }) })
      : part(asked, { params: Promise.resolve({ slug, document, part: name }) });
  answering
    .then(async (answer) => {
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      response.end(await answer.text());
    })
    .catch(() => response.destroy());
});

beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(async () => {
  server.close();
  await shutDown();
});

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

async function fixture() {
  const { organizationId, actor } = await newOrganization();
  const { id: monitorId } = await systemDb().monitor.create({
    data: {
      organizationId,
      name: "m",
      type: "http",
      url: "http://127.0.0.1:9/",
      expect: {},
      intervalSeconds: 60,
      timeoutMs: 1000,
      regions: ["local"],
      tags: [],
      phase: 0,
      state: "up",
    },
  });
  const slug = `page-${randomUUID().slice(0, 8)}`;
  const page = await createStatusPage(actor, {
    slug,
    name: "Acme",
    components: [{ monitorId, name: "Checkout", group: "Shop" }],
  });
  return { actor, page, slug, componentIds: page.components.map(({ id }) => id) };
}

it("is read by a client that others wrote for Statuspage", async () => {
  const { actor, page, slug, componentIds } = await fixture();
  const open = await createAnnouncement(actor, page.id, {
    title: "Payments fail",
    impact: "critical",
    body: "We **look**.",
    componentIds,
  });
  await addUpdate(actor, open.id, { status: "monitoring", body: "Better." });
  const over = await createAnnouncement(actor, page.id, { title: "Slow", body: "Slow.", startedAt: inMinutes(-90) });
  await addUpdate(actor, over.id, { status: "resolved", body: "Fast.", at: inMinutes(-60) });
  await createAnnouncement(actor, page.id, { title: "A draft", body: "x", draft: true });
  await createWindow(actor, { name: "Upgrade", from: inMinutes(60), to: inMinutes(90), statusPageIds: [page.id] });

  const { port } = server.address() as AddressInfo;
  const statuspage = new Statuspage("page");
  statuspage.setApiUrl(`http://127.0.0.1:${port}/status/${slug}`);
  const read = statuspage.api;
  expect((await read.getStatus()).status).toEqual({ indicator: "critical", description: expect.any(String) });

  const { incidents } = await read.incidents.getAll();
  expect(incidents.map(({ name, status, impact }) => [name, status, impact])).toEqual([
    ["Payments fail", "monitoring", "critical"],
    ["Slow", "resolved", "minor"],
  ]);
  expect((await read.incidents.getUnresolved()).incidents.map(({ id }) => id)).toEqual([open.id]);
  expect(incidents[0]).toMatchObject({
    page_id: page.id,
    shortlink: expect.stringMatching(`/status/${slug}/incidents/${open.id}$`),
    monitoring_at: expect.any(String),
    resolved_at: null,
    incident_updates: [
      { status: "monitoring", body: "Better.", incident_id: open.id },
      { status: "investigating", body: "We look.", incident_id: open.id },
    ],
  });
  const upcoming = await read.scheduledMaintenances.getUpcoming();
  expect(upcoming.scheduled_maintenances.map(({ name, status }) => [name, status])).toEqual([["Upgrade", "scheduled"]]);
  const all = await read.scheduledMaintenances.getAll();
  expect(all.scheduled_maintenances.map(({ name }) => name)).toEqual(["Upgrade"]);
  const { components } = await read.getComponents();
  expect(components.map(({ name, group, group_id }) => [name, group, group_id === null])).toEqual([
    ["Checkout", false, false],
    ["Shop", true, true],
  ]);
  // Its type for a summary joins parts that no value has together.
  const summary: { page?: unknown } = await read.getSummary();
  expect(summary.page).toMatchObject({ id: page.id, name: "Acme", time_zone: "Etc/UTC" });
  expect(JSON.stringify(summary)).not.toContain("A draft");
});

it.each(["incidents/resolved.json", "x.json", "incidents", "components/unresolved.json"])(
  "has nothing at %s",
  async (path) => {
    const { slug } = await fixture();
    const { port } = server.address() as AddressInfo;
    expect((await fetch(`http://127.0.0.1:${port}/status/${slug}/api/v2/${path}`)).status).toBe(404);
  },
);
