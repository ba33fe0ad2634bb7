import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { takeName } from "./turn";

export type DataFolder = {
  path: string;
  secret: string;
  postgresPassword: string;
  /** Makes the path of a file in it. */
  file: (...names: string[]) => string;
  /** Lets another instance have it. */
  release: () => Promise<void>;
};

/** Reads a value that is made once and kept, readable by its owner only. */
function kept(file: string, bytes: number): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    const value = `k${randomBytes(bytes).toString("base64url")}`;
    writeFileSync(`${file}.new`, `${value}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
    return value;
  }
}

/**
 * Opens the data folder, makes it at the first start, and keeps every other instance out of it.
 * @throws Error when it belongs to a running instance or cannot be written
 */
export async function openDataFolder(folder: string): Promise<DataFolder> {
  const absolute = path.resolve(folder);
  try {
    // Others may pass through, to reach the database's files below; they may not look.
    mkdirSync(absolute, { recursive: true, mode: 0o711 });
    mkdirSync(path.join(absolute, "logs"), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new Error(`The data folder ${absolute} cannot be made: ${(error as Error).message}`);
  }
  const release = await takeName(`data ${realpathSync(absolute)}`);
  if (!release)
    throw new Error(
      `Hopcheck is already running with its data in ${absolute}. Stop it first, or name another folder with HOPCHECK_DATA_DIR.`,
    );
  const file = (...names: string[]): string => path.join(absolute, ...names);
  return {
    path: absolute,
    secret: kept(file("secret"), 48),
    postgresPassword: kept(file("postgres-password"), 24),
    file,
    release,
  };
}
