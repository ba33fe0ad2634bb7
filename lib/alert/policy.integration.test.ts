import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { acknowledgeLink } from "@/lib/alert/acknowledge-link";
import { listDeliveries } from "@/lib/alert/list-deliveries";
import { createChannel } from "@/lib/channel/create-channel";
import { deleteChannel } from "@/lib/channel/delete-channel";
import { updateChannel } from "@/lib/channel/update-channel";
import { pool } from "@/lib/db";
import { acknowledgeByLink, viewLinkedIncident } from "@/lib/incident/acknowledge-by-link";
import { acknowledgeIncident } from "@/lib/incident/acknowledge-incident";
import { getIncident } from "@/lib/incident/get-incident";
import { listIncidents } from "@/lib/incident/list-incidents";
import { updateMonitor } from "@/lib/monitor/update-monitor";
import { createPolicy } from "@/lib/policy/create-policy";
import { updatePolicy } from "@/lib/policy/update-policy";
import { addOverride } from "@/lib/rotation/add-override";
import { createRotation } from "@/lib/rotation/create-rotation";
import { updateRotation } from "@/lib/rotation/update-rotation";
import { deliver, due, receiversForFile, watched } from "@/lib/testing/alert-receivers";

const got = receiversForFile();

/** What the receivers of one place got, in order. */
const saidAt = (path: string) =>
  got.received.filter((each) => each.path === path).map(({ body }) => JSON.parse(body).type.replace("incident.", ""));

/** Lets minutes go by for what is planned. */
const later = (minutes: number) =>
  pool().query("update alert set due_at = due_at - make_interval(mins => $1) where status = 'planned'", [minutes]);

/** A monitor told by a policy: first the mail and /first, after ten minutes /second, reminders each five. */
async function escalating(more: Record<string, unknown> = {}) {
  const made = await watched(got);
  const first = await createChannel(made.actor, { type: "webhook", url: got.hookUrl("/first") });
  const second = await createChannel(made.actor, { type: "webhook", url: got.hookUrl("/second") });
  const policy = await createPolicy(made.actor, {
    name: "Escalate",
    isDefault: true,
    steps: [
      { afterMinutes: 0, channelIds: [made.mail.channel.id, first.channel.id] },
      { afterMinutes: 10, channelIds: [second.channel.id] },
    ],
    reminder: { everyMinutes: 15, most: 1 },
    ...more,
  });
  const incident = async () => {
    const [found] = (await listIncidents(made.actor, {})).data;
    return getIncident(made.actor, found?.id ?? "");
  };
  return { ...made, first, second, policy, incident };
}

