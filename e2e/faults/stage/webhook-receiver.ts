import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Delivery } from "@/e2e/faults/record";

/** How a receiver answers. */
export type Answer = { status: number; headers?: Record<string, string>; bytes?: number; hang?: boolean };

export type WebhookReceiver = {
  /** @param path begins with a slash; each may answer in its own way */
  urlOf: (path: string) => string;
  deliveries: (Delivery & { path: string })[];
  /** What a path answers from now on; 204 at first. */
  answer: (path: string, answer: Answer) => void;
  /** Called when a notice is here and not answered yet; the answer waits for it. */
  onNotice: (listener: (alertId: string) => Promise<void> | void) => void;
  stop: () => Promise<void>;
};

/** Starts the other side of webhooks. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const deliveries: WebhookReceiver["deliveries"] = [];
  const answers = new Map<string, Answer>();
  let listener: (alertId: string) => Promise<void> | void = () => undefined;
  const server = createServer(async (request, response) => {
    const path = request.url ?? "";
    await text(request).catch(() => "");
    const { status, headers = {}, bytes = 0, hang = false } = answers.get(path) ?? { status: 204 };
    const alertId = String(request.headers["webhook-id"]);
    const taken = !hang && status >= 200 && status < 300;
    deliveries.push({ path, alertId, at: Date.now(), taken });
    await listener(alertId);
    if (hang) return;
    response.writeHead(status, headers).end(bytes > 0 ? Buffer.alloc(bytes, "x") : undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    urlOf: (path) => `http://127.0.0.1:${port}${path}`,
    deliveries,
    answer: (path, answer) => void answers.set(path, answer),
    onNotice: (next) => {
      listener = next;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
