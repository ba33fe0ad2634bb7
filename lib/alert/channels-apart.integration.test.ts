import { setTimeout as wait } from "node:timers/promises";
import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { deliverDueAlerts } from "@/lib/alert/deliver-due";
import { listDeliveries } from "@/lib/alert/list-deliveries";
import { createChannel } from "@/lib/channel/create-channel";
import { deleteChannel } from "@/lib/channel/delete-channel";
import { testChannel } from "@/lib/channel/test-channel";
import { pool } from "@/lib/db";
import { deliver, due, failing, receiversForFile, watched } from "@/lib/testing/alert-receivers";

const got = receiversForFile();
const types = () => got.received.map(({ body }) => JSON.parse(body).type);

describe("a channel apart from its alerts", () => {
  it("is left alone for all alerts while its receiver asked for a pause, and resumes after it", async () => {
    const { newMonitor } = await failing(got);
    got.answer = { status: 429, headers: { "retry-after": "120" } };
    await deliver();
    await (await newMonitor("blog")).becomes("down");
    got.answer = { status: 204 };
    await deliver();
    expect(got.received).toHaveLength(1);
    // The pause is over for the alert that met it.
    await due();
    await deliver();
    await deliver();
    expect(got.received).toHaveLength(3);
  });

  it("hears of the recovery when it heard of the failure, whatever the monitor's channels are by then", async () => {
    const { actor, becomes, monitor, organizationId } = await failing(got);
    await deliver();
    const later = await createChannel(actor, { type: "webhook", url: got.hookUrl("/later") });
    await pool().query("delete from monitor_channel where monitor_id = $1::uuid", [monitor.id]);
    await pool().query("insert into monitor_channel (organization_id, monitor_id, channel_id) values ($1, $2, $3)", [
      organizationId,
      monitor.id,
      later.channel.id,
    ]);
    await becomes("up");
    await deliver();
    expect(types()).toEqual(["incident.opened", "incident.resolved"]);
    expect(got.received.map(({ path }) => path)).toEqual(["/hook", "/hook"]);
    expect(got.mails).toHaveLength(2);
  });

  it("takes what waits for it along when it is deleted, also while that is being sent", async () => {
    const { actor, hook, becomes } = await failing(got);
    got.answer = { status: 200, hang: true };
    const { done } = await deliverDueAlerts();
    await expect.poll(() => got.received.length, { timeout: 5000 }).toBe(1);
    await deleteChannel(actor, hook.channel.id);
    got.letGo();
    await done;
    got.answer = { status: 204 };
    await becomes("up");
    await deliver();
    expect(types()).toEqual(["incident.opened"]);
    expect((await listDeliveries(actor, { channelId: hook.channel.id })).data).toEqual([]);
  });

  it("never tells of a recovery before the failure when an alerter dies between sending and recording", async () => {
    const { becomes } = await failing(got);
    // Slow enough that the lease is lost before the answer comes.
    got.answer = { status: 200, delayMs: 400 };
    const { done } = await deliverDueAlerts();
    await pool().query("update alert set lease_token = gen_random_uuid()");
    await done;
    got.answer = { status: 200 };
    await becomes("up");
    await deliver();
    expect(types()).toEqual(["incident.opened"]);
    await pool().query(
      "update alert set lease_until = clock_timestamp() - interval '1 second' where status = 'pending'",
    );
    await deliver();
    await deliver();
    expect(types().indexOf("incident.resolved")).toBeGreaterThan(0);
    expect(types().filter((type) => type === "incident.resolved")).toHaveLength(1);
  });

  it("sends each of 200 alerts over 20 channels once with two alerters at work", async () => {
    const { actor, organizationId, newMonitor } = await watched(got);
    for (let index = 0; index < 18; index++)
      await createChannel(actor, { type: "webhook", url: got.hookUrl(`/${index}`) });
    await pool().query("delete from monitor_channel where organization_id = $1::uuid", [organizationId]);
    for (let index = 0; index < 10; index++) {
      const { monitor, becomes } = await newMonitor(`m${index}`);
      await pool().query(
        "insert into monitor_channel select organization_id, $1::uuid, id from channel where organization_id = $2::uuid on conflict do nothing",
        [monitor.id, organizationId],
      );
      await becomes("down");
    }
    const work = async () => {
      for (let round = 0; round < 40; round++) await (await deliverDueAlerts()).done;
    };
    await Promise.all([work(), work()]);
    expect(got.received.length + got.mails.length).toBe(200);
    expect(new Set(got.received.map(({ headers }) => headers["webhook-id"])).size).toBe(got.received.length);
  });

  it("records an alert once when the database breaks its connections during a send", async () => {
    const { actor, hook } = await failing(got);
    got.answer = { status: 200, delayMs: 500 };
    const { done } = await deliverDueAlerts();
    await expect.poll(() => got.received.length, { timeout: 5000 }).toBe(1);
    // Again and again, past the moment in which the end of the send is written down.
    for (let round = 0; round < 35; round++) {
      await pool()
        .query(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
        )
        .catch(() => undefined);
      await wait(20);
    }
    await done;
    await deliver();
    expect(got.received).toHaveLength(1);
    const { data } = await listDeliveries(actor, { channelId: hook.channel.id });
    expect(data).toMatchObject([{ status: "delivered", attempts: [{ outcome: "delivered" }] }]);
  });

  it("keeps thirty tests at once to five", async () => {
    const { actor, hook } = await watched(got);
    const ends = await Promise.allSettled(Array.from({ length: 30 }, () => testChannel(actor, hook.channel.id)));
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
    expect(got.received).toHaveLength(5);
    for (const end of ends) if (end.status === "rejected") expect(end.reason).toMatchObject({ code: "limit" });
  });

  it("follows no redirect and cuts a long answer", async () => {
    const { actor, hook } = await watched(got);
    got.answer = { status: 302, headers: { location: got.hookUrl("/elsewhere") } };
    expect(await testChannel(actor, hook.channel.id)).toMatchObject({ outcome: "retry" });
    got.answer = { status: 200, body: Buffer.alloc(2_000_000, "x") };
    const { answer } = await testChannel(actor, hook.channel.id);
    expect(answer.length).toBeLessThanOrEqual(500);
    expect(got.received.map(({ path }) => path)).toEqual(["/hook", "/hook"]);
  });

  it("is told that a degraded monitor went down", async () => {
    const { becomes } = await watched(got);
    await becomes("degraded");
    await deliver();
    await becomes("down");
    await deliver();
    const [warning, outage] = await Promise.all(got.mails.map((raw) => PostalMime.parse(raw)));
    expect(warning?.subject).toMatch(/^Degraded: shop/);
    expect(outage?.subject).toMatch(/^Down: shop/);
    expect(got.received.map(({ body }) => JSON.parse(body).data.incident.severity)).toEqual(["warning", "critical"]);
  });
});
