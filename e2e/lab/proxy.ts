import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { endWithUs } from "@/lib/embedded/end-with-us";
import { freePort } from "@/lib/embedded/free-port";
import type { Fault } from "./fault";

export const products = ["nginx", "haproxy", "apache", "caddy", "varnish", "squid", "lighttpd"] as const;
export type Product = (typeof products)[number];

/** One path of a proxy and what it leads to. */
export type Route = { fault: Pick<Fault, "name" | "limit">; port: number; alsoPort: number | null; tls: boolean };

export type Settings = { folder: string; port: number; routes: readonly Route[]; authorities: string };

/** How a product is set up and started. All of them wait a second for a connection and a second for an answer. */
export type Setup = {
  /** The program, as Debian names it, and what to install when it is missing. */
  program: string;
  package: string;
  files: (settings: Settings) => Record<string, string>;
  args: (settings: Settings) => string[];
  /** Where it writes its errors, in its folder; without one, what it prints. */
  logFile?: string;
};

export type Running = {
  url: string;
  /** What it has written to its own log since the last call. */
  newLogLines: () => Promise<string[]>;
  stop: () => Promise<void>;
};

const takesConnections = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("error", () => resolve(false));
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
  });

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await Promise.race([gone, sleep(3000, undefined, { ref: false })]);
  child.kill("SIGKILL");
  await gone;
}

/**
 * Starts a product on a free port of the loopback, in the foreground and in a folder of its own.
 * @throws Error that names the package when it is not installed, or what it said when it does not start
 */
export async function startProxy(setup: Setup, routes: readonly Route[], authorities: string): Promise<Running> {
  const folder = await mkdtemp(path.join(tmpdir(), "hopcheck-lab-"));
  // The products give up root's rights and must still read and write here.
  await chmod(folder, 0o777);
  const settings = { folder, port: await freePort(), routes, authorities };
  for (const [name, text] of Object.entries(setup.files(settings))) await writeFile(path.join(folder, name), text);
  const child = spawn(setup.program, setup.args(settings), {
    cwd: folder,
    env: {
      PATH: `${process.env["PATH"]}:/usr/sbin`,
      HOME: folder,
      XDG_DATA_HOME: folder,
      XDG_CONFIG_HOME: folder,
    } as unknown as NodeJS.ProcessEnv,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  endWithUs(child, "TERM");
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (said += text.toString()));
  child.on("error", (error) => (said += error.message));
  for (let tries = 0; !(await takesConnections(settings.port)); tries++) {
    if (child.exitCode !== null || child.pid === undefined || tries > 200)
      throw new Error(
        `${setup.program} did not start (Debian: apt-get install ${setup.package}): ${said.slice(-2000)}`,
      );
    await sleep(50);
  }
  let read = 0;
  const newLogLines = async (): Promise<string[]> => {
    const log =
      setup.logFile === undefined ? said : await readFile(path.join(folder, setup.logFile), "utf8").catch(() => "");
    const lines = log
      .slice(read)
      .split("\n")
      .filter((line) => line.trim() !== "");
    read = log.length;
    return lines;
  };
  return {
    url: `http://127.0.0.1:${settings.port}`,
    newLogLines,
    stop: async () => {
      await stopped(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Root gives its rights up to this user where a product asks for one. */
export const asRoot = process.getuid?.() === 0;
