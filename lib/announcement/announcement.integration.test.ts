import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { addUpdate } from "@/lib/announcement/add-update";
import { changeUpdate, removeUpdate } from "@/lib/announcement/change-update";
import { createAnnouncement } from "@/lib/announcement/create-announcement";
import { deleteAnnouncement } from "@/lib/announcement/delete-announcement";
import { followIncidents } from "@/lib/announcement/follow-incidents";
import { getAnnouncement } from "@/lib/announcement/get-announcement";
import { listAnnouncements } from "@/lib/announcement/list-announcements";
import type { AnnounceRule } from "@/lib/announcement/rule";
import { updateAnnouncement } from "@/lib/announcement/update-announcement";
import { closeDb, systemDb } from "@/lib/db";
import { createStatusPage } from "@/lib/status-page/create-status-page";
import { publicStatus } from "@/lib/status-page/public-status";
import { updateStatusPage } from "@/lib/status-page/update-status-page";
import { newOrganization } from "@/lib/testing/factories";

const minute = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * minute);

async function newMonitor(organizationId: string): Promise<string> {
  const { id } = await systemDb().monitor.create({
    data: {
      organizationId,
      name: "db-primary.internal",
      type: "http",
      url: "http://db-primary.internal:8080/",
      expect: {},
      intervalSeconds: 60,
      timeoutMs: 1000,
      regions: ["local"],
      tags: [],
      phase: 0,
      state: "up",
    },
  });
  return id;
}

type Opening = { minutes?: number; severity?: string; rule?: string; quiet?: object };

/** An incident of one monitor, as the worker opens it. */
async function open(organizationId: string, monitorId: string, { minutes = 1, severity, rule, quiet }: Opening = {}) {
  const at = ago(minutes);
  return systemDb().incident.create({
    data: {
      organizationId,
      monitorId,
      severity: severity ?? "critical",
      startedAt: at,
      openedAt: at,
      diagnosis: { layer: "proxy", rule: rule ?? "r", summary: "nginx at db-primary.internal: *refused*" },
      report: {},
      ...(quiet ? { quiet } : {}),
      members: { create: { monitorId, startedAt: at } },
    },
  });
}

async function close(incidentId: string, at = new Date()) {
  await systemDb().incidentMember.updateMany({ where: { incidentId }, data: { resolvedAt: at } });
  await systemDb().incident.update({ where: { id: incidentId }, data: { status: "resolved", resolvedAt: at } });
}

const refusal = (run: Promise<unknown>) =>
  run.then(
    () => null,
    ({ code, fields }: { code: string; fields: { field: string }[] }) => [code, ...fields.map(({ field }) => field)],
  );

async function fixture(announce: Partial<AnnounceRule> = {}, monitors = 1, quorum: number | null = null) {
  const { organizationId, actor } = await newOrganization();
  const monitorIds = await Promise.all(Array.from({ length: monitors }, () => newMonitor(organizationId)));
  const slug = `page-${randomUUID().slice(0, 8)}`;
  const page = await createStatusPage(actor, {
    slug,
    name: "Acme",
    components: [{ monitorIds, quorum, name: "Checkout" }],
    announce: { action: "publish", afterMinutes: 0, onlyCritical: true, internalNames: false, ...announce },
  });
  const entries = (drafts = true) => listAnnouncements({ id: page.id, organizationId }, { drafts });
  const monitorId = monitorIds[0] ?? "";
  return {
    organizationId,
    actor,
    page,
    slug,
    monitorId,
    monitorIds,
    componentId: page.components[0]?.id ?? "",
    entries,
  };
}

afterAll(closeDb);

