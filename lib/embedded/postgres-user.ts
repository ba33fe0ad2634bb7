import { execFileSync } from "node:child_process";

export type UserIds = { uid: number; gid: number };

const idOf = (flag: "-u" | "-g"): number =>
  Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));

/**
 * Whom Postgres runs as: it refuses to run as root, so root lends it the user `postgres`, made when missing.
 * @returns nothing when this process is not root
 */
export function postgresUser(): UserIds | undefined {
  if (process.getuid?.() !== 0) return undefined;
  try {
    return { uid: idOf("-u"), gid: idOf("-g") };
  } catch {
    execFileSync("groupadd", ["--force", "--system", "postgres"], { stdio: "ignore" });
    execFileSync("useradd", ["--system", "--gid", "postgres", "--no-create-home", "postgres"], { stdio: "ignore" });
    return { uid: idOf("-u"), gid: idOf("-g") };
  }
}
