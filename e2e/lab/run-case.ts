import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "@/e2e/lab/fault";
import type { Gateway } from "@/e2e/lab/gateway";
import type { Setup } from "@/e2e/lab/products";
import { type CauseSlug, causes } from "@/lib/diagnosis/cause";
import { classify } from "@/lib/diagnosis/classify";
import type { Report } from "@/lib/diagnosis/diagnosis";
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
  /** What the gateways logged about this one request. */
  logLines: readonly string[];
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

/** Brings a fault about behind gateways that run (the first is asked) and looks at it from outside. */
export async function runCase(
  setup: Setup,
  fault: Fault,
  path: string,
  gateways: readonly [Gateway, ...Gateway[]],
): Promise<Case> {
  const base = `127.0.0.1:${gateways[0].port}${path}`;
  const url = `${fault.scheme ?? "http"}://${base}`;
  if (fault.before === "prime") for (let times = 0; times < 4; times++) await ask(url);
  const held = fault.before === "hold" ? ask(url) : null;
  if (held) await sleep(200);
  await settled(gateways);
  const before = gateways.map((gateway) => gateway.logged().map((log) => log.length));
  const result = await ask(url);
  await settled(held ? [] : gateways);
  const logLines = gateways.flatMap((gateway, g) =>
    gateway.logged().flatMap((log, index) => log.slice(before[g]?.[index] ?? 0)),
  );
  await held;
  // What one gateway lets through, another one in front of it refuses.
  const alone = setup.behind ? "" : setup.front.debian;
  const cause = fault.causeAt?.[alone] ?? fault.cause;
  const report = classify(result, defaultExpectation, { baseline: null, now: new Date() });
  return {
    setup: setup.name,
    fault: fault.id,
    truth: { layer: fault.layer ?? causes[cause].layer, cause },
    unseen: fault.unseenAt?.[alone] ?? null,
    result,
    report,
    logLines,
  };
}
