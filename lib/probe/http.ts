import type { SecureContext } from "node:tls";
import { BlockedError } from "@/lib/net/blocked";
import { codeOf, NetError } from "@/lib/net/net-error";
import type { AddressPolicy } from "@/lib/net/policy";
import { type Lookup, resolveHost } from "@/lib/net/resolve";
import { Sockets } from "@/lib/net/sockets";
import { hostOf, portOf, targetProblem } from "@/lib/net/target";
import { connect } from "@/lib/probe/connection";
import { exchange } from "@/lib/probe/exchange";
import type { HttpTarget, ProbeResponse, ProbeResult } from "@/lib/probe/probe";
import { type Hop, nextHop, redirectOf } from "@/lib/probe/redirect";
import { newProbeId, requestHeaders } from "@/lib/probe/request-headers";
import { Stopwatch } from "@/lib/probe/stopwatch";

export type HttpProbeOptions = {
  policy: AddressPolicy;
  /** Sent as `X-Hopcheck-Probe`; a random one by default. */
  probeId?: string;
  look?: Lookup;
  /** The roots that are trusted, the system's by default. */
  trust?: SecureContext;
  /** Where to connect instead of the URL's host and port; `Host` and SNI stay the URL's. Redirects are not followed then. */
  via?: { host: string; port: number };
};

const mostAddressesKept = 32;

/** What is known of a probe while it runs. */
type Run = {
  target: HttpTarget;
  options: HttpProbeOptions;
  watch: Stopwatch;
  sockets: Sockets;
  /** The answer as far as it has come, while its body is read. */
  partial: (() => ProbeResponse) | null;
  result: ProbeResult;
};

function begin(target: HttpTarget, options: HttpProbeOptions): Run {
  return {
    target,
    options,
    watch: new Stopwatch(),
    sockets: new Sockets(),
    partial: null,
    result: {
      url: target.url,
      method: target.method,
      startedAt: new Date().toISOString(),
      totalMs: 0,
      phases: [],
      addresses: [],
      remoteAddress: null,
      tls: null,
      response: null,
      error: null,
      redirects: [],
      probeId: options.probeId ?? newProbeId(),
    },
  };
}

async function resolveAllowed(run: Run, url: URL): Promise<readonly string[]> {
  // A little longer than there is, so that it is the probe's deadline that ends it.
  const withinMs = run.target.timeoutMs - run.watch.elapsedMs() + 50;
  const { via, look, policy } = run.options;
  const resolved = await resolveHost(via?.host ?? hostOf(url), withinMs, look);
  if (!resolved.ok) throw new NetError(resolved.failure.code, resolved.failure.message);
  const port = via?.port ?? portOf(url);
  // One address that is not allowed spoils the name: a mixed answer is how a guard is slipped past.
  if (!resolved.addresses.every((address) => policy.allows(address, port))) throw new BlockedError();
  // Noted only now: where a name of ours leads is not for everyone to see.
  run.result.addresses = resolved.addresses.slice(0, mostAddressesKept);
  return resolved.addresses;
}

async function ask(run: Run, hop: Hop): Promise<ProbeResponse> {
  const { target, options, watch, sockets, result } = run;
  const addresses = await resolveAllowed(run, hop.url);
  const socket = await connect(hop.url, addresses, {
    port: options.via?.port ?? portOf(hop.url),
    policy: options.policy,
    trust: options.trust,
    watch,
    sockets,
    result,
  });
  const headers = requestHeaders({ ...hop, headers: target.headers, probeId: result.probeId });
  const sent = { ...hop, headers, keyword: target.keyword ?? null };
  const { response, error } = await exchange(sent, socket, watch, (partial) => {
    run.partial = partial;
  });
  run.partial = null;
  if (sockets.ended) return response;
  result.response = response;
  watch.end(error === null, error?.code ?? null);
  if (error) result.error = { code: error.code, phase: "body", message: error.message };
  return response;
}

/** What was seen of one hop is not what is seen of the next. */
function moveOn({ result, watch }: Run): void {
  Object.assign(result, { addresses: [], remoteAddress: null, tls: null, response: null });
  watch.restart();
}

/** Asks, and follows where it is sent. */
async function walk(run: Run): Promise<void> {
  const { target, options, result } = run;
  let hop: Hop = { method: target.method, url: new URL(target.url), body: target.body, foreign: false };
  hop.url.hash = "";
  const seen = [hop.url.href];
  for (;;) {
    const response = await ask(run, hop);
    if (run.sockets.ended || !target.followRedirects || options.via || result.error) return;
    const next = nextHop(response, hop, seen);
    if (next.kind === "stay") return;
    result.redirects = [...result.redirects, redirectOf(hop.url, response)];
    if (next.kind === "fail") {
      result.error = { code: next.code, phase: "body", message: next.message };
      return;
    }
    hop = next.hop;
    seen.push(hop.url.href);
    moveOn(run);
  }
}

function fail({ result, watch }: Run, code: string, message: string): void {
  result.error = { code, phase: watch.running, message };
  watch.end(false, code);
}

/** Ends the probe where it stands; what the answer has of its body so far is evidence. */
function timeOut(run: Run): void {
  fail(run, "TIMEOUT", `The time of ${run.target.timeoutMs} ms ran out.`);
  run.result.response = run.partial?.() ?? null;
}

/** Walks until it is through or the time is over, whatever the target is doing. */
function within(run: Run): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      run.sockets.end();
      resolve();
    };
    const timer = setTimeout(() => {
      timeOut(run);
      end();
    }, run.target.timeoutMs);
    walk(run)
      .catch((error: Error) => {
        if (!run.sockets.ended) fail(run, codeOf(error), error.message);
      })
      .then(end, end);
  });
}

/**
 * Makes one HTTP request over a fresh connection and measures its phases. Every address is judged
 * by the policy, on each redirect again. It ends at the deadline and never throws: what went wrong
 * is in the result. Of the body at most 1 MiB, decoded, is read; a longer one counts as complete.
 *
 * Error codes beside Node's: `TIMEOUT` (the phase tells where), `BLOCKED`, `DNS_*`, `EMPTY_REPLY` (closed in good
 * order before an answer), `BODY_CUT`, `PROTOCOL`, `REDIRECT_INVALID`, `REDIRECT_LOOP`, `TOO_MANY_REDIRECTS`.
 */
export async function probeHttp(target: HttpTarget, options: HttpProbeOptions): Promise<ProbeResult> {
  const run = begin(target, options);
  const problem = targetProblem(target.url);
  if (problem === null) await within(run);
  else fail(run, "ERR_INVALID_URL", problem);
  return { ...run.result, phases: run.watch.phases(), totalMs: run.watch.elapsedMs() };
}
