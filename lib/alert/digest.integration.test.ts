import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { listDeliveries } from "@/lib/alert/list-deliveries";
import { updateChannel } from "@/lib/channel/update-channel";
import { pool } from "@/lib/db";
import { getIncident } from "@/lib/incident/get-incident";
import { listIncidents } from "@/lib/incident/list-incidents";
import { deliver, due, receiversForFile, watched } from "@/lib/testing/alert-receivers";

const got = receiversForFile();

/** Lets a minute go by for what counts notices. */
const aMinuteLater = () =>
  pool().query(
    "update alert set delivered_at = delivered_at - interval '61 seconds', created_at = created_at - interval '61 seconds'",
  );

type Told = {
  type: string;
  data: {
    incident: { id: string } | null;
    digest?: { count: number; items: { kind: string; monitor: string; headline: string }[] };
  };
};
const told = (): Told[] => got.received.map(({ body }) => JSON.parse(body) as Told);
const lines = () =>
  told().map(({ type, data }) => (data.digest ? `digest ${data.digest.count}` : type.replace("incident.", "")));

/** Some monitors that are told through a webhook which takes three notices a minute, and through a mail. */
async function crowd(count: number) {
  const made = await watched(got, "m0");
  await updateChannel(made.actor, made.hook.channel.id, { noticesPerMinute: 3 });
  const all = [made];
  for (let n = 1; n < count; n++) all.push({ ...made, ...(await made.newMonitor(`m${n}`)) });
  const become = async (verdict: "up" | "down", some = all) => {
    for (const { becomes } of some) await becomes(verdict);
  };
  const deliveries = async () =>
    (await listDeliveries(made.actor, { channelId: made.hook.channel.id, limit: 200 })).data;
  return { ...made, all, become, deliveries };
}

describe("more notices than a channel takes in a minute", () => {
  it("come as one, in which each is told, and no more in that minute", async () => {
    const { actor, become, deliveries } = await crowd(9);
    await become("down");
    for (let round = 0; round < 3; round++) await deliver();
    expect(lines()).toEqual(["opened", "opened", "opened", "digest 6"]);
    const items = told().at(-1)?.data.digest?.items ?? [];
    expect(items.map(({ kind, monitor }) => `${kind} ${monitor}`)).toEqual(
      [3, 4, 5, 6, 7, 8].map((n) => `opened m${n}`),
    );
    expect(items[0]?.headline).toMatch(/^Down: m3/);
    expect((await deliveries()).map(({ status }) => status)).toEqual(Array(10).fill("delivered"));
    const { data } = await listIncidents(actor, { limit: 20 });
    for (const { id } of data) {
      const sent = (await getIncident(actor, id)).timeline.filter(({ type }) => type === "notice-sent");
      expect(sent.map(({ data: line }) => line["channelType"]).sort()).toEqual(["email", "webhook"]);
    }
    expect(got.mails.length).toBe(9);
  });

  it("keep their order: the recovery comes after the digest that told of the failure", async () => {
    const { become, all } = await crowd(6);
    await become("down");
    got.answer = { status: 200 };
    await deliver();
    expect(lines()).toEqual(["opened", "opened", "opened", "digest 3"]);
    await become("up", all.slice(3));
    await deliver();
    expect(lines().length).toBe(4);
    await aMinuteLater();
    await deliver();
    expect(lines().slice(4)).toEqual(["resolved", "resolved", "resolved"]);
  });

  it("wait with a digest that is not taken, and end with it", async () => {
    const { become, all, deliveries } = await crowd(6);
    await become("down", all.slice(0, 3));
    await deliver();
    got.answer = { status: 503 };
    await become("down", all.slice(3));
    await deliver();
    await become("up", all.slice(3, 4));
    await aMinuteLater();
    await deliver();
    const waiting = (await deliveries()).map(({ kind, status }) => `${kind} ${status}`);
    expect(waiting.filter((each) => each === "opened gathered").length).toBe(3);
    expect(waiting).toContain("resolved pending");
    got.answer = { status: 200 };
    await due();
    await deliver();
    const after = lines()
      .slice(3)
      .filter((each, index, list) => each !== list[index - 1]);
    expect(after).toEqual(["digest 3", "resolved"]);
    expect((await deliveries()).every(({ status }) => status === "delivered")).toBe(true);
  });

  it("are given up with the digest when the channel is gone, never without a word", async () => {
    const { actor, become, deliveries } = await crowd(6);
    await become("down");
    await deliver();
    await become("up");
    got.answer = { status: 410 };
    await aMinuteLater();
    await deliver();
    const states = await deliveries();
    expect(states.filter(({ status }) => status === "pending" || status === "gathered")).toEqual([]);
    const [incident] = (await listIncidents(actor, {})).data;
    const failed = (await getIncident(actor, incident?.id ?? "")).timeline.filter(
      ({ type }) => type === "notice-failed",
    );
    expect(failed.length).toBeGreaterThan(0);
  });

  it("are told one by one where a program reads them, and by twenty a minute where people do", async () => {
    const made = await watched(got, "m0");
    await made.becomes("down");
    for (let n = 1; n < 25; n++) await (await made.newMonitor(`m${n}`)).becomes("down");
    for (let round = 0; round < 8; round++) await deliver();
    expect(lines()).toEqual(Array(25).fill("opened"));
    expect(got.mails.length).toBe(21);
    const digest = await PostalMime.parse(got.mails.at(-1) ?? "");
    expect(digest.subject).toBe("5 more notices: 5 opened");
    expect(digest.text).toMatch(/Down: m2\d · .* http:\/\/127.0.0.1:3000\/incidents\/[0-9a-f-]{36}/);
  });
});
