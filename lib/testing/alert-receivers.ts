import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, vi } from "vitest";
import { deliverDueAlerts } from "@/lib/alert/deliver-due";
import { createChannel } from "@/lib/channel/create-channel";
import { advanceState } from "@/lib/check/advance-state";
import { pool } from "@/lib/db";
import type { Report } from "@/lib/diagnosis/diagnosis";
import { forgetEnv } from "@/lib/env";
import { undiagnosed } from "@/lib/incident/timeline";
import { createMonitor } from "@/lib/monitor/create-monitor";
import { shutDown } from "@/lib/queue/shut-down";
import { newOrganization } from "@/lib/testing/factories";

type Received = { path: string; headers: IncomingHttpHeaders; body: string };
type Answer = {
  status: number;
  headers?: Record<string, string>;
  hang?: boolean;
  delayMs?: number;
  body?: string | Buffer;
};

/** A real receiver of webhooks and a real mail server: what they got, and how they answer. */
export type Receivers = {
  received: Received[];
  /** Raw mails. */
  mails: string[];
  /** How webhooks are answered. */
  answer: Answer;
  /** What the mail server says to a recipient instead of taking it: a code of 4xx or 5xx. */
  refuse: { code: number; address: string } | null;
  /** @param path begins with a slash */
  hookUrl(path?: string): string;
  /** Breaks the connections of a receiver that hangs. */
  letGo(): void;
};

function startSink(receivers: Receivers): Server {
  return createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      receivers.received.push({ path: request.url ?? "", headers: request.headers, body });
      const { status, headers, hang, delayMs, body: said } = receivers.answer;
      if (!hang) setTimeout(() => response.writeHead(status, headers).end(said ?? "noted"), delayMs ?? 0);
    });
  });
}

const startSmtp = (receivers: Receivers): SMTPServer =>
  new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: ({ address }, _session, done) => {
      const { refuse } = receivers;
      if (refuse?.address !== address) return done();
      done(Object.assign(new Error("not taken here"), { responseCode: refuse.code }));
    },
    onData: (stream, _session, done) => {
      let raw = "";
      stream.on("data", (chunk) => {
        raw += chunk;
      });
      stream.on("end", () => {
        receivers.mails.push(raw);
        done();
      });
    },
  });

/** Starts both for the tests of one file, each of which begins with nothing received and nothing due. */
export function receiversForFile(): Receivers {
  let sink: Server;
  let smtp: SMTPServer;
  const receivers: Receivers = {
    received: [],
    mails: [],
    answer: { status: 204 },
    refuse: null,
    hookUrl: (path = "/hook") => `http://127.0.0.1:${(sink.address() as AddressInfo).port}${path}`,
    letGo: () => sink.closeAllConnections(),
  };
  beforeAll(async () => {
    sink = startSink(receivers);
    smtp = startSmtp(receivers);
    await new Promise<void>((resolve) => sink.listen(0, "127.0.0.1", resolve));
    await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", () => resolve()));
    vi.stubEnv("SMTP_URL", `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`);
    forgetEnv();
  });
  beforeEach(async () => {
    Object.assign(receivers, { received: [], mails: [], answer: { status: 204 }, refuse: null });
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
  return receivers;
}

type Verdict = Report["verdict"];

export const reportOf = (verdict: Verdict): Report => ({
  url: "http://127.0.0.1:9/",
  verdict,
  checkedAt: new Date().toISOString(),
  phases: [],
  response:
    verdict === "up" ? null : { status: 502, headers: [["Server", "nginx"]], bodyBytes: 0, remoteAddress: "127.0.0.1" },
  error: null,
  diagnosis: verdict === "up" ? null : undiagnosed,
});

/** Sends what is due until nothing more can be. */
export async function deliver(): Promise<void> {
  for (let round = 0; round < 5; round++) await (await deliverDueAlerts()).done;
}

/** Makes all that waits for its next try due now. */
export const due = () => pool().query("update alert set due_at = clock_timestamp() where status = 'pending'");

/** A monitor that takes verdicts as its checks bring them, told of through a mail and a webhook. */
export async function watched(receivers: Receivers, name = "shop") {
  const { actor, organizationId } = await newOrganization();
  const mail = await createChannel(actor, { type: "email", address: "ops@example.com" });
  const hook = await createChannel(actor, { type: "webhook", url: receivers.hookUrl() });
  let hosts = 0;
  const newMonitor = async (called: string) => {
    hosts += 1;
    // Each at a host of its own: what fails together at one host is one incident.
    const url = `http://127.0.0.${hosts}:9/`;
    const monitor = await createMonitor(actor, {
      name: called,
      url,
      intervalSeconds: 60,
      confirmations: 0,
      recoveryConfirmations: 0,
    });
    let second = Math.floor(Date.now() / 1000);
    const becomes = (verdict: Verdict) =>
      advanceState({
        organizationId,
        monitorId: monitor.id,
        region: "local",
        slot: new Date(++second * 1000),
        report: { ...reportOf(verdict), url },
      });
    return { monitor, becomes };
  };
  return { actor, organizationId, mail, hook, newMonitor, ...(await newMonitor(name)) };
}

/** The same, down. */
export async function failing(receivers: Receivers, name = "shop") {
  const made = await watched(receivers, name);
  await made.becomes("down");
  return made;
}
