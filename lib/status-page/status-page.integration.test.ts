import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { followIncidents } from "@/lib/announcement/follow-incidents";
import { closeDb, systemDb } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";
import { createStatusPage } from "@/lib/status-page/create-status-page";
import { deleteStatusPage } from "@/lib/status-page/delete-status-page";
import { publicDocument } from "@/lib/status-page/document";
import { getStatusPage } from "@/lib/status-page/get-status-page";
import { listStatusPages } from "@/lib/status-page/list-status-pages";
import { publicStatus } from "@/lib/status-page/public-status";
import { updateStatusPage } from "@/lib/status-page/update-status-page";
import { newOrganization } from "@/lib/testing/factories";

const sentinel = "SENTINEL-7f3a";

/** A monitor each of whose internal fields would be known again in the output. */
async function newMonitor(organizationId: string, state = "up"): Promise<string> {
  const { id } = await systemDb().monitor.create({
    data: {
      organizationId,
      name: `${sentinel}-name`,
      type: "http",
      url: `http://${sentinel}.internal:8080/x`,
      headers: `${sentinel}-headers`,
      body: `${sentinel}-body`,
      healthUrl: `http://${sentinel}-health.internal/`,
      originAddress: `${sentinel}-origin`,
      expect: { keyword: { text: sentinel, absent: false } },
      intervalSeconds: 60,
      timeoutMs: 1000,
      regions: [`${sentinel}-region`],
      tags: [`${sentinel}-tag`],
      phase: 0,
      state,
    },
  });
  return id;
}

async function newIncident(organizationId: string, monitorId: string, minutesAgo: number, resolved = false) {
  const startedAt = new Date(Date.now() - minutesAgo * 60_000);
  const diagnosis = {
    layer: "proxy",
    cause: "upstream-refused",
    rule: `${sentinel}-rule`,
    confidence: "likely",
    reporter: { product: `${sentinel}-product`, layer: "proxy" },
    candidates: [],
    summary: `${sentinel}-summary`,
    evidence: [`${sentinel}-evidence`],
    nextSteps: [{ text: `${sentinel}-step`, command: `${sentinel}-command` }],
    retryHelps: false,
  };
  const report = { url: `http://${sentinel}/`, response: { headers: [["x", sentinel]] }, body: sentinel };
  return systemDb().incident.create({
    data: {
      organizationId,
      monitorId,
      startedAt,
      openedAt: startedAt,
      status: resolved ? "resolved" : "open",
      resolvedAt: resolved ? new Date() : null,
      diagnosis,
      report,
      members: { create: { monitorId, startedAt, resolvedAt: resolved ? new Date() : null } },
      events: {
        create: [{ at: startedAt, type: "comment", data: { text: `${sentinel}-comment` } }],
      },
    },
  });
}

const slugOf = () => `page-${randomUUID().slice(0, 8)}`;

async function fixture(state = "up") {
  const { organizationId, actor } = await newOrganization();
  const monitorId = await newMonitor(organizationId, state);
  const slug = slugOf();
  const page = await createStatusPage(actor, {
    slug,
    name: "Acme",
    components: [{ monitorId, name: "Checkout", group: "Shop" }],
  });
  return { organizationId, actor, monitorId, slug, page };
}

const refusal = async (run: Promise<unknown>) =>
  run.then(
    () => null,
    (error: { code?: string; fields?: { field: string }[] }) => ({
      code: error.code,
      fields: error.fields?.map(({ field }) => field),
    }),
  );

afterAll(closeDb);

