import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { AgentActor } from "@/lib/agent/agent";
import { authenticateAgent } from "@/lib/agent/authenticate-agent";
import { answerOnce } from "@/lib/api/answer-once";
import { readBody } from "@/lib/api/body";
import { readJson } from "@/lib/api/json";
import { type Answer, HttpRefusal, isExpected, problemOf } from "@/lib/api/problem";
import { noQuery, readQuery } from "@/lib/api/query";
import { countCall, type RateLimited } from "@/lib/api/rate-limit";
import { authenticateApiKey } from "@/lib/api-key/authenticate-api-key";
import { AppError, invalid, notFound } from "@/lib/errors";
import { log } from "@/lib/log";
import type { Actor } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";

const methodNames = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"] as const;
type MethodName = (typeof methodNames)[number];
/** Next gives a path without parameters no record of them. */
type Context = { params: Promise<Record<string, string | string[]> | undefined> };
type Handler = (request: Request, context: Context) => Promise<Response>;

/** What a call is made with, once it is known who asks and that the form is right. */
export type Call<Query> = { actor: Actor; id: string; query: Query; body: unknown };

type Asked = { actor: Actor; id: string; search: URLSearchParams; body: unknown };
type KeyedOperation = {
  open: false;
  takesBody: boolean;
  limit: RateLimited | null;
  run(asked: Asked): Promise<Answer>;
};
type AgentOperation = {
  agent: true;
  mostBytes: number | null;
  run(asked: Omit<Asked, "actor" | "id"> & { agent: AgentActor; signal: AbortSignal }): Promise<Answer>;
};
type Operation = KeyedOperation | AgentOperation | { open: true; run(): Promise<Answer> };

/** A method that anybody may call. */
export const openCall = (run: () => Promise<Answer>): Operation => ({ open: true, run });

/** One method of a resource. Without `query` it takes no parameters, without `body` nothing but an empty body. */
export function call<Query extends z.ZodType = typeof noQuery>(
  spec: { query?: Query; body?: "json"; limit?: RateLimited },
  run: (call: Call<z.output<Query>>) => Promise<Answer>,
): KeyedOperation {
  const schema = spec.query ?? noQuery;
  return {
    open: false,
    takesBody: spec.body === "json",
    limit: spec.limit ?? null,
    run: ({ search, ...asked }) => run({ ...asked, query: parse(schema, readQuery(search)) as z.output<Query> }),
  };
}

/** One method that agents call with their own keys. @param spec.mostBytes of a body; without it none is taken */
export function agentCall<Query extends z.ZodType = typeof noQuery>(
  spec: { query?: Query; mostBytes?: number },
  run: (call: { agent: AgentActor; query: z.output<Query>; body: unknown; signal: AbortSignal }) => Promise<Answer>,
): AgentOperation {
  const schema = spec.query ?? noQuery;
  return {
    agent: true,
    mostBytes: spec.mostBytes ?? null,
    run: ({ search, ...asked }) => run({ ...asked, query: parse(schema, readQuery(search)) as z.output<Query> }),
  };
}

/** 200, or another status, with a JSON body. */
export const ok = (value: unknown, status = 200): Answer => ({
  status,
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(value),
});

/** 201 with what was made and where it is. */
export function created<Made extends { id: string }>(value: Made, collection: string): Answer {
  const answer = ok(value, 201);
  return { ...answer, headers: { ...answer.headers, Location: `/api/v1/${collection}/${value.id}` } };
}

/** 204. */
export const gone = (): Answer => ({ status: 204, headers: {}, body: "" });

const bearerOf = (request: Request): string | undefined =>
  /^Bearer +(\S+) *$/i.exec(request.headers.get("authorization") ?? "")?.[1];

/** Never by cookie: a browser sends those by itself, also when another site asks it to. */
async function authenticate(request: Request): Promise<Actor> {
  const given = bearerOf(request);
  const actor = given === undefined ? null : await authenticateApiKey(given);
  if (actor) return actor;
  const words = given === undefined ? "Send an API key: Authorization: Bearer hc_..." : "This API key is not valid.";
  throw new AppError("unauthenticated", words);
}

const whose = (actor: Actor): string => (actor.kind === "key" ? actor.keyId : actor.organizationId);

function jsonObject(text: string): object {
  const body = readJson(text);
  if (typeof body === "object" && body !== null && !Array.isArray(body)) return body;
  throw invalid([{ field: "", message: "The body is a JSON object." }]);
}

