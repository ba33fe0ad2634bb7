import { type FileHandle, open } from "node:fs/promises";
import path from "node:path";
import { recognise } from "@/lib/log-line/log-line";
import { maskLine } from "@/lib/log-line/mask";
import { timeOf } from "@/lib/log-line/time";

export type SeenLine = { source: string; at: Date; text: string; host: string | null };

/** What is read at once, and at most in one round: a log that grows faster loses its middle, not the machine's memory. */
const chunkBytes = 256 * 1024;
const mostBytes = 4 * 1024 * 1024;
const keptMs = 15 * 60_000;
const mostKept = 200;
const longestLine = 8000;

/**
 * Follows one log from its end, through rotation and truncation, and keeps the recognised lines of the last
 * 15 minutes. Files are opened for reading and for nothing else.
 */
export class LogFollower {
  readonly source: string;
  private offset: number | null = null;
  private inode: number | null = null;
  private rest = "";
  private kept: SeenLine[] = [];

  constructor(private readonly file: string) {
    this.source = path.basename(file).slice(0, 200);
  }

  /** @throws Error that says what to do when the log cannot be read */
  async check(): Promise<void> {
    try {
      const handle = await open(this.file, "r");
      const about = await handle.stat();
      await handle.close();
      if (!about.isFile()) throw Object.assign(new Error("not a file"), { code: "EISDIR" });
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : null;
      const why =
        code === "ENOENT"
          ? "it does not exist"
          : code === "EACCES"
            ? "this user may not read it; add the user to its group (for logs of Debian: adm)"
            : code === "EISDIR"
              ? "it is not a file"
              : String(error);
      throw new Error(`The log ${this.file} cannot be read: ${why}.`);
    }
  }

  /** Reads what was written since the last time. A log that is away for a moment, as while it is rotated, is waited for. */
  async poll(now: Date): Promise<void> {
    const handle = await open(this.file, "r").catch(() => null);
    if (handle !== null) {
      try {
        await this.readNew(handle, now);
      } finally {
        await handle.close();
      }
    }
    this.kept = this.kept.filter(({ at }) => now.getTime() - at.getTime() < keptMs).slice(-mostKept);
  }

  private async readNew(handle: FileHandle, now: Date): Promise<void> {
    const { size, ino } = await handle.stat();
    const first = this.offset === null;
    if (this.inode !== null && (ino !== this.inode || size < (this.offset ?? 0))) {
      this.offset = 0;
      this.rest = "";
    }
    this.inode = ino;
    // The end of a log that is there already may be of the last minutes.
    let from = Math.max(this.offset ?? 0, size - mostBytes);
    if (from !== (this.offset ?? 0) || (first && from > 0)) this.rest = "";
    while (from < size) {
      const buffer = Buffer.alloc(Math.min(chunkBytes, size - from));
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, from);
      if (bytesRead === 0) break;
      from += bytesRead;
      this.take(buffer.toString("utf8", 0, bytesRead), now, first);
    }
    this.offset = from;
  }

  private take(text: string, now: Date, first: boolean): void {
    const lines = (this.rest + text).split("\n");
    this.rest = (lines.pop() ?? "").slice(-longestLine);
    for (const line of lines) this.note(line, now, first);
  }

  private note(line: string, now: Date, first: boolean): void {
    const read = recognise(line);
    if (read === null) return;
    const written = timeOf(line, now.getFullYear());
    // What was there before and says no time may be of any day.
    if (written === null && first) return;
    const at = written ?? now;
    if (now.getTime() - at.getTime() > keptMs || at.getTime() - now.getTime() > keptMs) return;
    this.kept.push({ source: this.source, at, text: maskLine(line), host: read.host });
    if (this.kept.length > mostKept * 2) this.kept = this.kept.slice(-mostKept);
  }

  /** The recognised lines since a time, oldest first. */
  since(from: Date): SeenLine[] {
    return this.kept.filter(({ at }) => at >= from);
  }

  /** True when an id stands in the last 4 MiB of the log. */
  async holds(id: string): Promise<boolean> {
    const handle = await open(this.file, "r").catch(() => null);
    if (handle === null) return false;
    try {
      const { size } = await handle.stat();
      let before = "";
      for (let from = Math.max(0, size - mostBytes); from < size; ) {
        const buffer = Buffer.alloc(Math.min(chunkBytes, size - from));
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, from);
        if (bytesRead === 0) break;
        from += bytesRead;
        const text = before + buffer.toString("latin1", 0, bytesRead);
        if (text.includes(id)) return true;
        before = text.slice(-id.length);
      }
      return false;
    } finally {
      await handle.close();
    }
  }
}
