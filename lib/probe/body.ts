import type { IncomingMessage } from "node:http";
import type { Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";

/** What is read of a body, decoded. A longer one is complete for our purposes. */
export const mostBodyBytes = 1024 * 1024;
const keptBytes = 16 * 1024;

export type ReadBody = {
  /** As they came over the wire. */
  bytes: number;
  /** The first 16 KiB, decoded. */
  text: string;
  complete: boolean;
  keywordFound: boolean | null;
  /** Why a body could not be decoded. */
  decodeError: NodeJS.ErrnoException | null;
};

/** One encoding is undone, as a browser would; a stack of them is left as it is. */
function decoderOf(response: IncomingMessage): Transform | null {
  const encoding = response.headers["content-encoding"]?.trim().toLowerCase();
  if (encoding === "gzip" || encoding === "x-gzip") return createGunzip();
  if (encoding === "deflate") return createInflate();
  if (encoding === "br") return createBrotliDecompress();
  return null;
}

/** Collects decoded text up to the limit. */
class Collector {
  private readonly chunks: Buffer[] = [];
  size = 0;

  take(chunk: Buffer): boolean {
    this.chunks.push(chunk);
    this.size += chunk.length;
    return this.size >= mostBodyBytes;
  }

  read(keyword: string | null): { text: string; keywordFound: boolean | null } {
    const whole = Buffer.concat(this.chunks).subarray(0, mostBodyBytes);
    return {
      text: whole.subarray(0, keptBytes).toString("utf8"),
      keywordFound: keyword === null ? null : whole.includes(keyword),
    };
  }
}

/**
 * Reads a body to its end, to the limit or to where it breaks off. The decoded size is bounded,
 * so that a small body that unpacks to a large one costs no more.
 */
export function readBody(response: IncomingMessage, keyword: string | null, done: (body: ReadBody) => void): void {
  const collected = new Collector();
  let bytes = 0;
  let finished = false;
  const finish = (complete: boolean, decodeError: NodeJS.ErrnoException | null = null): void => {
    if (finished) return;
    finished = true;
    done({ bytes, complete, decodeError, ...collected.read(keyword) });
  };
  const decoder = decoderOf(response);
  response.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (decoder) decoder.write(chunk);
    else if (collected.take(chunk)) finish(true);
  });
  decoder?.on("data", (chunk: Buffer) => {
    if (!collected.take(chunk)) return;
    decoder.destroy();
    finish(true);
  });
  decoder?.on("error", (error) => finish(response.complete, error));
  decoder?.on("end", () => finish(true));
  response.on("end", () => (decoder && bytes > 0 ? decoder.end() : finish(true)));
  response.on("error", () => finish(false));
  response.on("close", () => {
    if (!response.complete) finish(false);
  });
}
