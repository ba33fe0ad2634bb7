import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";

export type Received = {
  at: number;
  method: string;
  path: string;
  headers: Record<string, string>;
  /** The body as it came, byte for byte: signatures are made over it. */
  body: string;
};

export type WebhookSink = {
  url: string;
  received: Received[];
  /** What the next requests are answered with; 204 at first. */
  answerWith: (status: number) => void;
  /** Waits for a request that `matches`, the first ones included. @throws Error when none came in time */
  waitFor: (matches: (request: Received) => boolean, timeoutMs?: number) => Promise<Received>;
  stop: () => Promise<void>;
};

/** Starts the other side of a webhook: it records every request and answers what it was told to. */
export async function startWebhookSink(): Promise<WebhookSink> {
  const received: Received[] = [];
  let status = 204;
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
    received.push({
      at: Date.now(),
      method: request.method ?? "",
      path: request.url ?? "",
      headers: Object.fromEntries(headers) as Record<string, string>,
      body,
    });
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    answerWith: (next) => {
      status = next;
    },
    waitFor: async (matches, timeoutMs = 30_000) => {
      for (const until = performance.now() + timeoutMs; performance.now() < until; await sleep(100)) {
        const found = received.find(matches);
        if (found) return found;
      }
      throw new Error(
        `No such webhook within ${timeoutMs} ms; ${received.length} came: ${received.map(({ body }) => body.slice(0, 120)).join(" | ")}`,
      );
    },
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
