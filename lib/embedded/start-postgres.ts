import { type ChildProcess, execFile, spawn } from "node:child_process";
import { chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { endWithUs } from "@/lib/embedded/end-with-us";
import { freePort } from "@/lib/embedded/free-port";
import { postgresBinary } from "@/lib/embedded/postgres-binary";
import { type RunAs, runAs } from "@/lib/embedded/postgres-user";

const user = "hopcheck";
const database = "hopcheck";

export type PostgresOptions = {
  /** Its files are made here at the first start. As root, the user `postgres` must be able to reach it. */
  folder: string;
  password: string;
  /** A free one when absent. */
  port?: number;
  /** Trades safety at a power cut for speed: for tests only. */
  fast?: boolean;
};

export type RunningPostgres = {
  url: string;
  process: ChildProcess;
  /** Ends every connection and waits until the server is gone. */
  stop: () => Promise<void>;
};

// Its own, so that no PG variable of whoever starts it is heard.
const ownEnv = { PATH: "/usr/sbin:/usr/bin:/sbin:/bin", LC_ALL: "C", TZ: "UTC" } as unknown as NodeJS.ProcessEnv;

/** Makes the data folder. It gets its name only when it is whole, so that a start cut short leaves none that is half made. */
async function initialise(folder: string, password: string, { ids, prefix }: RunAs): Promise<void> {
  const draft = `${folder}.new`;
  const passwordFile = `${folder}.password`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(path.dirname(folder), { recursive: true, mode: 0o711 });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (ids) for (const made of [draft, passwordFile]) await chown(made, ids.uid, ids.gid);
  try {
    const [program = "", ...args] = [...prefix, postgresBinary("initdb")];
    await promisify(execFile)(
      program,
      [
        ...args,
        `--pgdata=${draft}`,
        `--username=${user}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--no-sync",
      ],
      { ...(ids ?? {}), env: ownEnv, cwd: draft },
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(draft, folder);
}

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

/** Whether a process is a Postgres on this folder. Where the system does not tell, its own lock has to do. */
async function servesFolder(pid: number, folder: string): Promise<boolean> {
  const line = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return line.split("\0").includes(folder);
}

/**
 * Clears what a Postgres left behind whose starter was killed: one that still runs is stopped, and a
 * lock file whose number now belongs to some other program is removed, for Postgres would believe it.
 */
async function clearLeftOver(folder: string): Promise<void> {
  const lock = path.join(folder, "postmaster.pid");
  const text = await readFile(lock, "utf8").catch(() => "");
  const pid = Number(text.split("\n")[0]);
  if (!Number.isInteger(pid) || pid <= 0) return;
  if (process.platform === "linux" && !(await servesFolder(pid, folder))) return rm(lock, { force: true });
  if (!alive(pid)) return;
  process.kill(pid, "SIGINT");
  for (let waited = 0; alive(pid) && waited < 10_000; waited += 50) await sleep(50);
}

function serverFlags({ folder, fast }: PostgresOptions, port: number): string[] {
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    "logging_collector=off",
    "timezone=UTC",
    ...(fast ? ["fsync=off", "synchronous_commit=off", "full_page_writes=off"] : []),
  ];
  return ["-D", folder, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
}

/** Waits until the server takes connections, and makes the database at its first start. */
async function untilReady(server: ChildProcess, base: string, complaints: () => string): Promise<void> {
  for (const started = performance.now(); ; await sleep(50)) {
    if (server.exitCode !== null || server.signalCode !== null)
      throw new Error(`Postgres did not start:\n${complaints()}`);
    const client = new pg.Client({ connectionString: `${base}/postgres`, connectionTimeoutMillis: 2_000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      const { rowCount } = await client.query("select from pg_database where datname = $1", [database]);
      if (rowCount === 0) await client.query(`create database ${database}`);
      return;
    } catch (error) {
      if (performance.now() - started > 60_000) throw error;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

/**
 * Starts a Postgres of our own on the loopback, and makes its files and its database at the first start.
 * It runs in a process group of its own, out of reach of a Ctrl-C: whoever starts it stops it, in the order that
 * suits. When its starter is killed it ends too.
 * @throws Error with what Postgres said when it does not start
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const folder = path.resolve(options.folder);
  const { password } = options;
  const as = runAs(folder, postgresBinary("postgres"));
  const made = await readFile(path.join(folder, "PG_VERSION"), "utf8").catch(() => undefined);
  if (made === undefined) await initialise(folder, password, as);
  else await clearLeftOver(folder);

  const port = options.port ?? (await freePort());
  const [program = "", ...args] = [
    ...as.prefix,
    postgresBinary("postgres"),
    ...serverFlags({ ...options, folder }, port),
  ];
  const server = spawn(program, args, {
    ...(as.ids ?? {}),
    env: ownEnv,
    cwd: folder,
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  endWithUs(server, "INT");
  let said = "";
  server.stderr.on("data", (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4_000);
  });
  server.on("error", (error) => {
    said += error.message;
  });

  const stop = async (): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const gone = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGINT");
    await gone;
  };
  const base = `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}`;
  try {
    await untilReady(server, base, () => said);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `${base}/${database}`, process: server, stop };
}