describe("status pages", () => {
  it("are made, listed, changed and deleted", async () => {
    const { actor, page, monitorId } = await fixture();
    expect((await listStatusPages(actor)).map(({ id }) => id)).toEqual([page.id]);
    const renamed = await updateStatusPage(actor, page.id, {
      name: "Acme Inc",
      components: [
        { monitorId, name: "Web" },
        { monitorId, name: "Checkout" },
      ],
    });
    expect(renamed).toMatchObject({ name: "Acme Inc", slug: page.slug });
    expect(renamed.components.map(({ name, group }) => [name, group])).toEqual([
      ["Web", null],
      ["Checkout", null],
    ]);
    expect(renamed.components[0]?.id).toBe(page.components[0]?.id);
    await deleteStatusPage(actor, page.id);
    expect(await refusal(getStatusPage(actor, page.id))).toMatchObject({ code: "not-found" });
  });

  it("refuse a slug that is taken, also by another organization, and change nothing", async () => {
    const { slug } = await fixture();
    const other = await fixture();
    const taken = { code: "invalid", fields: ["slug"] };
    expect(await refusal(createStatusPage(other.actor, { slug, name: "Mine" }))).toEqual(taken);
    expect(await refusal(updateStatusPage(other.actor, other.page.id, { slug, name: "New", components: [] }))).toEqual(
      taken,
    );
    expect(await getStatusPage(other.actor, other.page.id)).toEqual(other.page);
  });

  it("answer alike for another organization's monitor and for one that never was", async () => {
    const one = await fixture();
    const other = await fixture();
    const foreign = [one.monitorId, randomUUID()].map((monitorId) => ({ monitorId, name: "X" }));
    const refused = { code: "invalid", fields: ["components.0.monitorId", "components.1.monitorId"] };
    expect(await refusal(createStatusPage(other.actor, { slug: slugOf(), name: "X", components: foreign }))).toEqual(
      refused,
    );
    expect(await refusal(updateStatusPage(other.actor, other.page.id, { components: foreign }))).toEqual(refused);
    expect((await getStatusPage(other.actor, other.page.id)).components).toEqual(other.page.components);
  });

  it("are nobody else's to read, change or delete", async () => {
    const { page } = await fixture();
    const { actor } = await newOrganization();
    const attempts: ((actor: Actor, id: string) => Promise<unknown>)[] = [
      getStatusPage,
      (who, id) => updateStatusPage(who, id, { name: "Mine" }),
      deleteStatusPage,
    ];
    for (const attempt of attempts) {
      for (const id of [page.id, randomUUID(), "no-id"]) {
        expect(await refusal(attempt(actor, id))).toMatchObject({ code: "not-found" });
      }
    }
    expect(await listStatusPages(actor)).toEqual([]);
  });
});

describe("publicStatus", () => {
  it("tells state, bars and incidents, and nothing of what is inside", async () => {
    const { organizationId, monitorId, slug } = await fixture("down");
    await newIncident(organizationId, monitorId, 5);
    await systemDb().statusPage.updateMany({ where: { slug }, data: { announceSince: new Date(0) } });
    await followIncidents();
    await newIncident(organizationId, monitorId, 60 * 24 * 3, true);
    await systemDb().incident.updateMany({
      where: { organizationId, status: "resolved" },
      data: { openedAt: new Date(Date.now() - 60_000 * 60 * 24 * 3), resolvedAt: new Date(Date.now() - 8 * 60_000) },
    });
    await followIncidents();
    const status = await publicStatus(slug);
    expect(status).toMatchObject({
      name: "Acme",
      overall: "major-outage",
      components: [{ name: "Checkout", group: "Shop", state: "down" }],
      openIncidents: [{ title: "Checkout is not available", resolvedAt: null }],
      pastIncidents: [
        { title: "Checkout was not available", updates: [{ status: "resolved" }, { status: "investigating" }] },
      ],
    });
    expect(status?.components[0]?.bars).toHaveLength(90);
    expect(JSON.stringify(status)).not.toContain(sentinel);
    if (!status) return;
    const documents = (["summary.json", "incidents.json", "components.json"] as const).map((name) =>
      publicDocument(name, status, "https://status.example/acme"),
    );
    expect(JSON.stringify(documents)).not.toContain(sentinel);
    expect(JSON.stringify([status, documents])).not.toContain(organizationId);
    expect(documents[0]).toMatchObject({ status: { indicator: "critical" } });
  });

  it("does not show the incidents of monitors that are not on the page", async () => {
    const { organizationId, slug } = await fixture();
    await newIncident(organizationId, await newMonitor(organizationId, "down"), 5);
    await followIncidents();
    expect(await publicStatus(slug)).toMatchObject({ overall: "operational", openIncidents: [] });
  });

  it.each(["no-such-page", "", "..", "A", "a'b", "a".repeat(64)])("knows no page %j", async (slug) => {
    expect(await publicStatus(slug)).toBeNull();
  });

  it("shows a change within two seconds, and reads once for a crowd", async () => {
    const { organizationId, actor, monitorId, slug, page } = await fixture();
    const crowd = await Promise.all(Array.from({ length: 500 }, () => publicStatus(slug)));
    expect(new Set(crowd).size).toBe(1);
    expect(crowd[0]?.overall).toBe("operational");

    await systemDb().monitor.update({ where: { id: monitorId }, data: { state: "down", stateSince: new Date() } });
    await newIncident(organizationId, monitorId, 1);
    await followIncidents();
    await expect.poll(async () => (await publicStatus(slug))?.openIncidents.length, { timeout: 2000 }).toBe(1);
    const changed = await publicStatus(slug);
    expect(changed?.overall).toBe("major-outage");
    expect(Date.parse(changed?.changedAt ?? "")).toBeGreaterThan(Date.parse(crowd[0]?.changedAt ?? ""));

    await deleteStatusPage(actor, page.id);
    await expect.poll(() => publicStatus(slug), { timeout: 2000 }).toBeNull();
  });
});

