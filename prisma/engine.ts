import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type pg from "pg";

type Schema = { files: { path: string; content: string }[] };
type DiffTarget = { tag: "empty" } | ({ tag: "schemaDatamodel" } & Schema);

/** The calls of Prisma's own migration engine that are used here. */
export type SchemaEngine = {
  applyMigrations(input: object): Promise<{ appliedMigrationNames: string[] }>;
  diff(input: {
    from: DiffTarget;
    to: DiffTarget;
    script: boolean;
    exitCode: null;
    shadowDatabaseUrl: null;
    filters: object;
  }): Promise<{ stdout: string | null }>;
};

type Bindings = {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  SchemaEngine: {
    new: (
      options: object,
      log: (line: string) => void,
      adapter: ReturnType<typeof bindMigrationAwareSqlAdapterFactory>,
    ) => Promise<SchemaEngine>;
  };
};

let loaded: Promise<Bindings> | undefined;

async function load(): Promise<Bindings> {
  const found = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bindings = (await import("@prisma/schema-engine-wasm/schema_engine_bg")) as unknown as Bindings;
  const compiled = await WebAssembly.compile(await readFile(found.replace(/\.js$/, ".wasm")));
  const instance = await WebAssembly.instantiate(compiled, {
    "./schema_engine_bg.js": bindings as unknown as WebAssembly.ModuleImports,
  });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
  return bindings;
}

/**
 * Prisma's migration engine in its WebAssembly build: the command of the same name would
 * download a binary, and an installation without a network has to migrate too.
 * @param pool its connections; the caller ends it
 */
export async function schemaEngine(pool: pg.Pool): Promise<SchemaEngine> {
  // The bindings are one set of globals: a second instance would pull them from under the first.
  loaded ??= load();
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
  return (await loaded).SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
}
