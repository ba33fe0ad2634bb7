import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

export type RunningProduct = { url: string; inboxUrl: string; process: ChildProcess; stop: () => Promise<void> };

/**
 * Starts the product as `npm run up` does, in a process of its own, and waits for its ready line.
 * @param env what to set, such as PORT and HOPCHECK_DATA_DIR
 * @throws Error with what it said when it ends before it is ready
 */
export async function startProduct(env: Record<string, string>): Promise<RunningProduct> {
  const loader = pathToFileURL(path.join(root, "node_modules/tsx/dist/loader.mjs")).href;
  const up = spawn(process.execPath, ["--import", loader, path.join(root, "scripts/up.ts")], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: "", REDIS_URL: "", SMTP_URL: "", APP_URL: "", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const said: string[] = [];
  const found = { url: "", inboxUrl: "" };
  for await (const line of createInterface({ input: up.stdout })) {
    said.push(line);
    if (line.startsWith("inbox ")) found.inboxUrl = line.slice("inbox ".length);
    if (line.startsWith("ready ")) {
      found.url = line.slice("ready ".length);
      break;
    }
  }
  if (found.url === "") throw new Error(`The product did not start:\n${said.join("\n")}`);
  // What it says from now on (a part that was started again) is worth seeing.
  up.stdout.on("data", (text: Buffer) => process.stderr.write(text));
  up.stdout.resume();
  const stop = async (): Promise<void> => {
    if (up.exitCode !== null || up.signalCode !== null) return;
    const gone = once(up, "exit");
    up.kill("SIGTERM");
    await gone;
  };
  return { ...found, process: up, stop };
}
