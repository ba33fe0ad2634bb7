import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { endWithUs } from "@/lib/embedded/end-with-us";

export const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** Resolves when a process has ended, at once when it has already. */
export const ended = (child: ChildProcess): Promise<void> =>
  hasEnded(child) ? Promise.resolve() : new Promise((resolve) => child.once("exit", () => resolve()));

/** How a process ended, for a person. */
export const howItEnded = (child: ChildProcess): string =>
  child.signalCode === null ? `code ${child.exitCode}` : `signal ${child.signalCode}`;

export type ChildOptions = { args: string[]; cwd: string; env: NodeJS.ProcessEnv; logFile: string };

/** Starts a Node program in a group of its own, that ends with us; what it says goes to a file. */
export function startNode({ args, cwd, env, logFile }: ChildOptions): ChildProcess {
  const log = openSync(logFile, "a", 0o600);
  const child = spawn(process.execPath, args, { cwd, env, detached: true, stdio: ["ignore", log, log] });
  closeSync(log);
  child.on("error", () => undefined);
  endWithUs(child, "TERM");
  return child;
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It is gone already.
  }
}

/** Asks a process and its group to end, and makes them when `patienceMs` have passed. */
export async function stopChild(child: ChildProcess, patienceMs: number): Promise<void> {
  if (hasEnded(child)) return;
  signalGroup(child, "SIGTERM");
  await Promise.race([ended(child), sleep(patienceMs, undefined, { ref: false })]);
  signalGroup(child, "SIGKILL");
  await ended(child);
}

/** The last lines of a log, to show when what wrote it failed. */
export function tail(logFile: string, lines = 15): string {
  try {
    return readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-lines).join("\n");
  } catch {
    return "";
  }
}
