import PostalMime from "postal-mime";
import { Webhook } from "standardwebhooks";
import { describe, expect, it, vi } from "vitest";
import { deliverDueAlerts } from "@/lib/alert/deliver-due";
import { listDeliveries } from "@/lib/alert/list-deliveries";
import { claimAlerts } from "@/lib/alert/store";
import { getChannel } from "@/lib/channel/get-channel";
import { testChannel } from "@/lib/channel/test-channel";
import { pool } from "@/lib/db";
import { getIncident } from "@/lib/incident/get-incident";
import { listIncidents } from "@/lib/incident/list-incidents";
import { deliver, due, failing, receiversForFile } from "@/lib/testing/alert-receivers";
import { newOrganization } from "@/lib/testing/factories";

const got = receiversForFile();

describe("delivering what is due", () => {
  it("sends a signed webhook and a mail, and the recovery in the same thread", async () => {
    const { actor, hook, becomes } = await failing(got);
    await deliver();
    await becomes("up");
    await deliver();

    expect(got.received.map(({ body }) => JSON.parse(body).type)).toEqual(["incident.opened", "incident.resolved"]);
    for (const { headers, body } of got.received) {
      new Webhook(hook.secret ?? "").verify(body, headers as Record<string, string>);
      expect(() => new Webhook(hook.secret ?? "").verify(`${body} `, headers as Record<string, string>)).toThrow();
    }
    const [down, up] = await Promise.all(got.mails.map((raw) => PostalMime.parse(raw)));
    expect(down?.subject).toMatch(/^Down: shop · /);
    expect(up?.subject).toBe(`Re: ${down?.subject}`);
    expect(up?.inReplyTo).toBe(down?.messageId);
    expect(up?.text).toContain("answers again");
    expect(down?.headers.find(({ key }) => key === "auto-submitted")?.value).toBe("auto-generated");

    const [incident] = (await listIncidents(actor, {})).data;
    const types = (await getIncident(actor, incident?.id ?? "")).timeline.map(({ type }) => type);
    expect(types.filter((type) => type === "notice-sent")).toHaveLength(4);
  });

  it("tries again under the same id after a 500, and sends it once", async () => {
    const { actor, hook } = await failing(got);
    got.answer = { status: 500 };
    await deliver();
    expect(got.received).toHaveLength(1);
    got.answer = { status: 200 };
    await due();
    await deliver();
    await due();
    await deliver();
    expect(got.received).toHaveLength(2);
    expect(got.received[0]?.headers["webhook-id"]).toBe(got.received[1]?.headers["webhook-id"]);
    const [delivery] = (await listDeliveries(actor, { channelId: hook.channel.id })).data;
    expect(delivery).toMatchObject({ status: "delivered", attempts: [{ outcome: "retry" }, { outcome: "delivered" }] });
  });

  it("says nothing of the recovery while the failure is being told", async () => {
    const { becomes } = await failing(got);
    got.answer = { status: 200, hang: true };
    const { done } = await deliverDueAlerts();
    await vi.waitFor(() => expect(got.received).toHaveLength(1), { timeout: 5000 });
    await becomes("up");
    await deliver();
    expect(got.received).toHaveLength(1);
    got.letGo();
    await done;
  });

  it("tells of both in one late message when the end comes before the failure could be told", async () => {
    const { actor, hook, becomes } = await failing(got);
    got.answer = { status: 503 };
    await deliver();
    await becomes("up");
    got.answer = { status: 200 };
    await deliver();
    await due();
    await deliver();
    expect(
      got.received.map(({ body }) => JSON.parse(body)).map(({ type, data }) => [type, data.late ?? false]),
    ).toEqual([
      ["incident.opened", false],
      ["incident.resolved", true],
    ]);
    const { data } = await listDeliveries(actor, { channelId: hook.channel.id });
    expect(data.map(({ status }) => status)).toEqual(["delivered", "dead"]);
    expect(data[1]?.attempts.at(-1)).toMatchObject({ outcome: "superseded" });
  });

  it("waits as long as a 429 asks for, and disables a channel that is gone", async () => {
    const { actor, hook } = await failing(got);
    got.answer = { status: 429, headers: { "retry-after": "120" } };
    await deliver();
    const [delivery] = (await listDeliveries(actor, { channelId: hook.channel.id })).data;
    expect(new Date(delivery?.nextTryAt ?? 0).getTime()).toBeGreaterThan(Date.now() + 110_000);
    got.answer = { status: 410 };
    await due();
    await deliver();
    expect((await getChannel(actor, hook.channel.id)).disabledReason).toContain("410");
  });

  it("lets no receiver that hangs hold up another", async () => {
    await failing(got);
    got.answer = { status: 200, hang: true };
    const { done } = await deliverDueAlerts();
    await vi.waitFor(() => expect(got.mails).toHaveLength(1), { timeout: 5000 });
    await vi.waitFor(() => expect(got.received).toHaveLength(1), { timeout: 5000 });
    got.letGo();
    await done;
  });

  it("keeps what is being sent for as long as that takes", async () => {
    await failing(got);
    got.answer = { status: 200, hang: true };
    const { done } = await deliverDueAlerts();
    await vi.waitFor(() => expect(got.received).toHaveLength(1), { timeout: 5000 });
    await pool().query(
      "update alert set lease_until = clock_timestamp() + interval '6 seconds' where status = 'pending'",
    );
    await new Promise((resolve) => setTimeout(resolve, 7000));
    await deliver();
    expect(got.received).toHaveLength(1);
    got.letGo();
    await done;
  });

  it("leaves what a process that died was sending to another within seconds", async () => {
    await failing(got);
    await claimAlerts(50);
    const { rows } = await pool().query<{ seconds: number }>(
      "select extract(epoch from max(lease_until) - clock_timestamp())::float8 as seconds from alert",
    );
    expect(rows[0]?.seconds).toBeGreaterThan(5);
    expect(rows[0]?.seconds).toBeLessThanOrEqual(15);
  });

  it("claims each alert for one of several alerters", async () => {
    await failing(got);
    await Promise.all([deliver(), deliver(), deliver()]);
    expect(got.received).toHaveLength(1);
    expect(got.mails).toHaveLength(1);
  });

  it("sends again under the same id when an alerter dies before it could say so", async () => {
    await failing(got);
    const { done } = await deliverDueAlerts();
    await pool().query(
      "update alert set lease_token = gen_random_uuid(), lease_until = clock_timestamp() - interval '1 second'",
    );
    await done;
    await deliver();
    expect(new Set(got.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect(
      new Set((await Promise.all(got.mails.map((raw) => PostalMime.parse(raw)))).map(({ messageId }) => messageId))
        .size,
    ).toBe(1);
  });

  it("keeps a test notice to one try and shows the answer", async () => {
    const { actor, hook } = await failing(got);
    got.answer = { status: 404 };
    expect(await testChannel(actor, hook.channel.id)).toMatchObject({ outcome: "retry", answer: "404 noted" });
    const { actor: stranger } = await newOrganization();
    await expect(testChannel(stranger, hook.channel.id)).rejects.toMatchObject({ code: "not-found" });
  });
});
