import { type ChildProcess, fork } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "@/lib/embedded/free-port";
import { newCertificate } from "@/lib/testing/certificate-authority";

const program = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

const told = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    child.once("message", (message) => resolve(message as T));
    child.once("exit", () => reject(new Error("A target ended before it had begun.")));
  });

const start = (name: string, args: string[] = [], execArgv: string[] = []): ChildProcess =>
  fork(program(name), args, { execArgv, stdio: ["ignore", "ignore", "ignore", "ipc"] });

type Files = { authorities: string; servers: string[] };

/** Certificates: one that nobody trusts, and of a trusted authority one that is over, one for another name and a good one. Each with its key in one file. */
async function certificates(folder: string): Promise<Files> {
  const authority = newCertificate("Lab authority", { authority: true });
  const names = ["localhost"];
  const over = { validFrom: new Date(Date.now() - 30 * dayMs), validTo: new Date(Date.now() - dayMs) };
  const pairs = {
    untrusted: newCertificate("localhost", { names }),
    expired: newCertificate("localhost", { names, issuer: authority, ...over }),
    otherName: newCertificate("other.test", { names: ["other.test"], issuer: authority }),
    trusted: newCertificate("localhost", { names, issuer: authority }),
  };
  const file = (name: string): string => path.join(folder, `${name}.pem`);
  await writeFile(file("authorities"), authority.cert);
  for (const [name, { cert, key }] of Object.entries(pairs)) await writeFile(file(name), cert + key);
  return { authorities: file("authorities"), servers: Object.keys(pairs).map(file) };
}

export type Targets = {
  /** The port of each server by its name. */
  port: (server: string) => number;
  /** A file of the authorities that the proxies trust. */
  authorities: string;
  /** Starts the app that runs out of memory again: a request ends it. */
  refresh: () => Promise<void>;
  stop: () => Promise<void>;
};

const dayMs = 86_400_000;
const connectionsThatFill = 4;

/** Everything that proxies are put in front of. */
export async function startTargets(): Promise<Targets> {
  const folder = await mkdtemp(path.join(tmpdir(), "hopcheck-lab-targets-"));
  // The products give up root's rights and must still read the authorities.
  await chmod(folder, 0o755);
  const files = await certificates(folder);
  const main = start("upstream.mjs", files.servers);
  const ports = await told<Record<string, number>>(main);

  const silent = start("full-backlog.mjs");
  ports["silent"] = await told<number>(silent);
  silent.kill("SIGSTOP");
  const fillers: Socket[] = [];
  for (let count = 0; count < connectionsThatFill; count++) {
    const socket = connect(ports["silent"], "127.0.0.1");
    socket.on("error", () => undefined);
    fillers.push(socket);
  }

  ports["closed"] = await freePort();
  ports["closed-too"] = await freePort();

  let hungry: ChildProcess | undefined;
  const hungryPort = { at: 0 };
  const refresh = async (): Promise<void> => {
    if (hungry && hungry.exitCode === null && hungry.signalCode === null) return;
    hungry = start("hungry-app.mjs", [String(hungryPort.at)], ["--max-old-space-size=24"]);
    hungryPort.at = await told<number>(hungry);
  };
  await refresh();
  ports["hungry"] = hungryPort.at;

  return {
    port: (server) => {
      const port = ports[server];
      if (port === undefined) throw new Error(`The lab has no server called ${server}.`);
      return port;
    },
    authorities: files.authorities,
    refresh,
    stop: async () => {
      for (const socket of fillers) socket.destroy();
      silent.kill("SIGCONT");
      for (const child of [main, silent, hungry]) child?.kill("SIGKILL");
      await rm(folder, { recursive: true, force: true });
    },
  };
}
