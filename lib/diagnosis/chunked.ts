/** A body in chunks as it went over the wire (RFC 9112 §7.1), taken apart. */
export type Chunked = { body: Buffer; ended: boolean };

/**
 * Takes a chunked body apart. Null when the bytes are not in chunks: `curl -i` prints them put together
 * already, and only `--raw` or a packet capture shows them.
 */
export function unchunk(bytes: Buffer): Chunked | null {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = bytes.indexOf("\r\n", at);
    const line = end === -1 || end - at > 64 ? null : bytes.toString("latin1", at, end);
    const size = line === null ? null : /^([0-9a-f]{1,8})(?:;.{0,50})?$/i.exec(line);
    // The first line decides whether these are chunks at all; afterwards what does not fit is a break.
    if (!size) return parts.length === 0 ? null : { body: Buffer.concat(parts), ended: false };
    const length = Number.parseInt(size[1] ?? "0", 16);
    if (length === 0) return { body: Buffer.concat(parts), ended: true };
    const from = end + 2;
    parts.push(bytes.subarray(from, from + length));
    at = from + length + 2;
    if (at >= bytes.length) return { body: Buffer.concat(parts), ended: false };
    if (bytes.toString("latin1", at - 2, at) !== "\r\n")
      return parts.length === 1 ? null : { body: Buffer.concat(parts), ended: false };
  }
}
