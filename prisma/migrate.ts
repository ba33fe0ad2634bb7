import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import pg from "pg";
import { ensurePartitions } from "@/lib/check/ensure-partitions";
import { schemaEngine } from "./engine";

const folder = join(dirname(fileURLToPath(import.meta.url)), "migrations");
/** Any number, the same for every process that migrates. */
const lockId = 4_670_221;

async function migrationsList() {
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const migrationDirectories = await Promise.all(
    names.map(async (name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: await readFile(join(folder, name, "migration.sql"), "utf8") },
      },
    })),
  );
  const content = await readFile(join(folder, "migration_lock.toml"), "utf8");
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content },
    shadowDbInitScript: "",
    migrationDirectories,
  };
}

/**
 * Brings a database up to date. Any number of processes may do it at once: one does, the others wait.
 * @returns the names of the migrations that were applied now, oldest first
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  const lock = await pool.connect();
  try {
    await lock.query("select pg_advisory_lock($1)", [lockId]);
    const engine = await schemaEngine(pool);
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: await migrationsList(),
      filters: { externalTables: [], externalEnums: [] },
    });
    await ensurePartitions(pool);
    return appliedMigrationNames;
  } finally {
    lock.release(true);
    await pool.end();
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const url = process.env.DATABASE_URL;
  if (url === undefined || url === "") {
    console.error(
      "DATABASE_URL is missing; it names the database to migrate, such as postgres://user:password@host:5432/hopcheck.",
    );
    process.exit(1);
  }
  migrate(url).then(
    (applied) => {
      console.error(applied.length === 0 ? "The database is up to date." : `Applied: ${applied.join(", ")}`);
      process.exit(0);
    },
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exit(1);
    },
  );
}
