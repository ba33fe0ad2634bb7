import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { claimPort } from "@/e2e/lab/claim-port";
import type { Route, Setting } from "@/e2e/lab/fault";
import { endWithUs } from "@/lib/embedded/end-with-us";

/** What a gateway's settings are made of. */
export type Place = {
  folder: string;
  port: number;
  routes: readonly Route[];
  /** PEM file of the authority that the lab's good certificates come from. */
  authority: string;
  /** How long the gateway waits for an answer. */
  readSeconds: number;
};

type Program = { command: string; args: readonly string[] };

/** A real gateway: what its settings look like and how it is run in the foreground. Settings are a pure function. */
export type Product = {
  name: string;
  /** The Debian package, for the message when it is not there. */
  debian: string;
  can: ReadonlySet<Setting>;
  files: (place: Place) => Readonly<Record<string, string>>;
  program: (place: Place) => Program;
  /** A program beside it that writes its log to standard output. */
  follower?: (place: Place) => Program;
  /** Files of its folder in which it logs, beside its standard output and error. */
  logs: readonly string[];
  /** Lines that belong to no request, such as those of its health checks. */
  noise?: RegExp;
};

/** A gateway that runs. */
export type Gateway = {
  port: number;
  /** All it has logged so far, line by line, in no order across its logs. */
  logged: () => readonly (readonly string[])[];
  stop: () => Promise<void>;
};

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket
      .once("connect", () => {
        socket.destroy();
        resolve(true);
      })
      .once("error", () => resolve(false));
  });

function run(program: Program, folder: string, said: string[]): ChildProcess {
  const child = spawn(program.command, program.args, {
    cwd: folder,
    env: {
      ...process.env,
      PATH: `${process.env["PATH"]}:/usr/sbin`,
      HOME: folder,
      XDG_DATA_HOME: folder,
      XDG_CONFIG_HOME: folder,
    },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const hear = (text: Buffer): void => void said.push(text.toString());
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  child.on("error", (error) => said.push(error.message));
  endWithUs(child, "TERM");
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<boolean>((resolve) => child.once("exit", () => resolve(true)));
  child.kill("SIGTERM");
  if (await Promise.race([gone, sleep(2_000, false)])) return;
  // It leads a group of its own: its workers go with it.
  process.kill(-child.pid, "SIGKILL");
  await gone;
}

const linesOf = (text: string): string[] => text.split("\n").filter((line) => line.trim() !== "");

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/**
 * Starts a gateway with its routes on a port of its own, in a folder of its own.
 * @throws Error with what it said when it does not take connections within ten seconds
 */
export async function startGateway(
  product: Product,
  options: { routes: readonly Route[]; authorityPem: string; readSeconds?: number },
): Promise<Gateway> {
  const folder = await mkdtemp(path.join(tmpdir(), `hopcheck-${product.debian}-`));
  // A gateway that is started as root gives its rights up, and must still read and write here.
  await chmod(folder, 0o777);
  const authority = path.join(folder, "authority.pem");
  const port = await claimPort();
  const place: Place = { folder, port, routes: options.routes, authority, readSeconds: options.readSeconds ?? 2 };
  await writeFile(authority, options.authorityPem);
  for (const [name, text] of Object.entries(product.files(place))) await writeFile(path.join(folder, name), text);
  const said: string[] = [];
  const children = [run(product.program(place), folder, said)];
  const stop = async (): Promise<void> => {
    for (const child of children.reverse()) await end(child);
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  for (let tries = 0; !(await answers(port)); tries++) {
    const child = children[0];
    if (!child?.pid || child.exitCode !== null || tries > 200) {
      const log = product.logs.map((file) => read(path.join(folder, file))).join("\n");
      await stop();
      throw new Error(
        `${product.name} did not start (Debian: apt-get install ${product.debian}): ${said.join("")}${log}`,
      );
    }
    await sleep(50);
  }
  if (product.follower) children.push(run(product.follower(place), folder, said));
  const logged = () =>
    [said.join(""), ...product.logs.map((file) => read(path.join(folder, file)))].map((text) =>
      linesOf(text).filter((line) => !product.noise?.test(line)),
    );
  return { port, logged, stop };
}
