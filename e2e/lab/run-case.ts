import { setTimeout as sleep } from "node:timers/promises";
import { listeners } from "@/cli/agent/proc";
import { speaksTls } from "@/cli/agent/speaks-tls";
import type { Apps } from "@/e2e/lab/apps";
import type { Fault } from "@/e2e/lab/fault";
import type { Gateway } from "@/e2e/lab/gateway";
import type { Setup } from "@/e2e/lab/products";
import { type CauseSlug, causes } from "@/lib/diagnosis/cause";
import { classify } from "@/lib/diagnosis/classify";
import type { Report } from "@/lib/diagnosis/diagnosis";
import { recognise } from "@/lib/log-line/log-line";
import { defaultExpectation } from "@/lib/monitor/expectation";
import { makePolicy } from "@/lib/net/policy";
import { probeHttp } from "@/lib/probe/http";
import type { ProbeResult } from "@/lib/probe/probe";

export type Truth = { layer: string; cause: CauseSlug };

/** One fault behind one gateway: what is true, what the check saw, what it was taken for. */
export type Case = {
  setup: string;
  fault: string;
  truth: Truth;
  /** Why nobody can see it from outside; null when it can be seen. */
  unseen: string | null;
  result: ProbeResult;
  report: Report;
  /** Causes that are right as well for who looks at the server. */
  alsoInside: readonly CauseSlug[];
  /** Why neither a log nor the app's port tells it; null when one does. */
  untold: string | null;
  /** What the gateways, and an app with a log of its own, logged about this one request. */
  logLines: readonly string[];
  /** The port that an agent beside the app watches, and the addresses that listen on it afterwards; null without one. */
  watched: { port: number; addresses: readonly string[]; speaksTls: boolean | null } | null;
};

const policy = makePolicy(["127.0.0.0/8"]);

/** Asks once over a fresh connection, as a monitor does. */
const ask = (url: string): Promise<ProbeResult> =>
  probeHttp(
    { url, method: "GET", headers: [], body: null, timeoutMs: 15_000, followRedirects: false, keyword: null },
    { policy },
  );

/** Logs are written behind the answer: waits until nothing more comes. */
async function settled(gateways: readonly Gateway[]): Promise<void> {
  const length = (): number =>
    gateways.flatMap((gateway) => gateway.logged()).reduce((sum, log) => sum + log.length, 0);
  for (let seen = -1, quiet = 0, tries = 0; quiet < 3 && tries < 20; tries++) {
    const now = length();
    quiet = now === seen ? quiet + 1 : 0;
    seen = now;
    await sleep(40);
  }
}

/** True for a line that a connection kept open and ended just then would leave too. */
const mayBeRace = (line: string): boolean => recognise(line)?.also.includes("upstream-keepalive-race") ?? false;

/** What a case is run on. The first of the gateways is asked. */
export type Stage = { path: string; apps: Apps; gateways: readonly [Gateway, ...Gateway[]] };

/** What an agent on the app's machine sees of the port that it is told of. An app elsewhere is not seen. */
async function watchedOf({ watched, behind }: Fault, apps: Apps, name: string): Promise<Case["watched"]> {
  const { host, port } = watched?.(apps) ?? (await behind(apps, name));
  if (host !== "127.0.0.1") return null;
  const addresses = [...((await listeners()).get(port) ?? [])];
  return { port, addresses, speaksTls: addresses[0] === undefined ? null : await speaksTls(addresses[0], port) };
}

/** Brings a fault about behind gateways that run (the first is asked) and looks at it from outside. */
export async function runCase(setup: Setup, fault: Fault, { path, apps, gateways }: Stage): Promise<Case> {
  const base = `127.0.0.1:${gateways[0].port}${path}`;
  const url = `${fault.scheme ?? "http"}://${base}`;
  if (fault.before === "prime") for (let times = 0; times < 4; times++) await ask(url);
  const held = fault.before === "hold" ? ask(url) : null;
  if (held) await sleep(200);
  await settled(gateways);
  const before = gateways.map((gateway) => gateway.logged().map((log) => log.length));
  const result = await ask(url);
  await settled(held ? [] : gateways);
  const logLinesNow = (): string[] =>
    gateways.flatMap((gateway, g) => gateway.logged().flatMap((log, index) => log.slice(before[g]?.[index] ?? 0)));
  // A failure that is confirmed was met twice; an app that ends at the first request is another one by then.
  if (!held && !fault.appLog && logLinesNow().some(mayBeRace)) {
    // Some write no more than the second.
    await sleep(1_100);
    await ask(url);
    await settled(gateways);
  }
  const logLines = logLinesNow();
  await held;
  const appLines = fault.appLog?.(apps, setup.name) ?? [];
  // What one gateway lets through, another one in front of it refuses.
  const alone = setup.behind ? "" : setup.front.debian;
  const cause = fault.causeAt?.[alone] ?? fault.cause;
  const report = classify(result, defaultExpectation, { baseline: null, now: new Date() });
  return {
    setup: setup.name,
    fault: fault.id,
    truth: { layer: fault.layer ?? causes[cause].layer, cause },
    unseen: fault.unseenAt?.[alone] ?? null,
    alsoInside: fault.alsoInside ?? [],
    untold: fault.untold?.["any"] ?? fault.untold?.[(setup.behind ?? setup.front).debian] ?? null,
    result,
    report,
    logLines: [...logLines, ...appLines],
    watched: await watchedOf(fault, apps, setup.name),
  };
}
