import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { ended, howItEnded, startNode, stopChild, tail } from "./children";
import { inTurn } from "./turn";

const folders = ["app", "components", "lib", "public", "prisma"];
const files = ["instrumentation.ts", "next.config.ts", "postcss.config.mjs", "tsconfig.json", "package-lock.json"];
const isSource = (name: string): boolean =>
  !/\.(integration\.)?test\.tsx?$|^prisma[/\\](generated|migrations)/.test(name);

async function sources(root: string): Promise<string[]> {
  const listed = await Promise.all(
    folders.map(async (folder) => {
      const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
    }),
  );
  return [...files, ...listed.flat()].filter(isSource).sort();
}

/** A fingerprint of everything that the build reads. */
async function fingerprint(root: string): Promise<string> {
  const hash = createHash("sha256");
  for (const name of await sources(root)) {
    hash.update(`${name}\0`);
    hash.update(await readFile(path.join(root, name)).catch(() => ""));
  }
  return hash.digest("hex");
}

async function build(root: string, logFile: string, signal: AbortSignal): Promise<void> {
  const child = startNode({
    args: [path.join(root, "node_modules/next/dist/bin/next"), "build"],
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    logFile,
  });
  const stop = (): void => void stopChild(child, 2_000);
  signal.addEventListener("abort", stop, { once: true });
  await ended(child);
  signal.removeEventListener("abort", stop);
  signal.throwIfAborted();
  if (child.exitCode !== 0)
    throw new Error(`The build failed with ${howItEnded(child)}; its last lines:\n${tail(logFile, 40)}`);
}

/**
 * Builds the web app when its sources changed since the last build. Several instances take turns.
 * @param logFile where the build's output goes
 * @param onStart called before a build begins, for it takes a while
 * @throws Error with what the build said when it fails
 */
export async function buildApp(root: string, logFile: string, signal: AbortSignal, onStart: () => void): Promise<void> {
  await inTurn(`build ${root}`, async () => {
    const stampFile = path.join(root, ".next", "hopcheck-sources");
    const [now, built] = await Promise.all([fingerprint(root), readFile(stampFile, "utf8").catch(() => "")]);
    if (now === built) return;
    onStart();
    await build(root, logFile, signal);
    await writeFile(stampFile, now);
  });
}
