import { describe, expect, it } from "vitest";
import { listDeliveries } from "@/lib/alert/list-deliveries";
import { replayAlert } from "@/lib/alert/replay-alert";
import { updateChannel } from "@/lib/channel/update-channel";
import { pool } from "@/lib/db";
import { deliver, due, failing, receiversForFile } from "@/lib/testing/alert-receivers";
import { newOrganization } from "@/lib/testing/factories";

const got = receiversForFile();

/** A monitor that is down, of which the webhook would hear nothing. */
async function given(up: (made: Awaited<ReturnType<typeof failing>>) => Promise<unknown> = async () => null) {
  const made = await failing(got);
  got.answer = { status: 500 };
  await deliver();
  await up(made);
  await pool().query("update alert set status = 'dead' where channel_id = $1 and kind = 'opened'", [
    made.hook.channel.id,
  ]);
  got.answer = { status: 200 };
  const deliveries = async () => (await listDeliveries(made.actor, { channelId: made.hook.channel.id })).data;
  return { ...made, deliveries };
}

describe("a notice that was given up", () => {
  it("is sent again under the same id, and keeps its history", async () => {
    const { actor, deliveries } = await given();
    const [dead] = await deliveries();
    await replayAlert(actor, dead?.id ?? "");
    await deliver();
    const ids = got.received.map(({ headers }) => headers["webhook-id"]);
    expect(ids).toEqual([dead?.id, dead?.id]);
    const [sent] = await deliveries();
    expect(sent).toMatchObject({ status: "delivered", attempts: [{ outcome: "retry" }, { outcome: "delivered" }] });
    await expect(replayAlert(actor, dead?.id ?? "")).rejects.toMatchObject({ code: "conflict" });
  });

  it("is not sent after the end of its incident, but the end is", async () => {
    const { actor, deliveries } = await given(({ becomes }) => becomes("up"));
    const [end, opening] = await deliveries();
    expect([end?.kind, opening?.kind]).toEqual(["resolved", "opened"]);
    await expect(replayAlert(actor, opening?.id ?? "")).rejects.toMatchObject({ code: "conflict" });
    await pool().query("update alert set status = 'dead' where id = $1", [end?.id]);
    await replayAlert(actor, end?.id ?? "");
    await due();
    await deliver();
    expect(JSON.parse(got.received.at(-1)?.body ?? "")).toMatchObject({
      type: "incident.resolved",
      data: { late: true },
    });
  });

  it("stays where its channel is out of use, and for a stranger is not there", async () => {
    const { actor, hook, deliveries } = await given();
    const [dead] = await deliveries();
    const { actor: stranger } = await newOrganization();
    await expect(replayAlert(stranger, dead?.id ?? "")).rejects.toMatchObject({ code: "not-found" });
    await updateChannel(actor, hook.channel.id, { enabled: false });
    await expect(replayAlert(actor, dead?.id ?? "")).rejects.toMatchObject({ code: "conflict" });
  });
});