describe("announcements by people", () => {
  it("go from draft to public to resolved, and open again", async () => {
    const { actor, page, slug, componentId, entries } = await fixture();
    const made = await createAnnouncement(actor, page.id, {
      title: "Payments fail",
      impact: "major",
      body: "We *look* into it.",
      componentIds: [componentId],
      draft: true,
    });
    expect(made).toMatchObject({ status: "investigating", draft: true, componentIds: [componentId], incidentId: null });
    expect(await entries(false)).toEqual([]);
    expect((await publicStatus(slug))?.openIncidents).toEqual([]);

    await updateAnnouncement(actor, made.id, { draft: false });
    await expect.poll(async () => (await publicStatus(slug))?.openIncidents.length, { timeout: 3000 }).toBe(1);
    const shown = await publicStatus(slug);
    expect(shown?.overall).toBe("partial-outage");
    expect(shown?.openIncidents[0]?.updates[0]).toMatchObject({ body: "We *look* into it.", text: "We look into it." });

    const resolved = await addUpdate(actor, made.id, { status: "resolved", body: "Fixed." });
    expect(resolved.resolvedAt).toBe(resolved.updates[0]?.at);
    const again = await addUpdate(actor, made.id, { status: "monitoring", body: "Not quite." });
    expect(again).toMatchObject({ status: "monitoring", resolvedAt: null });
    const newest = again.updates[0]?.id ?? "";
    expect(await removeUpdate(actor, newest)).toMatchObject({ status: "resolved" });
    const second = again.updates[1]?.id ?? "";
    expect(await changeUpdate(actor, second, { status: "identified", body: "A disk." })).toMatchObject({
      status: "identified",
      resolvedAt: null,
    });
    await deleteAnnouncement(actor, made.id);
    expect(await refusal(getAnnouncement(actor, made.id))).toEqual(["not-found"]);
    await expect.poll(async () => (await publicStatus(slug))?.overall, { timeout: 3000 }).toBe("operational");
  });

  it("may be of the past, in order, and never of the future", async () => {
    const { actor, page } = await fixture();
    const startedAt = ago(300).toISOString();
    const made = await createAnnouncement(actor, page.id, { title: "Slow", body: "Slow.", startedAt });
    expect(made).toMatchObject({ startedAt, updates: [{ at: startedAt }] });
    const at = ago(200).toISOString();
    const ended = await addUpdate(actor, made.id, { status: "resolved", body: "Fast.", at });
    expect(ended.resolvedAt).toBe(at);
    const between = await addUpdate(actor, made.id, {
      status: "identified",
      body: "A disk.",
      at: ago(250).toISOString(),
    });
    expect(between.updates.map(({ status }) => status)).toEqual(["resolved", "identified", "investigating"]);
    const future = new Date(Date.now() + 10 * minute).toISOString();
    expect(await refusal(addUpdate(actor, made.id, { status: "resolved", body: "x", at: future }))).toEqual([
      "invalid",
      "at",
    ]);
    expect(
      await refusal(addUpdate(actor, made.id, { status: "resolved", body: "x", at: ago(400).toISOString() })),
    ).toEqual(["invalid", "at"]);
    expect(await refusal(createAnnouncement(actor, page.id, { title: "x", body: "x", startedAt: future }))).toEqual([
      "invalid",
      "startedAt",
    ]);
    expect(await refusal(updateAnnouncement(actor, made.id, { startedAt: ago(100).toISOString() }))).toEqual([
      "invalid",
      "startedAt",
    ]);
    const moved = await updateAnnouncement(actor, made.id, { startedAt: ago(400).toISOString() });
    expect(moved.updates.at(-1)?.at).toBe(moved.startedAt);
  });

  it("touch components of their own page only", async () => {
    const one = await fixture();
    const other = await fixture();
    const foreign = { title: "x", body: "x", componentIds: [other.componentId] };
    expect(await refusal(createAnnouncement(one.actor, one.page.id, foreign))).toEqual(["invalid", "componentIds"]);
    expect(await refusal(createAnnouncement(one.actor, other.page.id, { title: "x", body: "x" }))).toEqual([
      "not-found",
    ]);
    expect(await one.entries()).toEqual([]);
  });

  it("keep what they touch when the page is saved again", async () => {
    const { actor, page, componentId, monitorId } = await fixture();
    const made = await createAnnouncement(actor, page.id, { title: "x", body: "x", componentIds: [componentId] });
    await updateStatusPage(actor, page.id, { components: [{ monitorId, name: "Renamed" }] });
    expect((await getAnnouncement(actor, made.id)).componentIds).toEqual([componentId]);
  });
});

