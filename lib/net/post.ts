import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP } from "node:net";
import type { SecureContext } from "node:tls";
import { blockedCode, blockedMessage } from "@/lib/net/blocked";
import { codeOf, NetError } from "@/lib/net/net-error";
import type { AddressPolicy } from "@/lib/net/policy";
import { type Lookup, resolveHost } from "@/lib/net/resolve";
import { hostOf, portOf, targetProblem } from "@/lib/net/target";
import { tlsContext } from "@/lib/net/tls-context";

export type PostOptions = {
  /** POST by default. */
  method?: "POST" | "PUT" | "PATCH";
  headers: readonly (readonly [name: string, value: string])[];
  body: string;
  /** For everything together. */
  timeoutMs: number;
  policy: AddressPolicy;
  /** What is read of the answer's body, 4096 bytes by default. */
  maxAnswerBytes?: number;
  look?: Lookup;
  /** The roots that are trusted, the system's by default. */
  trust?: SecureContext;
};

export type PostAnswer =
  | { ok: true; status: number; headers: Record<string, string>; body: string }
  | { ok: false; code: string; message: string };

/** Interim answers (1xx) that are put up with. */
const mostInterim = 50;

type Pinned = { url: URL; address: string; leftMs: number };

/** Reads an answer to its end, or as much of it as is wanted. */
function readAnswer(response: IncomingMessage, most: number, finish: (answer: PostAnswer) => void): void {
  let body = "";
  const end = (): void =>
    finish({
      ok: true,
      status: response.statusCode ?? 0,
      headers: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)])),
      body,
    });
  response.on("data", (chunk: Buffer) => {
    body += chunk.toString("utf8");
    if (body.length >= most) {
      body = body.slice(0, most);
      end();
    }
  });
  response.on("end", end);
  response.on("error", end);
}

function send({ url, address, leftMs }: Pinned, options: PostOptions): Promise<PostAnswer> {
  return new Promise((resolve) => {
    const secure = url.protocol === "https:";
    const host = hostOf(url);
    const request = (secure ? requestHttps : requestHttp)({
      host: address,
      port: portOf(url),
      path: `${url.pathname}${url.search}`,
      method: options.method ?? "POST",
      agent: false,
      headers: {
        Host: url.host,
        "Content-Length": String(Buffer.byteLength(options.body)),
        Connection: "close",
        ...Object.fromEntries(options.headers),
      },
      ...(secure
        ? { secureContext: options.trust ?? tlsContext(), servername: isIP(host) ? "" : host, rejectUnauthorized: true }
        : {}),
    });
    const finish = (answer: PostAnswer): void => {
      clearTimeout(timer);
      resolve(answer);
      request.destroy();
    };
    const timer = setTimeout(
      () => finish({ ok: false, code: "TIMEOUT", message: `no answer within ${options.timeoutMs} ms` }),
      leftMs,
    );
    let answered = false;
    request.on("error", (error) => {
      // With its status an answer is there, even when its body breaks off.
      if (!answered) finish({ ok: false, code: codeOf(error), message: error.message });
    });
    let interim = 0;
    request.on("information", () => {
      interim += 1;
      if (interim > mostInterim) request.destroy(new NetError("PROTOCOL", `More than ${mostInterim} interim answers.`));
    });
    request.on("response", (response) => {
      answered = true;
      readAnswer(response, options.maxAnswerBytes ?? 4096, finish);
    });
    request.end(options.body);
  });
}

/**
 * Posts, or puts, to an address a customer named, through the guard: every address of the name must be
 * allowed, and the one that was judged is the one that is connected to. Redirects are not followed
 * (Standard Webhooks counts them as failure). Does not throw for the other side's fault.
 */
export async function guardedPost(target: string, options: PostOptions): Promise<PostAnswer> {
  const problem = targetProblem(target);
  if (problem !== null) return { ok: false, code: "INVALID", message: problem };
  const url = new URL(target);
  const started = performance.now();
  const resolved = await resolveHost(hostOf(url), options.timeoutMs, options.look);
  if (!resolved.ok) return { ok: false, ...resolved.failure };
  const [address] = resolved.addresses;
  if (address === undefined || !resolved.addresses.every((each) => options.policy.allows(each, portOf(url)))) {
    return { ok: false, code: blockedCode, message: blockedMessage };
  }
  const leftMs = options.timeoutMs - (performance.now() - started);
  // Node throws for a header that cannot be sent.
  return send({ url, address, leftMs }, options).catch(
    (error: Error): PostAnswer => ({ ok: false, code: codeOf(error), message: error.message }),
  );
}
