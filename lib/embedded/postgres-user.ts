import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import path from "node:path";

/** How to run a program as somebody whom Postgres accepts: it refuses to run as root. */
export type RunAs = { ids?: { uid: number; gid: number }; prefix: readonly string[] };

// Root keeps its own files but is number 1000 to itself, so that Postgres is content. Nothing is forked.
const ownNamespace = ["unshare", "--user", "--map-user=1000", "--map-group=1000", "--"] as const;

const run = (file: string, args: readonly string[]): string =>
  execFileSync(file, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

function works(file: string, args: readonly string[]): boolean {
  try {
    run(file, args);
    return true;
  } catch {
    return false;
  }
}

function postgresIds(): { uid: number; gid: number } {
  if (!works("id", ["-u", "postgres"])) {
    run("groupadd", ["--force", "--system", "postgres"]);
    run("useradd", ["--system", "--gid", "postgres", "--no-create-home", "postgres"]);
  }
  return { uid: Number(run("id", ["-u", "postgres"])), gid: Number(run("id", ["-g", "postgres"])) };
}

/** Whether everybody may walk down to a path; what does not exist yet will be made by us. */
function isOpenTo(everybody: string): boolean {
  for (let folder = path.dirname(everybody); ; folder = path.dirname(folder)) {
    const mode = statSync(folder, { throwIfNoEntry: false })?.mode;
    if (mode !== undefined && (mode & 0o001) === 0) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

/**
 * Decides how Postgres is run. Not as root: as we are. As root: as the user `postgres`, made when missing,
 * or, below a folder that only root may enter (a clone in /root), as root in a user namespace of its own.
 * Data that exists stays with whom it belongs to.
 * @param folder the data folder, @param program a program of Postgres; both absolute
 * @throws Error when this machine allows neither, with what to do
 */
export function runAs(folder: string, program: string): RunAs {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const owner = statSync(folder, { throwIfNoEntry: false })?.uid;
  const open = isOpenTo(folder) && isOpenTo(program);
  if (open && owner !== 0) return { ids: postgresIds(), prefix: [] };
  const [unshare, ...flags] = ownNamespace;
  if (works(unshare, [...flags, "true"]) && (owner === undefined || owner === 0)) return { prefix: ownNamespace };
  throw new Error(
    `Postgres refuses to run as root, and the user "postgres" cannot reach ${open ? folder : `${folder} or ${program}`}. ` +
      "Run Hopcheck as another user, move it to a folder that everybody may enter, or set DATABASE_URL.",
  );
}