describe("announcements by rule", () => {
  it("tell of an incident, that it is known, and of its end, and of no name inside", async () => {
    const { organizationId, monitorId, entries, slug } = await fixture();
    const { id } = await open(organizationId, monitorId);
    await Promise.all([followIncidents(), followIncidents()]);
    const [made, ...more] = await entries();
    expect(more).toEqual([]);
    expect(made).toMatchObject({ title: "Checkout is not available", impact: "major", incidentId: id, draft: false });
    await systemDb().incident.update({ where: { id }, data: { acknowledgedAt: new Date(), status: "acknowledged" } });
    await followIncidents();
    expect((await entries())[0]?.status).toBe("identified");
    await close(id);
    await followIncidents();
    await followIncidents();
    const [ended] = await entries();
    expect(ended?.updates.map(({ status }) => status)).toEqual(["resolved", "identified", "investigating"]);
    expect(ended).toMatchObject({ title: "Checkout was not available", status: "resolved" });
    expect(ended?.resolvedAt).not.toBeNull();
    expect(JSON.stringify([ended, await publicStatus(slug)])).not.toMatch(/nginx|internal:|db-primary/);
  });

  it.each<[string, Partial<AnnounceRule>, Opening, number]>([
    ["nothing", { action: "nothing" }, {}, 0],
    ["what has not lasted long enough", { afterMinutes: 5 }, { minutes: 4 }, 0],
    ["what has", { afterMinutes: 5 }, { minutes: 6 }, 1],
    ["no warning when only outages are wanted", {}, { severity: "warning" }, 0],
    ["a warning when all is wanted", { onlyCritical: false }, { severity: "warning" }, 1],
    ["no certificate", { onlyCritical: false }, { severity: "warning", rule: "certificate-ends-soon" }, 0],
    ["nothing of what is quiet", {}, { quiet: { reason: "maintenance" } }, 0],
  ])("tell %s", async (_what, rule, opening, count) => {
    const { organizationId, monitorId, entries } = await fixture(rule);
    await open(organizationId, monitorId, opening);
    await followIncidents();
    expect(await entries()).toHaveLength(count);
  });

  it("may be drafts, which nobody else sees, and names when the page says so", async () => {
    const { organizationId, monitorId, entries, slug } = await fixture({ action: "draft", internalNames: true });
    await open(organizationId, monitorId);
    await followIncidents();
    expect(await entries(false)).toEqual([]);
    expect((await publicStatus(slug))?.openIncidents).toEqual([]);
    const [draft] = await entries();
    expect(draft?.updates[0]?.body).toContain("nginx at db\\-primary\\.internal\\: \\*refused\\*");
  });

  it("are not made again of what somebody took off the page", async () => {
    const { organizationId, actor, monitorId, entries } = await fixture();
    await open(organizationId, monitorId);
    await followIncidents();
    await deleteAnnouncement(actor, (await entries())[0]?.id ?? "");
    await followIncidents();
    expect(await entries()).toEqual([]);
  });

  it("are left to people once they said that it is over", async () => {
    const { organizationId, actor, monitorId, entries } = await fixture();
    const { id } = await open(organizationId, monitorId);
    await followIncidents();
    await addUpdate(actor, (await entries())[0]?.id ?? "", { status: "resolved", body: "A false alarm." });
    await close(id);
    await followIncidents();
    expect((await entries()).map(({ updates }) => updates.length)).toEqual([2]);
  });

  it("tell once of a component whose monitors fail one after the other, until all are well", async () => {
    const { organizationId, monitorIds, entries } = await fixture({}, 2);
    const first = await open(organizationId, monitorIds[0] ?? "", { minutes: 3 });
    await followIncidents();
    const second = await open(organizationId, monitorIds[1] ?? "", { minutes: 1 });
    await close(first.id);
    await followIncidents();
    expect((await entries()).map(({ resolvedAt }) => resolvedAt)).toEqual([null]);
    await close(second.id);
    await followIncidents();
    await followIncidents();
    expect((await entries()).map(({ resolvedAt }) => typeof resolvedAt)).toEqual(["string"]);
  });

  it("wait until a quorum is missed", async () => {
    const { organizationId, monitorIds, entries } = await fixture({}, 3, 2);
    await open(organizationId, monitorIds[0] ?? "");
    await followIncidents();
    expect(await entries()).toEqual([]);
    await open(organizationId, monitorIds[1] ?? "");
    await followIncidents();
    expect(await entries()).toHaveLength(1);
  });

  it("end with a monitor that is deleted", async () => {
    const { organizationId, monitorId, entries } = await fixture();
    await open(organizationId, monitorId);
    await followIncidents();
    await systemDb().monitor.delete({ where: { id: monitorId } });
    await followIncidents();
    expect((await entries())[0]?.updates[0]).toMatchObject({
      status: "resolved",
      body: "This is not checked any more.",
    });
  });
});

describe("what subscribers are told", () => {
  const told = async (statusPageId: string) => {
    const rows = await systemDb().bulletin.findMany({ where: { statusPageId }, orderBy: { createdAt: "asc" } });
    return rows.map(({ notice }) => {
      const { status, text, path } = notice as { status: string; text: string; path: string };
      return [status, text, path.startsWith("/incidents/")];
    });
  };

  it("is each update of what is public, as plain text, and nothing of drafts, the past and corrections", async () => {
    const { actor, page } = await fixture();
    const made = await createAnnouncement(actor, page.id, { title: "Slow", body: "We **look**.", draft: true });
    await addUpdate(actor, made.id, { status: "identified", body: "[A disk](https://a.example/)." });
    expect(await told(page.id)).toEqual([]);
    await updateAnnouncement(actor, made.id, { draft: false });
    const after = await addUpdate(actor, made.id, { status: "resolved", body: "Fixed.", notify: true });
    await changeUpdate(actor, after.updates[0]?.id ?? "", { body: "Fixed it." });
    await addUpdate(actor, made.id, { status: "monitoring", body: "Quiet.", notify: false });
    await createAnnouncement(actor, page.id, { title: "Old", body: "Old.", startedAt: ago(300).toISOString() });
    expect(await told(page.id)).toEqual([
      ["identified", "A disk (https://a.example/).", true],
      ["resolved", "Fixed.", true],
    ]);
  });
});
