import type { Socket } from "node:net";
import { BlockedError } from "@/lib/net/blocked";
import type { AddressPolicy } from "@/lib/net/policy";
import { type Lookup, resolveHost } from "@/lib/net/resolve";
import { hostOf, portOf, targetProblem } from "@/lib/net/target";
import { connect, ProbeFailure } from "@/lib/probe/connection";
import { exchange } from "@/lib/probe/exchange";
import type { HttpTarget, ProbeResponse, ProbeResult } from "@/lib/probe/probe";
import { nextHop, redirectOf } from "@/lib/probe/redirect";
import { newProbeId, requestHeaders } from "@/lib/probe/request-headers";
import { Stopwatch } from "@/lib/probe/stopwatch";

export type HttpProbeOptions = { policy: AddressPolicy; probeId?: string; look?: Lookup };

/** What is known of a probe while it runs. */
type Run = {
  target: HttpTarget;
  options: HttpProbeOptions;
  watch: Stopwatch;
  startedMs: number;
  sockets: Socket[];
  result: ProbeResult;
};

type Hop = { method: string; url: URL };

function begin(target: HttpTarget, options: HttpProbeOptions): Run {
  const watch = new Stopwatch();
  return {
    target,
    options,
    watch,
    startedMs: performance.now(),
    sockets: [],
    result: {
      url: target.url,
      method: target.method,
      startedAt: new Date().toISOString(),
      totalMs: 0,
      phases: watch.phases,
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

const leftMs = (run: Run): number => Math.max(1, run.target.timeoutMs - (performance.now() - run.startedMs));

async function resolveAllowed(run: Run, url: URL): Promise<readonly string[]> {
  const resolved = await resolveHost(hostOf(url), leftMs(run), run.options.look);
  if (!resolved.ok) throw new ProbeFailure(resolved.failure.code, resolved.failure.message);
  run.result.addresses = resolved.addresses;
  // One address that is not allowed spoils the name: a mixed answer is how a guard is slipped past.
  if (!resolved.addresses.every((address) => run.options.policy.allows(address, portOf(url)))) throw new BlockedError();
  return resolved.addresses;
}

async function ask(run: Run, hop: Hop): Promise<ProbeResponse> {
  const { target, watch, result } = run;
  const addresses = await resolveAllowed(run, hop.url);
  const hold = (socket: Socket): void => {
    run.sockets.push(socket);
    // What goes wrong after the answer was read is nobody's business.
    socket.on("error", () => undefined);
  };
  const { socket, tls } = await connect(hop.url, addresses, run.options.policy, watch, hold);
  result.remoteAddress = socket.remoteAddress ?? null;
  result.tls = tls;
  const sameOrigin = hop.url.origin === new URL(target.url).origin;
  const headers = requestHeaders(target, hop.url, result.probeId, sameOrigin);
  const answer = await exchange(target, { ...hop, headers }, socket, watch, (response) => {
    result.response = response;
  });
  result.response = answer.response;
  watch.end(answer.error === null, null);
  if (answer.error) result.error = { ...answer.error, phase: "body" };
  return answer.response;
}

/** Asks, and follows where it is sent. */
async function walk(run: Run): Promise<void> {
  let hop: Hop = { method: run.target.method, url: new URL(run.target.url) };
  const seen = [hop.url.href];
  for (;;) {
    const response = await ask(run, hop);
    if (!run.target.followRedirects || run.result.error) return;
    const next = nextHop(response, hop.method, hop.url, seen);
    if (next.kind === "stay") return;
    run.result.redirects = [...run.result.redirects, redirectOf(hop.url, response)];
    if (next.kind === "fail") {
      run.result.error = { code: next.code, phase: "body", message: next.message };
      return;
    }
    hop = { method: next.method, url: next.url };
    seen.push(hop.url.href);
    run.watch.restart();
  }
}

function fail(run: Run, code: string, message: string): void {
  run.result.error = { code, phase: run.watch.running, message };
  run.watch.end(false, code);
}

/** Ends the probe at its deadline, whatever the target is doing. */
function deadline(run: Run): { passed: Promise<void>; clear: () => void } {
  let timer: NodeJS.Timeout;
  const passed = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      fail(run, "TIMEOUT", `No whole answer within ${run.target.timeoutMs} ms.`);
      resolve();
    }, run.target.timeoutMs);
  });
  return { passed, clear: () => clearTimeout(timer) };
}

/**
 * Makes one HTTP request over a fresh connection and measures its phases. Every address is judged
 * by the policy, on each redirect again. It ends at the deadline and does not throw for the
 * target's fault: what went wrong is in the result.
 */
export async function probeHttp(target: HttpTarget, options: HttpProbeOptions): Promise<ProbeResult> {
  const run = begin(target, options);
  const problem = targetProblem(target.url);
  if (problem !== null) return { ...run.result, error: { code: "ERR_INVALID_URL", phase: "dns", message: problem } };
  const limit = deadline(run);
  let over = false;
  const walked = walk(run).catch((error: NodeJS.ErrnoException) => {
    if (over) return;
    if (error instanceof ProbeFailure && error.tls) run.result.tls = error.tls;
    fail(run, error.code ?? "ERROR", error.message);
  });
  await Promise.race([walked, limit.passed]);
  over = true;
  limit.clear();
  const result = { ...run.result, phases: [...run.watch.phases], totalMs: performance.now() - run.startedMs };
  for (const socket of run.sockets) socket.destroy();
  return result;
}