describe("what a page says when nothing is heard any more", () => {
  const checked = (organizationId: string, monitorId: string, minutesAgo: number) =>
    systemDb().check.create({
      data: {
        organizationId,
        monitorId,
        slot: new Date(Date.now() - minutesAgo * 60_000),
        region: "local",
        verdict: "up",
      },
    });
  const madeLongAgo = (monitorId: string) =>
    systemDb().monitor.update({ where: { id: monitorId }, data: { createdAt: new Date(Date.now() - 86_400_000) } });

  it("is what was known last, and of when that is", async () => {
    const { organizationId, monitorId, slug } = await fixture();
    await madeLongAgo(monitorId);
    const { slot } = await checked(organizationId, monitorId, 30);
    const status = await publicStatus(slug);
    expect(status).toMatchObject({
      overall: "unknown",
      lastKnownAt: slot.toISOString(),
      components: [{ state: "operational" }],
    });
    expect(status && publicDocument("status.json", status, "https://a.example/")).toMatchObject({
      status: { description: "The present state is not known" },
    });
  });

  it("is nothing unusual while checks come, and for what is paused", async () => {
    const { organizationId, monitorId, slug } = await fixture();
    await madeLongAgo(monitorId);
    await checked(organizationId, monitorId, 4);
    expect(await publicStatus(slug)).toMatchObject({ overall: "operational", lastKnownAt: null });
    const paused = await fixture();
    await madeLongAgo(paused.monitorId);
    await systemDb().monitor.update({ where: { id: paused.monitorId }, data: { pausedAt: new Date() } });
    expect(await publicStatus(paused.slug)).toMatchObject({ lastKnownAt: null, components: [{ state: "unknown" }] });
  });

  it("is no data for one silent component among others", async () => {
    const { organizationId, actor, monitorId, page, slug } = await fixture();
    const silent = await newMonitor(organizationId);
    for (const id of [monitorId, silent]) await madeLongAgo(id);
    await updateStatusPage(actor, page.id, {
      components: [
        { monitorId, name: "Web" },
        { monitorId: silent, name: "Mail" },
      ],
    });
    await checked(organizationId, monitorId, 1);
    await checked(organizationId, silent, 30);
    const status = await publicStatus(slug);
    expect(status?.components.map(({ state }) => state)).toEqual(["operational", "unknown"]);
    expect(status?.lastKnownAt).toBeNull();
  });

  it("keeps a certificate that ends soon to the team, and shows what is slow", async () => {
    const shown = async (rule: string) => {
      const { organizationId, monitorId, slug } = await fixture("degraded");
      const at = new Date();
      await systemDb().incident.create({
        data: {
          organizationId,
          monitorId,
          severity: "warning",
          startedAt: at,
          openedAt: at,
          diagnosis: { rule },
          report: {},
          members: { create: { monitorId, startedAt: at } },
        },
      });
      return (await publicStatus(slug))?.components[0]?.state;
    };
    expect(await shown("certificate-ends-soon")).toBe("operational");
    expect(await shown("slow")).toBe("degraded");
  });
});
