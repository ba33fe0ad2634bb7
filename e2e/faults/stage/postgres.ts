import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { freePort } from "@/lib/embedded/free-port";
import { type RunningPostgres, startPostgres } from "@/lib/embedded/start-postgres";
import { migrate } from "@/prisma/migrate";

const password = "of-a-fault-run";

export type PostgresServer = {
  url: string;
  port: number;
  /** As at a power cut: every process of it ends at once, its files stay (`pg_ctl -m immediate`). */
  crash: () => Promise<void>;
  /** Starts it again where it was. */
  start: () => Promise<void>;
  /** Where its files are. */
  folder: string;
  /** Whether its files are on a file system of their own, of the size that was asked for. */
  hasOwnDisk: boolean;
  hasEnded: () => boolean;
  stop: () => Promise<void>;
};

/** Makes a migrated database once, for every run to begin with a copy of it. */
export async function makeTemplate(folder: string): Promise<void> {
  const postgres = await startPostgres({ folder: path.join(folder, "postgres"), password, fast: true });
  try {
    await migrate(postgres.url);
  } finally {
    await postgres.stop();
  }
}

const run = promisify(execFile);

/** Makes a folder a file system of its own. @returns whether this machine lets us */
async function mountDisk(folder: string, megabytes: number): Promise<boolean> {
  await mkdir(folder, { mode: 0o711 });
  return run("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=711`, "tmpfs", folder]).then(
    () => true,
    () => false,
  );
}

/**
 * Starts a Postgres on a copy of the template. It syncs every commit, for it is to be crashed.
 * @param diskMegabytes gives it a small disk of its own, where that is possible
 */
export async function startDatabase(template: string, folder: string, diskMegabytes?: number): Promise<PostgresServer> {
  const disk = path.join(folder, "disk");
  await mkdir(folder, { recursive: true, mode: 0o711 });
  const hasOwnDisk = diskMegabytes !== undefined && (await mountDisk(disk, diskMegabytes));
  const files = path.join(hasOwnDisk ? disk : folder, "postgres");
  // With owners: as root, the files belong to the user `postgres`.
  await run("cp", ["-a", path.join(template, "postgres"), files]);
  const port = await freePort();
  let running: RunningPostgres | undefined;
  const start = async (): Promise<void> => {
    await rm(path.join(files, "postmaster.pid"), { force: true });
    running = await startPostgres({ folder: files, password, port });
  };
  await start();
  if (!running) throw new Error("Postgres did not start.");
  const { url } = running as RunningPostgres;
  return {
    url,
    port,
    crash: async () => {
      if (!running || running.process.exitCode !== null) return;
      const gone = once(running.process, "exit");
      running.process.kill("SIGQUIT");
      await gone;
    },
    start,
    folder: files,
    hasOwnDisk,
    hasEnded: () => running?.process.exitCode !== null || running.process.signalCode !== null,
    stop: async () => {
      await running?.stop();
      if (hasOwnDisk) await run("umount", [disk]);
    },
  };
}
