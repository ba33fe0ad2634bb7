import type { Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from "node:zlib";

/** Servers send `deflate` with and without the zlib frame around it (RFC 9110 §8.4.1.2); the first byte tells. */
const inflate = (first: number): Transform => ((first & 0x0f) === 8 ? createInflate() : createInflateRaw());

/**
 * What undoes a content encoding; null for none. One encoding is undone, as browsers are sent; a stack
 * of them, or one that was not asked for, is left as it is.
 */
export function decoderOf(encoding: string | undefined, firstByte: number): Transform | null {
  switch (encoding?.trim().toLowerCase()) {
    case "gzip":
    case "x-gzip":
      return createGunzip();
    case "deflate":
      return inflate(firstByte);
    case "br":
      return createBrotliDecompress();
    default:
      return null;
  }
}
