import { readFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import pg from "pg";
import { schemaEngine } from "./engine";

const schemaPath = fileURLToPath(new URL("schema.prisma", import.meta.url));

type Source = { tag: "empty" } | { tag: "schemaDatamodel"; files: { path: string; content: string }[] };

const source = (content: string): Source =>
  content.trim() === "" ? { tag: "empty" } : { tag: "schemaDatamodel", files: [{ path: schemaPath, content }] };

/**
 * The SQL that leads from one schema to another, as Prisma's own engine writes it.
 * @param pool any Postgres: the engine asks its version and changes nothing
 * @param from the text of the older schema; empty for a new database
 * @param to the text of the newer schema
 */
async function diff(pool: pg.Pool, from: string, to: string): Promise<string> {
  const engine = await schemaEngine(pool);
  const { stdout } = await engine.diff({
    from: source(from),
    to: source(to),
    script: true,
    exitCode: null,
    shadowDatabaseUrl: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return stdout ?? "";
}

/** `db:diff [older schema]`: prints the SQL from that file (or from nothing) to the schema of today. */
async function main(databaseUrl: string | undefined, older: string | undefined): Promise<void> {
  if (!databaseUrl) throw new Error("DATABASE_URL is missing; any Postgres will do, it is not changed.");
  const from = older === undefined ? "" : await readFile(older, "utf8");
  const pool = new pg.Pool({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  try {
    process.stdout.write(await diff(pool, from, await readFile(schemaPath, "utf8")));
  } finally {
    await pool.end();
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main(process.env["DATABASE_URL"], process.argv[2]).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
