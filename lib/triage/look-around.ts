import { classify } from "@/lib/diagnosis/classify";
import type { Report } from "@/lib/diagnosis/diagnosis";
import { defaultExpectation, type Expectation } from "@/lib/monitor/expectation";
import type { AddressPolicy } from "@/lib/net/policy";
import { resolveHost } from "@/lib/net/resolve";
import { hostOf, portOf } from "@/lib/net/target";
import type { HttpTarget, ProbeResult } from "@/lib/probe/probe";
import { probes } from "@/lib/probe/registry";
import { askResolvers } from "@/lib/triage/ask-resolvers";
import { failingParts } from "@/lib/triage/health-answer";
import type { Observation, Seen } from "@/lib/triage/observation";
import { type Companion, companionsOf, originOf, type Suspect } from "@/lib/triage/suspect";
import { tryAddresses } from "@/lib/triage/try-addresses";

export type LookOptions = {
  policy: AddressPolicy;
  /** For all of it together. */
  withinMs: number;
};

function seenOf(result: ProbeResult, expect: Expectation): Seen {
  const { response, error, diagnosis, verdict } = classify(result, expect, { baseline: null, now: new Date() });
  return {
    status: response?.status ?? null,
    error: error?.code ?? null,
    product: diagnosis?.reporter?.product ?? null,
    candidates: verdict === "down" ? (diagnosis?.candidates ?? []) : null,
  };
}

const plainGet = { method: "GET", body: null, followRedirects: false } as const;
/** A redirect is an answer of somebody who works. */
const working: Expectation = { ...defaultExpectation, status: [[200, 399]], tlsExpiryWarningDays: 0 };

async function askPath({ role, url, headers }: Companion, { policy, withinMs }: LookOptions): Promise<Observation> {
  const target: HttpTarget = { ...plainGet, url, headers, timeoutMs: withinMs };
  const result = await probes.http(target, { policy });
  const failing = role === "health" ? failingParts(result.response?.bodyText ?? "") : [];
  return { kind: "path", role, url, seen: seenOf(result, working), failing };
}

async function askOrigin(suspect: Suspect, { policy, withinMs }: LookOptions): Promise<Observation[]> {
  const { originAddress, url } = suspect;
  // A redirect is not followed here: it shows that the origin answers.
  const expect: Expectation = { ...suspect.expect, status: [...suspect.expect.status, [300, 399]] };
  const via = originAddress === null ? null : originOf(originAddress, new URL(url));
  if (originAddress === null || via === null) return [];
  const target: HttpTarget = {
    ...suspect,
    followRedirects: false,
    timeoutMs: Math.min(withinMs, suspect.timeoutMs),
    keyword: expect.keyword?.text ?? null,
  };
  const result = await probes.http(target, { policy, via });
  return [{ kind: "origin", address: originAddress, seen: seenOf(result, expect) }];
}

async function askNames(host: string, report: Report, { policy, withinMs }: LookOptions): Promise<Observation[]> {
  const authoritative = report.error?.phase === "dns";
  const asked = await askResolvers(host, { policy, withinMs, authoritative });
  // A name of the hosts file is known to no resolver.
  const unknownToAll = asked.every(({ addresses }) => addresses.length === 0);
  return asked.length === 0 || (!authoritative && unknownToAll) ? [] : [{ kind: "resolvers", host, asked }];
}

async function askAddresses(url: URL, { policy, withinMs }: LookOptions): Promise<Observation[]> {
  const resolved = await resolveHost(hostOf(url), withinMs / 2);
  // One address that is not allowed spoils the name, here as for the probe itself.
  if (!resolved.ok || !resolved.addresses.every((address) => policy.allows(address, portOf(url)))) return [];
  const tried = await tryAddresses(resolved.addresses, url, policy, withinMs / 2);
  return tried.length === 0 ? [] : [{ kind: "addresses", tried }];
}

/**
 * Looks around a request that failed: the name by itself, each address by itself, other paths beside it, the
 * origin past the edge. At most 8 + 4 connections, all at once, ended after `withinMs`. Never throws for what
 * the target does.
 */
export async function lookAround(suspect: Suspect, report: Report, options: LookOptions): Promise<Observation[]> {
  if (!URL.canParse(suspect.url)) return [];
  const url = new URL(suspect.url);
  // Without a connection every path fails as the first did, and tells nothing more.
  const reached = report.response !== null || ["request", "firstByte", "body"].includes(report.error?.phase ?? "");
  const looks: Promise<Observation[]>[] = [
    askNames(hostOf(url), report, options),
    askAddresses(url, options),
    askOrigin(suspect, options),
  ];
  if (reached) looks.push(Promise.all(companionsOf(suspect).map((companion) => askPath(companion, options))));
  return (await Promise.all(looks)).flat();
}
