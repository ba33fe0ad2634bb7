import { z } from "zod";
import { type AgentTask, type EvidenceInput, evidenceKinds } from "@/lib/agent/evidence";

const asked = z.looseObject({
  tasks: z.array(
    z.looseObject({
      incidentId: z.string(),
      monitorId: z.string(),
      monitorName: z.string(),
      host: z.string().nullable(),
      startedAt: z.string(),
      from: z.iso.datetime(),
      probeId: z.string().nullable(),
      // A newer Hopcheck may ask for more than this agent knows.
      wanted: z.array(z.string()).transform((kinds) => evidenceKinds.filter((kind) => kinds.includes(kind))),
    }),
  ),
});
const told = z.looseObject({ cause: z.string(), confidence: z.string() });
const problem = z.looseObject({ detail: z.string() });

/** Refused for good: trying again changes nothing until somebody does something. */
export class RefusedKey extends Error {}

/** Hopcheck as the agent sees it: two calls to one address, no redirects. */
export class Server {
  constructor(
    private readonly base: URL,
    private readonly key: string,
    private readonly signal: AbortSignal,
  ) {}

  private async call(path: string, timeoutMs: number, body?: unknown): Promise<{ status: number; body: unknown }> {
    const url = new URL(`api/v1/agent/${path}`, this.base.href.endsWith("/") ? this.base : `${this.base.href}/`);
    const response = await fetch(url, {
      method: body === undefined ? "GET" : "POST",
      headers: { authorization: `Bearer ${this.key}`, ...(body ? { "content-type": "application/json" } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: "error",
      signal: AbortSignal.any([this.signal, AbortSignal.timeout(timeoutMs)]),
    });
    const answer: unknown = await response.json().catch(() => null);
    if (response.status === 401)
      throw new RefusedKey("This agent's key is not valid, or was revoked. Make a new one under Settings, Agents.");
    if (response.status >= 500 || response.status === 429) throw new Error(`Hopcheck answered ${response.status}.`);
    return { status: response.status, body: answer };
  }

  /** What is wanted now. @param waitSeconds how long to wait for something, 25 at most */
  async tasks(waitSeconds: number): Promise<AgentTask[]> {
    const { status, body } = await this.call(`tasks?wait=${waitSeconds}`, (waitSeconds + 15) * 1000);
    const read = asked.safeParse(body);
    if (status !== 200 || !read.success)
      throw new Error(`${this.base.origin} does not answer as Hopcheck does (${status}). Is --url right?`);
    return read.data.tasks;
  }

  /** Sends one report. @returns what became of it, in words */
  async report(evidence: EvidenceInput): Promise<string> {
    const { status, body } = await this.call("evidence", 15_000, evidence);
    const read = told.safeParse(body).data;
    if (status === 200 && read) return `the cause is ${read.confidence}: ${read.cause}`;
    return `it was not taken (${status}): ${problem.safeParse(body).data?.detail ?? "no reason given"}`;
  }
}
