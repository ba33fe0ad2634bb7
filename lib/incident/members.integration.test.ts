import { afterAll, describe, expect, it } from "vitest";
import { promotePlanned } from "@/lib/alert/promote-planned";
import { claimAlerts, dropNeedless } from "@/lib/alert/store";
import { createChannel } from "@/lib/channel/create-channel";
import { pool } from "@/lib/db";
import { recordDeployment } from "@/lib/deployment/record-deployment";
import { resolveIncident } from "@/lib/incident/resolve-incident";
import { deleteMonitor } from "@/lib/monitor/delete-monitor";
import { getMonitor } from "@/lib/monitor/get-monitor";
import { shutDown } from "@/lib/queue/shut-down";
import { watchedHouse } from "@/lib/testing/watched-house";
import { monitorUptime } from "@/lib/uptime/monitor-uptime";
import { uptimeShares } from "@/lib/uptime/uptime-shares";

afterAll(shutDown);

describe("monitors that fail together", () => {
  it("are one incident: one notice, the number a little later, one recovery when all are well", async () => {
    const { actor, make, becomes, incidents, incidentOf, alerts } = await watchedHouse();
    const shop = await make("shop", "127.0.0.1");
    const docs = await make("docs", "127.0.0.1");
    await becomes(shop, "down");
    await becomes(docs, "down");
    const opened = await incidentOf(docs);
    expect(await incidents()).toHaveLength(1);
    expect(opened.monitorId).toBe(shop.id);
    expect(opened.members.map(({ name, resolvedAt }) => [name, resolvedAt])).toEqual([
      ["shop", null],
      ["docs", null],
    ]);
    const [first, update] = await alerts(opened.id);
    expect([first?.kind, update?.kind]).toEqual(["opened", "updated"]);
    expect((update?.dueAt.getTime() ?? 0) - (update?.createdAt.getTime() ?? 0)).toBe(30_000);

    const end = await becomes(shop, "up");
    expect((await incidentOf(shop)).status).toBe("open");
    expect((await getMonitor(actor, shop.id)).state).toBe("up");
    await becomes(docs, "up");
    const over = await incidentOf(shop);
    expect(over.status).toBe("resolved");
    expect(over.members[0]?.resolvedAt).toBe(end.toISOString());
    expect(over.resolvedAt).toBe(over.members[1]?.resolvedAt);
    expect((await alerts(opened.id)).map(({ kind }) => kind)).toEqual(["opened", "updated", "resolved"]);
    expect(over.timeline.map(({ type }) => type)).toEqual([
      "first-failure",
      "opened",
      "joined",
      "left",
      "recovered",
      "resolved",
    ]);
  });

  it("are counted in the first notice when they came before it was sent, and told no second time", async () => {
    const { organizationId, make, becomes, incidentOf, alerts } = await watchedHouse();
    const names = ["a", "b", "c"];
    const monitors = [];
    for (const name of names) monitors.push(await make(name, "127.0.0.7"));
    for (const each of monitors) await becomes(each, "down");
    await pool().query("update alert set status = 'dead' where organization_id <> $1", [organizationId]);
    const claimed = await claimAlerts(50);
    const notice = claimed.find(({ kind }) => kind === "opened")?.notice;
    expect(notice?.incident).toMatchObject({ memberCount: 3, members: names.map((name) => ({ name })) });
    await pool().query(
      "update alert set lease_until = null, status = case when kind = 'opened' then 'delivered' else status end, due_at = now() - interval '1 second' where organization_id = $1",
      [organizationId],
    );
    await promotePlanned();
    await dropNeedless();
    const { id } = await incidentOf(monitors[0] as (typeof monitors)[number]);
    expect((await alerts(id)).map(({ kind }) => kind)).toEqual(["opened"]);
  });

  it("tell the number to those who heard of fewer", async () => {
    const { organizationId, make, becomes, incidentOf, alerts } = await watchedHouse();
    const shop = await make("shop", "127.0.0.8");
    const docs = await make("docs", "127.0.0.8");
    await becomes(shop, "down");
    await pool().query("update alert set status = 'delivered', attempts = 1 where organization_id = $1", [
      organizationId,
    ]);
    await becomes(docs, "down");
    await pool().query("update alert set due_at = now() - interval '1 second' where organization_id = $1", [
      organizationId,
    ]);
    await promotePlanned();
    await dropNeedless();
    const { id } = await incidentOf(shop);
    expect((await alerts(id)).map(({ kind }) => kind)).toEqual(["opened", "updated"]);
    await pool().query("update alert set status = 'dead' where organization_id <> $1", [organizationId]);
    expect((await claimAlerts(50))[0]).toMatchObject({ kind: "updated", notice: { incident: { memberCount: 2 } } });
  });

  it("tell the channels of each, of its own monitor first and last", async () => {
    const { actor, make, becomes, incidentOf, alerts } = await watchedHouse();
    const { channel: other } = await createChannel(actor, { type: "email", address: "docs@example.com" });
    const shop = await make("shop", "127.0.0.1", { channelIds: [] });
    const docs = await make("docs", "127.0.0.1", { channelIds: [other.id] });
    await becomes(shop, "down");
    await becomes(docs, "down");
    const { id } = await incidentOf(shop);
    await becomes(docs, "up");
    await becomes(shop, "up");
    expect(
      (await alerts(id)).map(({ kind, channelId, notice }) => [
        kind,
        channelId,
        (notice as { monitor: { name: string } }).monitor.name,
      ]),
    ).toEqual([
      ["opened", other.id, "docs"],
      ["resolved", other.id, "docs"],
    ]);
  });

  it("are one incident also when many open it at once", async () => {
    const { make, becomes, incidents } = await watchedHouse();
    const monitors = await Promise.all(Array.from({ length: 12 }, (_, index) => make(`m${index}`, "127.0.0.1")));
    await Promise.all(monitors.map((each) => becomes(each, "down")));
    expect(await incidents()).toHaveLength(1);
    await Promise.all(monitors.map((each) => becomes(each, "up")));
    const [over] = await incidents();
    expect(over?.status).toBe("resolved");
    expect(over?.members).toHaveLength(12);
  });

  it("stay apart when they are of other hosts, or fail at another time", async () => {
    const { make, becomes, incidents, pass } = await watchedHouse();
    await becomes(await make("a", "127.0.0.1"), "down");
    await becomes(await make("b", "127.0.0.2"), "down");
    pass(151);
    await becomes(await make("c", "127.0.0.1"), "down");
    expect(await incidents()).toHaveLength(3);
  });

  it("are one incident when they fail after one release", async () => {
    const { actor, make, becomes, incidents } = await watchedHouse();
    const shop = await make("shop", "127.0.0.1");
    const docs = await make("docs", "127.0.0.2");
    await recordDeployment(actor, { version: "1", at: new Date(Date.now() - 3_100_000).toISOString() });
    await becomes(shop, "down", "app-error");
    await becomes(docs, "down", "upstream-refused");
    expect(await incidents()).toHaveLength(1);
  });

  it("count as down each for its own time", async () => {
    const { actor, make, becomes, pass } = await watchedHouse();
    const shop = await make("shop", "127.0.0.1");
    const docs = await make("docs", "127.0.0.1");
    await becomes(shop, "down");
    await becomes(docs, "down");
    pass(9);
    await becomes(docs, "up");
    pass(88);
    await becomes(shop, "up");
    const range = { from: new Date(Date.now() - 3_600_000 * 2), to: new Date() };
    expect((await monitorUptime(actor, shop.id, range)).downSeconds).toBe(100);
    expect((await monitorUptime(actor, docs.id, range)).downSeconds).toBe(10);
    expect((await uptimeShares(actor, [docs.id])).get(docs.id)).toBeDefined();
  });

  it("are all looked at afresh when somebody closes it", async () => {
    const { actor, make, becomes, incidents, incidentOf } = await watchedHouse();
    const shop = await make("shop", "127.0.0.1");
    const docs = await make("docs", "127.0.0.1");
    await becomes(shop, "down");
    await becomes(docs, "down");
    const { id } = await incidentOf(shop);
    const over = await resolveIncident(actor, id);
    expect(over.members.every(({ resolvedAt }) => resolvedAt === over.resolvedAt)).toBe(true);
    expect((await getMonitor(actor, docs.id)).state).toBe("pending");
    await becomes(docs, "down");
    expect((await incidents(docs)).map(({ status }) => status)).toEqual(["open", "resolved"]);
  });

  it("go on without one that is deleted, and end with the last", async () => {
    const { actor, make, becomes, incidents, incidentOf, notices } = await watchedHouse();
    const shop = await make("shop", "127.0.0.1");
    const docs = await make("docs", "127.0.0.1");
    const wiki = await make("wiki", "127.0.0.1");
    for (const each of [shop, docs, wiki]) await becomes(each, "down");
    const { id } = await incidentOf(shop);
    await becomes(wiki, "up");
    await deleteMonitor(actor, shop.id);
    expect(await incidentOf(docs)).toMatchObject({ id, monitorId: docs.id, status: "open" });
    await deleteMonitor(actor, docs.id);
    expect(await incidentOf(wiki)).toMatchObject({ id, monitorId: wiki.id, status: "resolved" });
    expect(await notices(id)).toEqual(["opened", "updated", "resolved"]);
    await deleteMonitor(actor, wiki.id);
    expect(await incidents()).toEqual([]);
  });
});
