import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { deliverDueAlerts } from "@/lib/alert/deliver-due";
import { listDeliveries } from "@/lib/alert/list-deliveries";
import { createChannel } from "@/lib/channel/create-channel";
import { getChannel } from "@/lib/channel/get-channel";
import { testChannel } from "@/lib/channel/test-channel";
import { advanceState } from "@/lib/check/advance-state";
import { pool } from "@/lib/db";
import type { Report } from "@/lib/diagnosis/diagnosis";
import { forgetEnv } from "@/lib/env";
import { getIncident } from "@/lib/incident/get-incident";
import { listIncidents } from "@/lib/incident/list-incidents";
import { undiagnosed } from "@/lib/incident/timeline";
import { createMonitor } from "@/lib/monitor/create-monitor";
import { shutDown } from "@/lib/queue/shut-down";
import { newOrganization } from "@/lib/testing/factories";

type Received = { headers: IncomingHttpHeaders; body: string };

let received: Received[] = [];
let answer: { status: number; headers?: Record<string, string>; hang?: boolean } = { status: 204 };
let mails: string[] = [];
let sink: Server;
let smtp: SMTPServer;

beforeAll(async () => {
  sink = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      received.push({ headers: request.headers, body });
      if (!answer.hang) response.writeHead(answer.status, answer.headers).end("noted");
    });
  });
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, _session, done) => {
      let raw = "";
      stream.on("data", (chunk) => {
        raw += chunk;
      });
      stream.on("end", () => {
        mails.push(raw);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => sink.listen(0, "127.0.0.1", resolve));
  await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", () => resolve()));
  vi.stubEnv("SMTP_URL", `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`);
  forgetEnv();
});
beforeEach(async () => {
  received = [];
  mails = [];
  answer = { status: 204 };
  // What other tests left due is not ours to send.
  await pool().query("delete from alert");
});
afterAll(async () => {
  sink.close();
  smtp.close();
  vi.unstubAllEnvs();
  forgetEnv();
  await shutDown();
});

const report = (verdict: "up" | "down"): Report => ({
  url: "http://127.0.0.1:9/",
  verdict,
  checkedAt: new Date().toISOString(),
  phases: [],
  response:
    verdict === "up" ? null : { status: 502, headers: [["Server", "nginx"]], bodyBytes: 0, remoteAddress: "127.0.0.1" },
  error: null,
  diagnosis: verdict === "up" ? null : undiagnosed,
});

async function deliver(): Promise<void> {
  for (let round = 0; round < 5; round++) await (await deliverDueAlerts()).done;
}

async function failing(name = "shop") {
  const { actor, organizationId } = await newOrganization();
  const url = `http://127.0.0.1:${(sink.address() as AddressInfo).port}/hook`;
  const mail = await createChannel(actor, { type: "email", address: "ops@example.com" });
  const hook = await createChannel(actor, { type: "webhook", url });
  const monitor = await createMonitor(actor, {
    name,
    url: "http://127.0.0.1:9/",
    intervalSeconds: 60,
    confirmations: 0,
  });
  let second = Math.floor(Date.now() / 1000);
  const becomes = (verdict: "up" | "down") =>
    advanceState({
      organizationId,
      monitorId: monitor.id,
      region: "local",
      slot: new Date(++second * 1000),
      report: report(verdict),
    });
  await becomes("down");
  return { actor, organizationId, mail, hook, monitor, becomes };
}

const due = () => pool().query("update alert set due_at = clock_timestamp() where status = 'pending'");

