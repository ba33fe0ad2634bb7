import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Request } from "@/e2e/faults/record";
import type { Outage } from "@/e2e/faults/schedule";

/** The targets of a run: one server, one path a target, that fails when its schedule says so. */
export type Origin = {
  urlOf: (target: string) => string;
  requests: Request[];
  /** Sets what fails when. */
  follow: (outages: readonly Outage[]) => void;
  /** Holds answers back for so long, from now on. Milliseconds. */
  answerAfter: (ms: number) => void;
  stop: () => Promise<void>;
};

/** Starts the targets. Everything is up until a schedule says otherwise. */
export async function startOrigin(): Promise<Origin> {
  const requests: Request[] = [];
  let schedule: readonly Outage[] = [];
  let delayMs = 0;
  const server = createServer((request, response) => {
    const at = Date.now();
    const target = (request.url ?? "").slice(1);
    requests.push({ target, at });
    const down = schedule.some((outage) => outage.target === target && outage.from <= at && at < outage.to);
    const answer = (): unknown => (down ? response.writeHead(503).end("out of order") : response.end("well"));
    if (delayMs === 0) answer();
    else setTimeout(answer, delayMs);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", 4096, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    urlOf: (target) => `http://127.0.0.1:${port}/${target}`,
    requests,
    follow: (outages) => {
      schedule = outages;
    },
    answerAfter: (ms) => {
      delayMs = ms;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
