import { randomBytes } from "node:crypto";
import { accessSync, constants, mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from "node:fs";
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
  } catch (error) {
    // One that is there and cannot be read is no reason to make another: what it encrypted would be lost.
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    const value = `k${randomBytes(bytes).toString("base64url")}`;
    writeFileSync(`${file}.new`, `${value}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
    return value;
  }
}

const unusable = (folder: string, error: unknown): Error =>
  new Error(
    `The data folder ${folder} cannot be used (${(error as Error).message}). ` +
      "Give it to the user who runs Hopcheck, or name another with HOPCHECK_DATA_DIR.",
  );

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
    accessSync(absolute, constants.R_OK | constants.W_OK | constants.X_OK);
    accessSync(path.join(absolute, "logs"), constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unusable(absolute, error);
  }
  const release = await takeName(`data ${realpathSync(absolute)}`);
  if (!release)
    throw new Error(
      `Hopcheck is already running with its data in ${absolute}. Stop it first, or name another folder with HOPCHECK_DATA_DIR.`,
    );
  const file = (...names: string[]): string => path.join(absolute, ...names);
  try {
    const secret = kept(file("secret"), 48);
    return { path: absolute, secret, postgresPassword: kept(file("postgres-password"), 24), file, release };
  } catch (error) {
    await release();
    throw unusable(absolute, error);
  }
}
