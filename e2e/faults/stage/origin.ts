import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Request } from "@/e2e/faults/record";
import type { Outage } from "@/e2e/faults/schedule";

/** The targets of a run: one program, an address of the loopback for each, that fails when its schedule says so. */
export type Origin = {
  urlOf: (target: string) => string;
  requests: Request[];
  /** Sets what fails when. */
  follow: (outages: readonly Outage[]) => void;
  /** Holds answers back for so long, from now on. Milliseconds. */
  answerAfter: (ms: number) => void;
  stop: () => Promise<void>;
};

/** Monitors of one host that fail together are one incident: targets that are to be told apart have hosts of their own. */
const addressOf = (index: number): string => `127.77.${Math.floor(index / 200)}.${1 + (index % 200)}`;

async function listen(server: Server, address: string): Promise<number> {
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, address, 4096, resolve));
  return (server.address() as AddressInfo).port;
}

/** Starts the targets. Everything is up until a schedule says otherwise. @param oneHost whether all share an address */
export async function startOrigin(targets: readonly string[], oneHost: boolean): Promise<Origin> {
  const requests: Request[] = [];
  let schedule: ReadonlyMap<string, Outage> = new Map();
  let delayMs = 0;
  const answer: RequestListener = (request, response) => {
    const at = Date.now();
    const target = (request.url ?? "").slice(1);
    requests.push({ target, at });
    const outage = schedule.get(target);
    const down = outage !== undefined && outage.from <= at && at < outage.to;
    const say = (): unknown => (down ? response.writeHead(503).end("out of order") : response.end("well"));
    if (delayMs === 0) say();
    else setTimeout(say, delayMs);
  };
  const servers: Server[] = [];
  const hosts = new Map<string, string>();
  for (const [index, target] of targets.entries()) {
    if (!oneHost || index === 0) {
      const server = createServer(answer);
      hosts.set(target, `${addressOf(index)}:${await listen(server, addressOf(index))}`);
      servers.push(server);
    } else hosts.set(target, hosts.get(targets[0] ?? "") ?? "");
  }
  return {
    urlOf: (target) => `http://${hosts.get(target)}/${target}`,
    requests,
    follow: (outages) => {
      schedule = new Map(outages.map((outage) => [outage.target, outage]));
    },
    answerAfter: (ms) => {
      delayMs = ms;
    },
    stop: async () => {
      await Promise.all(
        servers.map((server) => {
          server.closeAllConnections();
          return new Promise((resolve) => server.close(resolve));
        }),
      );
    },
  };
}
