import { readdir, readFile, readlink } from "node:fs/promises";
import path from "node:path";

/** Where the kernel tells of itself. */
const proc = "/proc";
/** What a file of the kernel is read up to: there are machines with very many sockets. */
const listenState = "0A";

const textOf = (file: string): Promise<string | null> => readFile(file, "utf8").catch(() => null);

/** An address as `/proc/net/tcp` writes it: 32-bit words, each in the machine's (little-endian) order. */
export function addressOf(hex: string): string {
  const bytes = (hex.match(/.{8}/g) ?? []).flatMap((word) => (word.match(/../g) ?? []).reverse());
  const values = bytes.map((byte) => Number.parseInt(byte, 16));
  if (values.length === 4) return values.join(".");
  const mapped = values.slice(0, 10).every((value) => value === 0) && values[10] === 255 && values[11] === 255;
  if (mapped) return values.slice(12).join(".");
  const groups = Array.from({ length: 8 }, (_, index) =>
    (((values[index * 2] ?? 0) << 8) | (values[index * 2 + 1] ?? 0)).toString(16),
  );
  // The longest run of zeros as "::": the URL parser knows the rules (RFC 5952).
  return new URL(`http://[${groups.join(":")}]`).hostname.slice(1, -1);
}

/** The listening sockets of a table such as `/proc/net/tcp`: port -> addresses. */
export function listenersIn(table: string): Map<number, Set<string>> {
  const found = new Map<number, Set<string>>();
  for (const row of table.split("\n").slice(1)) {
    const [, local = "", , state] = row.trim().split(/\s+/, 4);
    const [address, port] = local.split(":");
    if (state !== listenState || address === undefined || port === undefined) continue;
    const number = Number.parseInt(port, 16);
    found.set(number, (found.get(number) ?? new Set()).add(addressOf(address)));
  }
  return found;
}

/** Who listens on this machine, or in this container. @throws Error where there is no `/proc` */
export async function listeners(): Promise<Map<number, Set<string>>> {
  const [four, six] = await Promise.all([textOf(`${proc}/net/tcp`), textOf(`${proc}/net/tcp6`)]);
  if (four === null && six === null)
    throw new Error("There is no /proc/net/tcp to read: the agent watches ports on Linux only. Leave --listen out.");
  const all = listenersIn(four ?? "");
  for (const [port, addresses] of listenersIn(six ?? ""))
    all.set(port, new Set([...(all.get(port) ?? []), ...addresses]));
  return all;
}

/** True in a container of Docker, Podman or Kubernetes, as they mark their own. */
export async function inContainer(): Promise<boolean> {
  const marks = await Promise.all([textOf("/.dockerenv"), textOf("/run/.containerenv")]);
  if (marks.some((mark) => mark !== null)) return true;
  return /docker|kubepods|containerd|libpod/.test((await textOf(`${proc}/1/cgroup`)) ?? "");
}

/** Clock ticks a second in `/proc/<pid>/stat`: 100 on every Linux that Node runs on. */
const ticks = 100;

export type ProcessState = {
  pid: number;
  startedAt: Date | null;
  rssBytes: number | null;
  memoryLimitBytes: number | null;
  oomKills: number | null;
  openFiles: number | null;
  openFilesLimit: number | null;
};

const wholeOf = (text: string | undefined | null): number | null => {
  const value = text == null ? Number.NaN : Number(text.trim());
  return Number.isSafeInteger(value) && value >= 0 ? value : null;
};

async function startOf(pid: number): Promise<Date | null> {
  const [stat, machine] = await Promise.all([textOf(`${proc}/${pid}/stat`), textOf(`${proc}/stat`)]);
  // The name stands in parentheses and may hold spaces; field 22 is the start, in ticks since boot.
  const after = stat === null ? undefined : stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  const boot = wholeOf(/^btime (\d+)$/m.exec(machine ?? "")?.[1]);
  const start = wholeOf(after);
  return start === null || boot === null ? null : new Date(boot * 1000 + (start / ticks) * 1000);
}

/** The folder of a process' control group (version 2); null where there is none. */
async function groupOf(pid: number): Promise<string | null> {
  const line = /^0::(\/[^\n]*)$/m.exec((await textOf(`${proc}/${pid}/cgroup`)) ?? "")?.[1];
  return line === undefined ? null : path.join("/sys/fs/cgroup", path.normalize(line));
}

/** What the kernel says of a process; null when there is none with this pid. */
export async function processState(pid: number): Promise<ProcessState | null> {
  const status = await textOf(`${proc}/${pid}/status`);
  if (status === null || /^State:\s+[ZX]/m.test(status)) return null;
  const group = await groupOf(pid);
  const [startedAt, limits, files, most, events] = await Promise.all([
    startOf(pid),
    textOf(`${proc}/${pid}/limits`),
    readdir(`${proc}/${pid}/fd`).catch(() => null),
    group === null ? null : textOf(path.join(group, "memory.max")),
    group === null ? null : textOf(path.join(group, "memory.events")),
  ]);
  const rss = wholeOf(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]);
  return {
    pid,
    startedAt,
    rssBytes: rss === null ? null : rss * 1024,
    memoryLimitBytes: wholeOf(most),
    oomKills: wholeOf(/^oom_kill (\d+)$/m.exec(events ?? "")?.[1]),
    openFiles: files?.length ?? null,
    openFilesLimit: wholeOf(/^Max open files\s+(\d+)/m.exec(limits ?? "")?.[1]),
  };
}

/** The oldest process of a name: that of its program, or the file name of its first or second argument. */
export async function pidByName(name: string): Promise<number | null> {
  const pids = (await readdir(proc).catch(() => [])).map(Number).filter((pid) => Number.isInteger(pid) && pid > 0);
  for (const pid of pids.sort((a, b) => a - b)) {
    if (pid === process.pid) continue;
    const comm = (await textOf(`${proc}/${pid}/comm`))?.trim();
    if (comm === undefined) continue;
    const program = await readlink(`${proc}/${pid}/exe`).catch(() => "");
    const words = ((await textOf(`${proc}/${pid}/cmdline`)) ?? "").split("\0", 2);
    if ([comm, ...[program, ...words].map((each) => path.basename(each))].includes(name)) return pid;
  }
  return null;
}

/** The pid in a file; null while there is none. */
export async function pidInFile(file: string): Promise<number | null> {
  const pid = wholeOf((await textOf(file))?.slice(0, 32));
  return pid === null || pid === 0 ? null : pid;
}