describe("a policy on the outbox", () => {
  it("tells each step when its time has come, reminds, and nobody else", async () => {
    const { becomes } = await escalating();
    await becomes("down");
    await deliver();
    expect([saidAt("/first"), saidAt("/second"), saidAt("/hook"), got.mails.length]).toEqual([["opened"], [], [], 1]);
    await later(9);
    await deliver();
    expect(saidAt("/second")).toEqual([]);
    await later(1);
    await deliver();
    expect([saidAt("/first"), saidAt("/second")]).toEqual([["opened"], ["opened"]]);
    await later(5);
    await deliver();
    expect([saidAt("/first"), saidAt("/second"), got.mails.length]).toEqual([["opened", "reminder"], ["opened"], 2]);
    await later(100);
    await deliver();
    expect([saidAt("/first"), saidAt("/second")]).toEqual([
      ["opened", "reminder"],
      ["opened", "reminder"],
    ]);
    const reminder = await PostalMime.parse(got.mails[1] ?? "");
    expect(reminder.subject).toMatch(/^Re: Down: shop/);
    expect(reminder.text).toContain("nobody has acknowledged it");
  });

  it("stops at an acknowledgement, of which those hear who were told", async () => {
    const { actor, becomes, incident, second } = await escalating();
    await becomes("down");
    await deliver();
    await acknowledgeIncident(actor, (await incident()).id);
    await later(1000);
    await deliver();
    await becomes("up");
    await deliver();
    expect([saidAt("/first"), saidAt("/second")]).toEqual([["opened", "acknowledged", "resolved"], []]);
    const { data } = await listDeliveries(actor, { channelId: second.channel.id });
    expect(data.map(({ kind, status }) => `${kind} ${status}`).sort()).toEqual([
      "opened cancelled",
      "reminder cancelled",
    ]);
  });

  it("stops at the end: who was not told of the opening hears of nothing", async () => {
    const { becomes } = await escalating();
    await becomes("down");
    await deliver();
    await becomes("up");
    await later(1000);
    await deliver();
    expect([saidAt("/first"), saidAt("/second")]).toEqual([["opened", "resolved"], []]);
  });

  it("does not send a reminder that could not be delivered after the end", async () => {
    const { becomes } = await escalating();
    await becomes("down");
    await deliver();
    got.answer = { status: 500 };
    await later(15);
    await deliver();
    await becomes("up");
    got.answer = { status: 200 };
    await due();
    await deliver();
    expect(saidAt("/first")).toEqual(["opened", "reminder", "resolved"]);
  });

  it("tells a step that falls in an outage of the alerter before the end, or both in one", async () => {
    const { becomes, actor, second } = await escalating();
    await becomes("down");
    await deliver();
    got.answer = { status: 503 };
    await later(10);
    await deliver();
    await becomes("up");
    got.answer = { status: 200 };
    await due();
    await deliver();
    const bodies = got.received.filter(({ path }) => path === "/second").map(({ body }) => JSON.parse(body));
    expect(bodies.map(({ type, data }) => [type, data.late ?? false])).toEqual([
      ["incident.opened", false],
      ["incident.resolved", true],
    ]);
    expect((await listDeliveries(actor, { channelId: second.channel.id })).data.map(({ status }) => status)).toContain(
      "dead",
    );
  });

  it("lets a warning wait for the end of quiet hours, and says nothing of one that is over by then", async () => {
    const now = new Date();
    const clock = (ms: number) => new Date(now.getTime() + ms).toISOString().slice(11, 16);
    const quietHours = { from: clock(-3_600_000), to: clock(3_600_000) };
    const { becomes } = await escalating({ quietHours });
    await becomes("degraded");
    await deliver();
    expect(got.received).toEqual([]);
    await becomes("up");
    await later(1000);
    await deliver();
    expect(got.received).toEqual([]);
    await becomes("down");
    await deliver();
    expect(saidAt("/first")).toEqual(["opened"]);
  });

  it("plans a warning again that an outage came over before it could be told", async () => {
    const now = new Date();
    const clock = (ms: number) => new Date(now.getTime() + ms).toISOString().slice(11, 16);
    const quietHours = { from: clock(-3_600_000), to: clock(3_600_000) };
    const { becomes } = await escalating({ quietHours, reminder: null });
    await becomes("degraded");
    await deliver();
    await becomes("down");
    await deliver();
    await becomes("degraded");
    await deliver();
    expect(saidAt("/first")).toEqual(["opened", "resolved"]);
    await later(1000);
    await deliver();
    const told = got.received.filter(({ path }) => path === "/first").map(({ body }) => JSON.parse(body));
    expect(told.map(({ type, data }) => `${type} ${data.incident.severity}`)).toEqual([
      "incident.opened critical",
      "incident.resolved critical",
      "incident.opened warning",
    ]);
  });

  it("tells the monitor's own channels where no policy applies or none has a channel in use", async () => {
    const { actor, becomes, monitor, policy, first, mail, second } = await escalating();
    await updatePolicy(actor, policy.id, { isDefault: false });
    await becomes("down");
    await deliver();
    expect([saidAt("/hook"), saidAt("/first")]).toEqual([["opened"], []]);
    await becomes("up");
    await deliver();
    await updateMonitor(actor, monitor.id, { policyId: policy.id });
    await becomes("down");
    await deliver();
    expect([saidAt("/hook"), saidAt("/first")]).toEqual([["opened", "resolved"], ["opened"]]);
    await becomes("up");
    await deliver();
    for (const { channel } of [first, mail, second]) await updateChannel(actor, channel.id, { enabled: false });
    await becomes("down");
    await deliver();
    expect(saidAt("/hook")).toEqual(["opened", "resolved", "opened"]);
  });

  it("gives up the opening that is planned for a channel that goes out of use, and forgets its reminders", async () => {
    const { actor, becomes, second, incident } = await escalating();
    await becomes("down");
    await deliver();
    await updateChannel(actor, second.channel.id, { enabled: false });
    const { data } = await listDeliveries(actor, { channelId: second.channel.id });
    expect(data.map(({ kind, status }) => `${kind} ${status}`).sort()).toEqual(["opened dead", "reminder cancelled"]);
    const failed = (await incident()).timeline.filter(({ type }) => type === "notice-failed");
    expect(failed.map(({ data: line }) => [line["kind"], line["channel"]])).toEqual([["opened", second.channel.name]]);
  });

  it("follows a change of the policy and of who stands in, also while an incident is open", async () => {
    const { actor, becomes, policy, first, second } = await escalating();
    const rotation = await createRotation(actor, {
      name: "Web",
      startsOn: "2026-01-01",
      participants: [{ name: "Ada", channelIds: [first.channel.id] }],
    });
    await updatePolicy(actor, policy.id, { steps: [{ afterMinutes: 5, rotationIds: [rotation.id] }], reminder: null });
    await becomes("down");
    await deliver();
    expect(got.received).toEqual([]);
    const [ada] = rotation.participants;
    const participants = [ada, { name: "Bob", channelIds: [second.channel.id] }];
    const { participants: both } = await updateRotation(actor, rotation.id, { participants });
    expect(both[0]?.id).toBe(ada?.id);
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    await addOverride(actor, rotation.id, { participantId: both[1]?.id, startsAt: day(-1), endsAt: day(1) });
    await later(5);
    await deliver();
    expect([saidAt("/first"), saidAt("/second")]).toEqual([[], ["opened"]]);
  });
});

