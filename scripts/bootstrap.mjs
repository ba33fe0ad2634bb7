// Runs on Node 20 with nothing installed: installs, generates, then goes on under the Node of the package.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { constants } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const inRoot = (...parts) => path.join(root, ...parts);
const programs = {
  up: "scripts/up.ts",
  test: "scripts/test.ts",
  bench: "bench/main.ts",
  score: "bench/score.ts",
  lab: "e2e/lab/main.ts",
  faults: "e2e/faults/main.ts",
  hopcheck: "cli/main.ts",
};

// Standard output belongs to the program that is started in the end.
const say = (line) => process.stderr.write(`${line}\n`);
const read = (file) => (existsSync(file) ? readFileSync(file, "utf8") : "");
const hash = (...texts) => createHash("sha256").update(texts.join("\0")).digest("hex");

function fail(line) {
  say(line);
  process.exit(1);
}

/** Holds others off while one of them installs. The system lets go when the process ends, however it ends. */
async function takeTurn() {
  // Only Linux has names that vanish with their process; elsewhere two first starts at once are the caller's affair.
  if (process.platform !== "linux") return async () => undefined;
  for (let told = false; ; told = true) {
    const server = createServer();
    const taken = await new Promise((resolve) => {
      server.once("error", () => resolve(false));
      server.listen(`\0hopcheck-install-${hash(root)}`, () => resolve(true));
    });
    if (taken) return () => new Promise((resolve) => server.close(resolve));
    if (!told) say("Another command is setting up; waiting for it ...");
    await sleep(300);
  }
}

function run(command, args, env) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", 2, 2],
  });
  if (error) fail(`${command} could not be started: ${error.message}`);
  if (status !== 0) fail(`This failed with ${status}: ${command} ${args.join(" ")}`);
}

const installStamp = () => hash(read(inRoot("package-lock.json")), process.platform, process.arch);

function isInstalled() {
  if (read(inRoot("node_modules", ".hopcheck-install")) === installStamp()) return true;
  // An install by hand counts too: npm writes its own record after the lock file.
  const record = inRoot("node_modules", ".package-lock.json");
  return existsSync(record) && statSync(record).mtimeMs >= statSync(inRoot("package-lock.json")).mtimeMs;
}

function install() {
  const stampFile = inRoot("node_modules", ".hopcheck-install");
  if (!isInstalled()) {
    say("Installing packages (npm ci) ...");
    const npm = process.env.npm_execpath;
    const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
    if (npm?.endsWith(".js")) run(process.execPath, [npm, ...args], {});
    else run("npm", args, {});
  }
  if (read(stampFile) !== installStamp()) writeFileSync(stampFile, installStamp());
}

const ownNode = () => inRoot("node_modules", ".bin", "node");

function generate() {
  const stampFile = inRoot("prisma", "generated", ".hopcheck-schema");
  const stamp = hash(read(inRoot("prisma", "schema.prisma")), read(inRoot("node_modules/prisma/package.json")));
  if (read(stampFile) === stamp && existsSync(inRoot("prisma/generated/client.ts"))) return;
  say("Generating the database client ...");
  // The generator asks for the engine's program without running it; naming one keeps it from downloading.
  run(ownNode(), [inRoot("node_modules/prisma/build/index.js"), "generate"], {
    PRISMA_SCHEMA_ENGINE_BINARY: ownNode(),
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  });
  writeFileSync(stampFile, stamp);
}

/** Runs the program and passes signals on. A parent that vanished counts as one: npm's shell does not pass them on. */
function hand(program, args) {
  const child = spawn(
    ownNode(),
    ["--import", pathToFileURL(inRoot("node_modules/tsx/dist/loader.mjs")).href, inRoot(program), ...args],
    {
      env: {
        ...process.env,
        PATH: `${inRoot("node_modules", ".bin")}${path.delimiter}${process.env.PATH ?? ""}`,
        TSX_TSCONFIG_PATH: inRoot("tsconfig.json"),
      },
      stdio: "inherit",
    },
  );
  child.on("error", (error) => fail(`Node could not be started: ${error.message}`));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill("SIGTERM");
  }, 250);
  child.on("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

const [command = "", ...args] = process.argv.slice(2);
const program = programs[command];
if (!program) fail(`usage: node scripts/bootstrap.mjs ${Object.keys(programs).join("|")} [arguments]`);
if (Number(process.versions.node.split(".")[0]) < 20)
  fail(`Hopcheck needs Node 20 or newer; this is ${process.version}.`);

const done = await takeTurn();
install();
generate();
await done();
hand(program, args);
