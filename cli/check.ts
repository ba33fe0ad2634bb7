import type { Command } from "commander";
import { z } from "zod";
import { show, UsageError, wholeNumber } from "@/cli/output";
import { classify } from "@/lib/diagnosis/classify";
import type { Report } from "@/lib/diagnosis/diagnosis";
import { readPrivateTargets } from "@/lib/env";
import { defaultExpectation } from "@/lib/monitor/expectation";
import { monitorInput } from "@/lib/monitor/monitor";
import { type AddressPolicy, makePolicy } from "@/lib/net/policy";
import { probes } from "@/lib/probe/registry";
import { lookAround } from "@/lib/triage/look-around";
import { refine } from "@/lib/triage/refine";
import type { Suspect } from "@/lib/triage/suspect";

type Options = {
  method?: string;
  header: [string, string][];
  timeout: number;
  expectStatus?: string;
  health?: string;
  origin?: string;
  json: boolean;
};

const collectHeader = (text: string, before: [string, string][]): [string, string][] => {
  const colon = text.indexOf(":");
  if (colon <= 0) throw new UsageError(`Write a header as 'Name: value'; "${text}" is none.`);
  return [...before, [text.slice(0, colon).trim(), text.slice(colon + 1).trim()]];
};

/** The same rules as for a monitor: what cannot be saved cannot be checked. */
function readTarget(url: string, options: Options) {
  const result = monitorInput.safeParse({
    name: "check",
    url,
    intervalSeconds: 86_400,
    timeoutMs: options.timeout,
    ...(options.method === undefined ? {} : { method: options.method.toUpperCase() }),
    headers: Object.fromEntries(options.header),
    healthUrl: options.health ?? null,
    originAddress: options.origin ?? null,
    ...(options.expectStatus === undefined ? {} : { expect: { status: options.expectStatus } }),
  });
  if (!result.success) throw new UsageError(z.prettifyError(result.error));
  return result.data;
}

const lookMs = 4000;

/** A failure is looked around at once: what is seen is folded into its diagnosis. */
async function lookedAround(
  report: Report,
  request: Omit<Suspect, "baseline">,
  policy: AddressPolicy,
): Promise<Report> {
  const observations = await lookAround({ ...request, baseline: null }, report, { policy, withinMs: lookMs });
  return { ...report, diagnosis: refine(report, observations) };
}

async function check(url: string, options: Options): Promise<void> {
  const target = readTarget(url, options);
  const policy = makePolicy(readPrivateTargets(process.env));
  const request = {
    url: target.url,
    method: target.method,
    headers: options.header,
    body: null,
    timeoutMs: options.timeout,
  };
  const result = await probes.http({ ...request, followRedirects: true }, { policy });
  const { healthUrl, originAddress } = target;
  const expect = { ...defaultExpectation, status: target.expect.status ?? defaultExpectation.status };
  const report = classify(result, expect, { baseline: null, now: new Date() });
  show(
    report.verdict === "down"
      ? await lookedAround(report, { ...request, expect, healthUrl, originAddress }, policy)
      : report,
    options.json,
  );
}

/** `check URL`: one live probe from this machine. */
export function addCheck(program: Command): void {
  program
    .command("check")
    .description("check a URL once, from this machine")
    .argument("<url>", "the URL to check")
    .option("--method <method>", "the method, GET by default")
    .option("--header <header>", "a request header, 'Name: value'; may be given again", collectHeader, [])
    .option("--timeout <ms>", "for everything together", wholeNumber("--timeout", 100, 60_000), 10_000)
    .option("--expect-status <ranges>", 'such as "200-299,404"')
    .option("--health <url>", "the target's health URL, asked beside it when it fails")
    .option("--origin <address>", "host or host:port of the origin behind the edge, asked too when it fails")
    .option("--json", "one JSON object on standard output", false)
    .action(check);
}