/** Reads the body of a call; one that takes none may still send `{}`. */
async function bodyOf(request: Request, operation: KeyedOperation): Promise<{ text: string; body: unknown }> {
  if (request.method === "GET" || request.method === "HEAD" || request.method === "DELETE")
    return { text: "", body: {} };
  const text = await readBody(request);
  if (text === "" && !operation.takesBody) return { text, body: {} };
  const body = jsonObject(text);
  return { text, body: operation.takesBody ? body : parse(noQuery, body) };
}

async function idOf(context: Context, what: string): Promise<string> {
  const { id } = (await context.params) ?? {};
  if (id === undefined) return "";
  if (typeof id === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return id.toLowerCase();
  throw notFound(what);
}

/** Turns whatever happens into an answer; what nobody expected is logged under the id that the answer names. */
async function settled(request: Request, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    const incidentId = randomUUID();
    if (!isExpected(error)) {
      const { pathname } = new URL(request.url);
      const trace = error instanceof Error ? error.stack : String(error);
      log("api").error({ incidentId, method: request.method, pathname, error: trace }, "a call failed");
    }
    return problemOf(error, incidentId);
  }
}

/** A key of an agent opens nothing else, and no other key opens this. */
async function performForAgent(request: Request, operation: AgentOperation): Promise<Answer> {
  const given = bearerOf(request);
  const agent = given === undefined ? null : await authenticateAgent(given);
  if (agent === null)
    throw new AppError("unauthenticated", "Send the key of an agent that is in use: Authorization: Bearer hca_...");
  await countCall("call", agent.agentId);
  const body = operation.mostBytes === null ? {} : jsonObject(await readBody(request, operation.mostBytes));
  const { searchParams } = new URL(request.url);
  return operation.run({ agent, search: searchParams, body, signal: request.signal });
}

async function perform(request: Request, context: Context, operation: Operation, what: string): Promise<Answer> {
  if ("agent" in operation) return performForAgent(request, operation);
  if (operation.open) return operation.run();
  const actor = await authenticate(request);
  await countCall("call", whose(actor));
  const id = await idOf(context, what);
  const { text, body } = await bodyOf(request, operation);
  const { pathname, search, searchParams } = new URL(request.url);
  const work = async (): Promise<Answer> => {
    if (operation.limit !== null) await countCall(operation.limit, actor.organizationId);
    return operation.run({ actor, id, search: searchParams, body });
  };
  const key = request.method === "POST" ? request.headers.get("idempotency-key") : null;
  if (key === null) return work();
  return answerOnce(actor.organizationId, key, [request.method, pathname + search, text], () => settled(request, work));
}

function respond(request: Request, { status, headers, body }: Answer): Response {
  const shown = body === "" || request.method === "HEAD" ? null : body;
  return new Response(shown, {
    status,
    headers: { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", ...headers },
  });
}

/** The handlers of a path where nothing is. */
export function nothingHere(): Record<MethodName, Handler> {
  const handler: Handler = async (request) =>
    respond(request, await settled(request, () => Promise.reject(notFound("resource"))));
  return Object.fromEntries(methodNames.map((name) => [name, handler])) as Record<MethodName, Handler>;
}

/**
 * The handlers of one resource: who asks, how often, the form of the call, then the verb, then errors as problems.
 * @param what the resource's name in "No such ..."
 */
export function handle(
  what: string,
  operations: Partial<Record<"GET" | "POST" | "PATCH" | "DELETE", Operation>>,
): Record<MethodName, Handler> {
  const methods = Object.keys(operations);
  const allow = [...methods, ...("GET" in operations ? ["HEAD"] : []), "OPTIONS"].join(", ");
  const refuse = (method: string) =>
    Promise.reject(new HttpRefusal(405, `${method} is not possible here.`, { Allow: allow }));
  const handler =
    (name: MethodName): Handler =>
    async (request, context) => {
      if (name === "OPTIONS") return respond(request, { ...gone(), headers: { Allow: allow } });
      const operation = operations[(name === "HEAD" ? "GET" : name) as keyof typeof operations];
      const work = () => (operation ? perform(request, context, operation, what) : refuse(name));
      return respond(request, await settled(request, work));
    };
  return Object.fromEntries(methodNames.map((name) => [name, handler(name)])) as Record<MethodName, Handler>;
}
