import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { freePort } from "@/lib/embedded/free-port";

export type App = {
  port: number;
  url: string;
  /** Starts it again, on the same port, answering at once. */
  start: () => Promise<void>;
  /** Kills it, as a crash would: from then on its port refuses connections. */
  kill: () => Promise<void>;
  /** Has every answer wait so long, from the next request on. */
  setDelay: (delayMs: number) => Promise<void>;
};

const program = fileURLToPath(new URL("small-app.mjs", import.meta.url));
const answered = (child: ChildProcess): Promise<unknown> => new Promise((resolve) => child.once("message", resolve));

/** Starts a small Node app in a process of its own. */
export async function startApp(): Promise<App> {
  const port = await freePort();
  let child: ChildProcess | undefined;

  const start = async (): Promise<void> => {
    if (child) return;
    child = fork(program, [String(port)], { stdio: ["ignore", "inherit", "inherit", "ipc"], execArgv: [] });
    await answered(child);
  };
  const kill = async (): Promise<void> => {
    const killed = child;
    child = undefined;
    if (!killed || killed.exitCode !== null || killed.signalCode !== null) return;
    const gone = new Promise((resolve) => killed.once("exit", resolve));
    killed.kill("SIGKILL");
    await gone;
  };
  const setDelay = async (delayMs: number): Promise<void> => {
    if (!child) throw new Error("The app is not running.");
    const told = answered(child);
    child.send({ delayMs });
    await told;
  };
  await start();
  return { port, url: `http://127.0.0.1:${port}`, start, kill, setDelay };
}
