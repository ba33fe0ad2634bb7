import { randomUUID } from "node:crypto";
import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { listDeliveries } from "@/lib/alert/list-deliveries";
import { getChannel } from "@/lib/channel/get-channel";
import { pool, systemDb } from "@/lib/db";
import { getIncident } from "@/lib/incident/get-incident";
import { listIncidents } from "@/lib/incident/list-incidents";
import { deliver, due, failing, receiversForFile } from "@/lib/testing/alert-receivers";

const got = receiversForFile();

async function addOwner(organizationId: string, email: string): Promise<void> {
  const user = await systemDb().user.create({ data: { id: randomUUID(), name: "Owner", email, emailVerified: true } });
  await systemDb().member.create({
    data: { organizationId, userId: user.id, role: "owner", createdAt: new Date() },
  });
}

const mailsTo = async (address: string) =>
  (await Promise.all(got.mails.map((raw) => PostalMime.parse(raw)))).filter(({ to }) => to?.[0]?.address === address);

/** The next try is the last one of the schedule. */
const lastTry = (channelId: string) =>
  pool().query("update alert set attempts = 13 where channel_id = $1::uuid and status = 'pending'", [channelId]);

describe("giving up", () => {
  it("disables a channel that is gone, drops what waits for it and mails the owner once", async () => {
    const { actor, organizationId, hook, newMonitor } = await failing(got);
    const owner = `owner-${randomUUID()}@example.com`;
    await addOwner(organizationId, owner);
    await (await newMonitor("blog")).becomes("down");
    got.answer = { status: 410 };
    await deliver();
    expect(got.received).toHaveLength(1);
    const { data } = await listDeliveries(actor, { channelId: hook.channel.id });
    expect(data.map(({ status }) => status)).toEqual(["dead", "dead"]);
    expect((await getChannel(actor, hook.channel.id)).disabledReason).toContain("410");
    const told = await mailsTo(owner);
    expect(told.map(({ subject }) => subject)).toEqual([`Channel disabled: ${hook.channel.name}`]);
    expect(told[0]?.text).toContain(`/channels/${hook.channel.id}`);
  });

  it("ends after the last try: dead, on the timeline, the channel disabled and the owner told", async () => {
    const { actor, organizationId, hook } = await failing(got);
    const owner = `owner-${randomUUID()}@example.com`;
    await addOwner(organizationId, owner);
    await lastTry(hook.channel.id);
    got.answer = { status: 503, body: "closed" };
    await deliver();
    await due();
    await deliver();
    expect(got.received).toHaveLength(1);
    const [delivery] = (await listDeliveries(actor, { channelId: hook.channel.id })).data;
    expect(delivery).toMatchObject({ status: "dead", attempts: [{ outcome: "dead", answer: "503 closed" }] });
    expect((await getChannel(actor, hook.channel.id)).disabledReason).toMatch(/three days.*503 closed/);
    const [incident] = (await listIncidents(actor, {})).data;
    const { timeline } = await getIncident(actor, incident?.id ?? "");
    expect(timeline.filter(({ type }) => type === "notice-failed").map(({ data }) => data)).toMatchObject([
      { channelType: "webhook", attempts: 14, final: true },
    ]);
    expect(await mailsTo(owner)).toHaveLength(1);
  });

  it("keeps a channel that took another notice meanwhile", async () => {
    const { actor, hook, newMonitor } = await failing(got);
    await deliver();
    await (await newMonitor("blog")).becomes("down");
    await lastTry(hook.channel.id);
    got.answer = { status: 400 };
    await due();
    await deliver();
    const { data } = await listDeliveries(actor, { channelId: hook.channel.id });
    expect(data.map(({ status }) => status).sort()).toEqual(["dead", "delivered"]);
    expect((await getChannel(actor, hook.channel.id)).disabledAt).toBeNull();
  });

  it("tells an owner of an e-mail channel that takes nothing elsewhere, never at that same address", async () => {
    const { organizationId, actor, mail } = await failing(got);
    const other = `owner-${randomUUID()}@example.com`;
    await addOwner(organizationId, other);
    const same = await systemDb().user.findUnique({ where: { email: "ops@example.com" } });
    if (!same) await addOwner(organizationId, "ops@example.com");
    await lastTry(mail.channel.id);
    got.refuse = { address: "ops@example.com", code: 450 };
    await deliver();
    got.refuse = null;
    await due();
    await deliver();
    expect((await getChannel(actor, mail.channel.id)).disabledReason).toContain("450");
    expect(await mailsTo("ops@example.com")).toHaveLength(0);
    expect(await mailsTo(other)).toHaveLength(1);
  });

  it("takes a mail server's 550 to the recipient for its last word and 450 for a later", async () => {
    const { actor, mail, newMonitor } = await failing(got);
    got.refuse = { address: "ops@example.com", code: 450 };
    await deliver();
    const statuses = async () =>
      (await listDeliveries(actor, { channelId: mail.channel.id })).data.map((d) => d.status);
    expect(await statuses()).toEqual(["pending"]);
    got.refuse = { address: "ops@example.com", code: 550 };
    await (await newMonitor("blog")).becomes("down");
    await due();
    await deliver();
    expect(await statuses()).toEqual(["dead", "dead"]);
  });
});