describe("delivering what is due", () => {
  it("sends a signed webhook and a mail, and the recovery in the same thread", async () => {
    const { actor, hook, becomes } = await failing();
    await deliver();
    await becomes("up");
    await deliver();

    expect(received.map(({ body }) => JSON.parse(body).type)).toEqual(["incident.opened", "incident.resolved"]);
    for (const { headers, body } of received) {
      new Webhook(hook.secret ?? "").verify(body, headers as Record<string, string>);
      expect(() => new Webhook(hook.secret ?? "").verify(`${body} `, headers as Record<string, string>)).toThrow();
    }
    const [down, up] = await Promise.all(mails.map((raw) => PostalMime.parse(raw)));
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
    const { actor, hook } = await failing();
    answer = { status: 500 };
    await deliver();
    expect(received).toHaveLength(1);
    answer = { status: 200 };
    await due();
    await deliver();
    await due();
    await deliver();
    expect(received).toHaveLength(2);
    expect(received[0]?.headers["webhook-id"]).toBe(received[1]?.headers["webhook-id"]);
    const [delivery] = (await listDeliveries(actor, { channelId: hook.channel.id })).data;
    expect(delivery).toMatchObject({ status: "delivered", attempts: [{ outcome: "retry" }, { outcome: "delivered" }] });
  });

  it("says nothing of the recovery while the failure is being told", async () => {
    const { becomes } = await failing();
    answer = { status: 200, hang: true };
    const { done } = await deliverDueAlerts();
    await vi.waitFor(() => expect(received).toHaveLength(1), { timeout: 5000 });
    await becomes("up");
    await deliver();
    expect(received).toHaveLength(1);
    sink.closeAllConnections();
    await done;
  });

  it("tells of both in one late message when the end comes before the failure could be told", async () => {
    const { actor, hook, becomes } = await failing();
    answer = { status: 503 };
    await deliver();
    await becomes("up");
    answer = { status: 200 };
    await deliver();
    await due();
    await deliver();
    expect(received.map(({ body }) => JSON.parse(body)).map(({ type, data }) => [type, data.late ?? false])).toEqual([
      ["incident.opened", false],
      ["incident.resolved", true],
    ]);
    const { data } = await listDeliveries(actor, { channelId: hook.channel.id });
    expect(data.map(({ status }) => status)).toEqual(["delivered", "dead"]);
    expect(data[1]?.attempts.at(-1)).toMatchObject({ outcome: "superseded" });
  });

  it("waits as long as a 429 asks for, and disables a channel that is gone", async () => {
    const { actor, hook } = await failing();
    answer = { status: 429, headers: { "retry-after": "120" } };
    await deliver();
    const [delivery] = (await listDeliveries(actor, { channelId: hook.channel.id })).data;
    expect(new Date(delivery?.nextTryAt ?? 0).getTime()).toBeGreaterThan(Date.now() + 110_000);
    answer = { status: 410 };
    await due();
    await deliver();
    expect((await getChannel(actor, hook.channel.id)).disabledReason).toContain("410");
  });

  it("lets no receiver that hangs hold up another", async () => {
    await failing();
    answer = { status: 200, hang: true };
    const { done } = await deliverDueAlerts();
    await vi.waitFor(() => expect(mails).toHaveLength(1), { timeout: 5000 });
    await vi.waitFor(() => expect(received).toHaveLength(1), { timeout: 5000 });
    sink.closeAllConnections();
    await done;
  });

  it("claims each alert for one of several alerters", async () => {
    await failing();
    await Promise.all([deliver(), deliver(), deliver()]);
    expect(received).toHaveLength(1);
    expect(mails).toHaveLength(1);
  });

  it("sends again under the same id when an alerter dies before it could say so", async () => {
    await failing();
    const { done } = await deliverDueAlerts();
    await pool().query(
      "update alert set lease_token = gen_random_uuid(), lease_until = clock_timestamp() - interval '1 second'",
    );
    await done;
    await deliver();
    expect(new Set(received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect(
      new Set((await Promise.all(mails.map((raw) => PostalMime.parse(raw)))).map(({ messageId }) => messageId)).size,
    ).toBe(1);
  });

  it("keeps a test notice to one try and shows the answer", async () => {
    const { actor, hook } = await failing();
    answer = { status: 404 };
    expect(await testChannel(actor, hook.channel.id)).toMatchObject({ outcome: "retry", answer: "404 noted" });
    const { actor: stranger } = await newOrganization();
    await expect(testChannel(stranger, hook.channel.id)).rejects.toMatchObject({ code: "not-found" });
  });
});
