import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { causes } from "@/lib/diagnosis/cause";
import { classify } from "@/lib/diagnosis/classify";
import { defaultExpectation } from "@/lib/monitor/expectation";
import { makePolicy } from "@/lib/net/policy";
import type { ProbeResult } from "@/lib/probe/probe";
import { probes } from "@/lib/probe/registry";
import type { Case } from "./case";
import { type Fault, faultsOf } from "./fault";
import { apache } from "./proxies/apache";
import { caddy } from "./proxies/caddy";
import { haproxy } from "./proxies/haproxy";
import { lighttpd } from "./proxies/lighttpd";
import { nginx } from "./proxies/nginx";
import { squid } from "./proxies/squid";
import { varnish } from "./proxies/varnish";
import { type Product, type Running, type Setup, startProxy } from "./proxy";
import type { Targets } from "./target";

const setups: Record<Product, Setup> = { nginx, haproxy, apache, caddy, varnish, squid, lighttpd };

const timeoutMs = 12_000;
const policy = makePolicy(true);

const ask = (url: string): Promise<ProbeResult> =>
  probes.http({ url, method: "GET", headers: [], body: null, timeoutMs, followRedirects: false }, { policy });

/** Keeps the one place of a queue taken while the failing request is made. */
async function occupied<T>(url: string, work: () => Promise<T>): Promise<T> {
  const holding = request(url);
  holding.on("error", () => undefined);
  holding.end();
  await sleep(150);
  try {
    return await work();
  } finally {
    holding.destroy();
  }
}

async function provoke(fault: Fault, url: string, targets: Targets): Promise<ProbeResult> {
  if (fault.upstream.server === "hungry") await targets.refresh();
  if (fault.limit === "queue") return occupied(url, () => ask(url));
  // A first request uses the rate up; a first failure, or a health check, marks servers as down.
  if (fault.limit === "rate" || fault.limit === "health") {
    await ask(url);
    await sleep(fault.limit === "health" ? 500 : 0);
  }
  return ask(url);
}

async function runFault(product: Product, fault: Fault, running: Running, targets: Targets): Promise<Case> {
  await running.newLogLines();
  const result = await provoke(fault, `${running.url}/${fault.name}/page`, targets);
  const report = classify(result, defaultExpectation, { baseline: null, now: new Date() });
  // Logs are written a moment after the answer.
  await sleep(120);
  const truth = { layer: fault.layer ?? causes[fault.cause].layer, cause: fault.cause };
  return { product, fault: fault.name, truth, result, report, logLines: await running.newLogLines() };
}

/** Starts one product and meets each fault behind it, one after the other. @param on told of each case as it ends */
export async function runProduct(product: Product, targets: Targets, on: (each: Case) => void): Promise<Case[]> {
  const faults = faultsOf(product);
  const routes = faults.map(({ upstream, ...fault }) => ({
    fault,
    port: targets.port(upstream.server),
    alsoPort: upstream.also === undefined ? null : targets.port(upstream.also),
    tls: upstream.tls ?? false,
  }));
  await targets.refresh();
  const running = await startProxy(setups[product], routes, targets.authorities);
  const cases: Case[] = [];
  try {
    for (const fault of faults) {
      const each = await runFault(product, fault, running, targets);
      cases.push(each);
      on(each);
    }
  } finally {
    await running.stop();
  }
  return cases;
}
