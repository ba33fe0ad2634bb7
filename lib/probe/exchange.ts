import { type ClientRequest, type IncomingMessage, request as startRequest } from "node:http";
import type { Socket } from "node:net";
import { codeOf, NetError } from "@/lib/net/net-error";
import { Body, type BodyEnd } from "@/lib/probe/body";
import type { ProbeResponse } from "@/lib/probe/probe";
import type { Stopwatch } from "@/lib/probe/stopwatch";

/** One request, ready to be sent. `headers` is a flat list of names and values. */
export type Ask = { method: string; url: URL; headers: string[]; body: string | null; keyword: string | null };

/** An answer, with what was wrong with its body. */
export type Answer = { response: ProbeResponse; error: NetError | null };

/** Interim answers (1xx) that are put up with. A server that goes on with them would keep a worker busy. */
const mostInterim = 50;

function pairsOf(raw: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) pairs.push([raw[index] ?? "", raw[index + 1] ?? ""]);
  return pairs;
}

function responseOf(message: IncomingMessage, body: Body | null, complete: boolean): ProbeResponse {
  const announced = message.headers["content-length"];
  return {
    status: message.statusCode ?? 0,
    reason: message.statusMessage ?? "",
    httpVersion: message.httpVersion,
    headers: pairsOf(message.rawHeaders),
    bodyText: body?.text ?? "",
    bodyBytes: body?.bytes ?? 0,
    announcedBytes: announced === undefined ? null : Number(announced),
    complete,
    keywordFound: body?.keywordFound ?? null,
  };
}

/** The first of what came, so that an SSH banner shows itself; without control characters. */
const glimpse = (packet: unknown): string =>
  Buffer.isBuffer(packet)
    ? ` The answer has "${packet
        .subarray(0, 80)
        .toString("latin1")
        .replace(/[^\x20-\x7e]+/g, " ")
        .trim()}".`
    : "";

/** Why no answer came. A close in good order and a reset are told apart, which Node's codes do not. */
function failureOf(error: NodeJS.ErrnoException & { rawPacket?: unknown }): NetError {
  const code = codeOf(error);
  // After a peer's orderly close, Linux calls a write EPIPE; without a system call it is Node's "socket hang up".
  if (code === "EPIPE" || (code === "ECONNRESET" && error.syscall === undefined))
    return new NetError("EMPTY_REPLY", "The connection was closed before an answer.");
  return new NetError(code, `${error.message}.${glimpse(error.rawPacket)}`.replace("..", "."));
}

function bodyError(end: BodyEnd, trouble: Error | null, response: ProbeResponse): NetError | null {
  if (end.error) return new NetError(codeOf(end.error), `The body cannot be decoded: ${end.error.message}.`);
  if (end.complete) return null;
  const code = trouble === null ? "" : codeOf(trouble);
  if (trouble !== null && code.startsWith("HPE_")) return new NetError(code, `${trouble.message}.`);
  const how = code === "" ? "closed" : `reset (${code})`;
  const of = response.announcedBytes === null ? "" : ` of ${response.announcedBytes}`;
  return new NetError("BODY_CUT", `The connection was ${how} after ${response.bodyBytes}${of} bytes of the body.`);
}

function send({ method, url, headers, body }: Ask, socket: Socket, watch: Stopwatch): ClientRequest {
  const request = startRequest({
    createConnection: () => socket,
    method,
    path: `${url.pathname}${url.search}`,
    headers,
  });
  request.once("finish", () => {
    if (watch.running === "request") watch.next("firstByte");
  });
  let interim = 0;
  request.on("information", () => {
    interim += 1;
    if (interim > mostInterim)
      request.destroy(new NetError("PROTOCOL", `More than ${mostInterim} interim answers (1xx) and no final one.`));
  });
  request.end(body ?? undefined);
  return request;
}

/**
 * Sends one request over a connection of its own and reads the answer.
 * @param hold is given, once the head of the answer is there, what tells how far it has come
 * @throws NetError when no answer came: `EMPTY_REPLY`, `ECONNRESET`, `HPE_*`, `PROTOCOL`
 */
export function exchange(ask: Ask, socket: Socket, watch: Stopwatch, hold: (sofar: () => ProbeResponse) => void) {
  return new Promise<Answer>((resolve, reject) => {
    let trouble: Error | null = null;
    let answered = false;
    const request = send(ask, socket, watch);
    request.on("error", (error) => {
      // Once an answer is being read, its body decides: bytes after its end do no harm.
      if (answered) trouble ??= error;
      else reject(failureOf(error));
    });
    const head = (): void => {
      answered = true;
      if (watch.running === "request") watch.next("firstByte");
      watch.next("body");
    };
    request.on("upgrade", (message, upgraded) => {
      head();
      upgraded.destroy();
      resolve({ response: responseOf(message, null, true), error: null });
    });
    request.on("response", (message) => {
      head();
      const body = new Body(message, ask.keyword, (end) => {
        const response = responseOf(message, body, end.complete);
        resolve({ response, error: bodyError(end, trouble, response) });
      });
      hold(() => {
        body.stop();
        return responseOf(message, body, false);
      });
    });
  });
}
