import { type ChildProcess, spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ended, stopChild } from "./children";
import { onStop } from "./stop-signal";
import { type Counts, type Step, testSteps } from "./test-steps";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
/** What the tests run beside Node, and the Debian package of each. */
const tools: Readonly<Record<string, string>> = {
  "redis-server": "redis-server",
  openssl: "openssl",
  chromium: "chromium",
  nginx: "nginx",
  haproxy: "haproxy",
  apache2: "apache2",
  caddy: "caddy",
  varnishd: "varnish",
  squid: "squid",
  lighttpd: "lighttpd",
};
const searched = [...(process.env["PATH"] ?? "").split(path.delimiter), "/usr/sbin", "/usr/bin"];

function isThere(tool: string): boolean {
  return searched.some((folder) => {
    try {
      accessSync(path.join(folder, tool), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

let running: ChildProcess | undefined;

async function run({ command, args, env }: Step): Promise<number> {
  const child = spawn(path.join(root, "node_modules/.bin", command), args, {
    cwd: root,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", PATH: searched.join(path.delimiter), ...env },
    detached: true,
    stdio: ["ignore", "inherit", "inherit"],
  });
  child.on("error", (error) => console.error(error.message));
  running = child;
  await ended(child);
  return child.exitCode ?? 1;
}

/** Runs a step and counts what came of it; a step that fails fails, whatever its own count says. */
async function tryStep(step: Step): Promise<Counts> {
  console.log(`\n== ${step.name}`);
  const started = performance.now();
  const code = await run(step);
  const one = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  const counts = step.counts ? await step.counts().catch(() => one) : one;
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `== ${step.name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped (${seconds} s)`,
  );
  return counts;
}

/** `npm test`: every check and every test; the last line says how many passed and failed. */
async function main(): Promise<number> {
  const missing = Object.entries(tools).flatMap(([tool, debian]) => (isThere(tool) ? [] : [debian]));
  if (missing.length > 0) {
    console.error(
      `The tests need ${missing.join(", ")}. Install with: apt-get install --no-install-recommends ${missing.join(" ")}`,
    );
    return 1;
  }
  const folder = await mkdtemp(path.join(tmpdir(), "hopcheck-reports-"));
  const total: Counts = { passed: 0, failed: 0, skipped: 0 };
  const summary: string[] = [];
  for (const step of testSteps(folder)) {
    const counts = await tryStep(step);
    summary.push(
      `${counts.failed === 0 ? "ok    " : "FAILED"} ${step.name}: ${counts.passed} passed, ${counts.failed} failed`,
    );
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
  }
  await rm(folder, { recursive: true, force: true });
  console.log(`\n${summary.join("\n")}`);
  if (total.skipped > 0) console.log(`${total.skipped} skipped`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

onStop(() => {
  void (running ? stopChild(running, 5_000) : Promise.resolve()).then(() => process.exit(130));
});
process.exit(await main());