describe("the link that acknowledges", () => {
  const linkIn = async (): Promise<string> => {
    const { text, html } = await PostalMime.parse(got.mails[0] ?? "");
    const [link = ""] = /http\S+\/acknowledge\/\S+/.exec(text ?? "") ?? [];
    expect(html).toContain(link);
    return link.split("/").at(-1) ?? "";
  };

  it("shows the headline, acknowledges once and says through which channel", async () => {
    const { becomes, incident, mail } = await escalating();
    await becomes("down");
    await deliver();
    const token = await linkIn();
    expect(await viewLinkedIncident(token)).toEqual({ headline: expect.stringMatching(/^Down: shop/), status: "open" });
    expect((await incident()).status).toBe("open");
    await acknowledgeByLink(token);
    await acknowledgeByLink(token);
    const { status, timeline } = await incident();
    expect(status).toBe("acknowledged");
    expect(timeline.filter(({ type }) => type === "acknowledged").map(({ data }) => data)).toEqual([
      { by: { kind: "link", id: mail.channel.id, channel: mail.channel.name } },
    ]);
    await becomes("up");
    expect((await viewLinkedIncident(token))?.status).toBe("resolved");
    await expect(acknowledgeByLink(token)).rejects.toMatchObject({ code: "conflict" });
  });

  it("is worth nothing when it is forged, changed, too old, or its channel is gone", async () => {
    const { actor, becomes, incident, mail, organizationId } = await escalating();
    await becomes("down");
    await deliver();
    const token = await linkIn();
    const [body = "", sign = ""] = token.split(".");
    const facts = { organizationId, incidentId: (await incident()).id, channelId: mail.channel.id };
    const old =
      acknowledgeLink(facts, new Date(Date.now() - 7 * 86_400_000 - 1000))
        .split("/")
        .at(-1) ?? "";
    const flipped = Buffer.from(body, "base64url");
    flipped.writeUInt8(flipped.readUInt8(20) ^ 1, 20);
    for (const wrong of [
      "",
      "x",
      token.slice(0, -2),
      `${flipped.toString("base64url")}.${sign}`,
      old,
      `${body}.${"A".repeat(43)}`,
      "a".repeat(5000),
    ]) {
      expect(await viewLinkedIncident(wrong)).toBeNull();
      await expect(acknowledgeByLink(wrong)).rejects.toMatchObject({ code: "not-found" });
    }
    expect((await incident()).status).toBe("open");
    await deleteChannel(actor, mail.channel.id);
    expect(await viewLinkedIncident(token)).toBeNull();
  });
});
