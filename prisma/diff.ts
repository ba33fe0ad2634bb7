import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { schemaEngine } from "./engine";

const schemaPath = fileURLToPath(new URL("schema.prisma", import.meta.url));

type Source = { tag: "empty" } | { tag: "schemaDatamodel"; files: { path: string; content: string }[] };

const source = (content: string): Source =>
  content.trim() === "" ? { tag: "empty" } : { tag: "schemaDatamodel", files: [{ path: schemaPath, content }] };

/**
 * The SQL that leads from one schema to another, as Prisma's own engine writes it.
 * @param from the text of the older schema; empty for a new database
 * @param to the text of the newer schema
 */
export async function diff(from: string, to: string): Promise<string> {
  // The engine asks for a connection but opens none to compare two texts.
  const engine = await schemaEngine("postgres://unused@127.0.0.1:1/unused");
  const result = await engine.diff({
    from: source(from),
    to: source(to),
    script: true,
    exitCode: null,
    shadowDatabaseUrl: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return result.stdout ?? "";
}

/** `db:diff [older schema]`: prints the SQL from that file (or from nothing) to the schema of today. */
async function main(older: string | undefined): Promise<void> {
  const from = older === undefined ? "" : await readFile(older, "utf8");
  process.stdout.write(await diff(from, await readFile(schemaPath, "utf8")));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv[2]);
