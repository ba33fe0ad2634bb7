import { type ClientRequest, type IncomingMessage, request as startRequest } from "node:http";
import type { Socket } from "node:net";
import { readBody } from "@/lib/probe/body";
import { ProbeFailure } from "@/lib/probe/connection";
import type { HttpTarget, ProbeResponse } from "@/lib/probe/probe";
import type { Stopwatch } from "@/lib/probe/stopwatch";

export type Answer = { response: ProbeResponse; error: { code: string; message: string } | null };

function pairsOf(raw: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) pairs.push([raw[index] ?? "", raw[index + 1] ?? ""]);
  return pairs;
}

const headOf = (response: IncomingMessage): ProbeResponse => {
  const announced = Number(response.headers["content-length"]);
  return {
    status: response.statusCode ?? 0,
    reason: response.statusMessage ?? "",
    httpVersion: response.httpVersion,
    headers: pairsOf(response.rawHeaders),
    bodyText: "",
    bodyBytes: 0,
    announcedBytes: Number.isSafeInteger(announced) ? announced : null,
    complete: false,
    keywordFound: null,
  };
};

/** Node says "socket hang up" for a connection that ended well and said nothing. */
function failureOf(error: NodeJS.ErrnoException): ProbeFailure {
  if (error.code === "ECONNRESET" && error.syscall === undefined) {
    return new ProbeFailure("EMPTY_REPLY", "The connection was closed before an answer.");
  }
  return new ProbeFailure(error.code ?? "ERROR", error.message);
}

function send(
  target: HttpTarget,
  method: string,
  url: URL,
  headers: string[],
  socket: Socket,
  watch: Stopwatch,
): ClientRequest {
  const request = startRequest({
    createConnection: () => socket,
    method,
    path: `${url.pathname}${url.search}`,
    headers,
    setHost: false,
  });
  request.once("finish", () => {
    if (watch.running === "request") watch.next("firstByte");
  });
  request.end(method === target.method ? (target.body ?? undefined) : undefined);
  return request;
}

/**
 * Sends one request over a connection of its own and reads the answer.
 * @param partial is told the head of the answer as soon as it is there: what is known when the time runs out
 */
export function exchange(
  target: HttpTarget,
  hop: { method: string; url: URL; headers: string[] },
  socket: Socket,
  watch: Stopwatch,
  partial: (response: ProbeResponse) => void,
): Promise<Answer> {
  watch.next("request");
  return new Promise((resolve, reject) => {
    const request = send(target, hop.method, hop.url, hop.headers, socket, watch);
    request.on("error", (error: NodeJS.ErrnoException) => reject(failureOf(error)));
    request.on("upgrade", (response, upgraded) => {
      upgraded.destroy();
      resolve({ response: { ...headOf(response), complete: true }, error: null });
    });
    request.on("response", (response) => {
      if (watch.running === "request") watch.next("firstByte");
      watch.next("body");
      const head = headOf(response);
      partial(head);
      readBody(response, target.keyword ?? null, (body) => {
        socket.destroy();
        const whole = {
          ...head,
          bodyText: body.text,
          bodyBytes: body.bytes,
          complete: body.complete,
          keywordFound: body.keywordFound,
        };
        const cut = body.complete
          ? null
          : { code: "BODY_CUT", message: `The body was cut short after ${body.bytes} bytes.` };
        const undecodable =
          body.decodeError === null
            ? null
            : { code: body.decodeError.code ?? "Z_DATA_ERROR", message: body.decodeError.message };
        resolve({ response: whole, error: cut ?? undecodable });
      });
    });
  });
}
