import { randomUUID } from "node:crypto";
import PostalMime from "postal-mime";
import { describe, expect, it, vi } from "vitest";
import { listDeliveries } from "@/lib/alert/list-deliveries";
import { recordAttempt } from "@/lib/alert/record-attempt";
import { claimAlerts } from "@/lib/alert/store";
import { getChannel } from "@/lib/channel/get-channel";
import { settleDisabled } from "@/lib/channel/settle-disabled";
import { pool, systemDb } from "@/lib/db";
import { freePort } from "@/lib/embedded/free-port";
import { forgetEnv } from "@/lib/env";
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

  it("disables an address that refuses three notices in a row, and tells the owner elsewhere", async () => {
    const { actor, organizationId, mail, newMonitor } = await failing(got);
    const owner = `owner-${randomUUID()}@example.com`;
    await addOwner(organizationId, owner);
    got.refuse = { address: "ops@example.com", code: 550 };
    await deliver();
    await (await newMonitor("blog")).becomes("down");
    await deliver();
    expect((await getChannel(actor, mail.channel.id)).disabledAt).toBeNull();
    await (await newMonitor("search")).becomes("down");
    await deliver();
    expect((await getChannel(actor, mail.channel.id)).disabledReason).toMatch(/Three notices in a row.*550/);
    expect(await mailsTo(owner)).toHaveLength(1);
  });

  it("tells the owner also when the one who disabled the channel died over it", async () => {
    const { actor, organizationId, hook, newMonitor } = await failing(got);
    const owner = `owner-${randomUUID()}@example.com`;
    await addOwner(organizationId, owner);
    await (await newMonitor("blog")).becomes("down");
    const claimed = (await claimAlerts(50)).find(({ channel_id: id }) => id === hook.channel.id);
    if (!claimed) throw new Error("Nothing was due.");
    // All that was committed before it died.
    const gone = { outcome: "dead", answer: "410", durationMs: 1, waitMs: null } as const;
    expect(await recordAttempt(claimed, gone, { why: "gone", answer: "410" })).toBe(true);
    expect((await getChannel(actor, hook.channel.id)).disabledReason).toContain("410");
    expect(await mailsTo(owner)).toHaveLength(0);
    await settleDisabled();
    await settleDisabled();
    expect(await mailsTo(owner)).toHaveLength(1);
    const { data } = await listDeliveries(actor, { channelId: hook.channel.id });
    expect(data.map(({ status }) => status)).toEqual(["dead", "dead"]);
  });

  it("waits for a mail server that is away without counting, and tells the owner once it is back", async () => {
    const { actor, organizationId, hook, mail } = await failing(got);
    const owner = `owner-${randomUUID()}@example.com`;
    await addOwner(organizationId, owner);
    const smtp = process.env["SMTP_URL"] ?? "";
    vi.stubEnv("SMTP_URL", `smtp://127.0.0.1:${await freePort()}`);
    forgetEnv();
    got.answer = { status: 410 };
    for (let round = 0; round < 3; round++) {
      await due();
      await deliver();
    }
    const [waiting] = (await listDeliveries(actor, { channelId: mail.channel.id })).data;
    expect(waiting).toMatchObject({ status: "pending", attempts: [{ outcome: "away" }] });
    expect(new Date(waiting?.nextTryAt ?? 0).getTime() - Date.now()).toBeLessThan(40_000);
    expect((await getChannel(actor, hook.channel.id)).disabledReason).toContain("410");
    vi.stubEnv("SMTP_URL", smtp);
    forgetEnv();
    await due();
    await deliver();
    // Those that other tests left are not in its way.
    await pool().query(
      `update channel set owners_due_at = clock_timestamp() + case when id = $1::uuid then interval '0' else interval '1 hour' end
        where owners_due_at is not null`,
      [hook.channel.id],
    );
    await settleDisabled();
    expect(await mailsTo(owner)).toHaveLength(1);
    expect((await listDeliveries(actor, { channelId: mail.channel.id })).data[0]?.status).toBe("delivered");
  });
});
