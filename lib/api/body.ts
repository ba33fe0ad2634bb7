import { HttpRefusal } from "@/lib/api/problem";

export const bodyLimits = { bytes: 256 * 1024, timeoutMs: 30_000 } as const;

const tooLarge = (most: number) =>
  new HttpRefusal(413, `A body has at most ${most / 1024} KiB.`, { Connection: "close" });
const tooSlow = () => new HttpRefusal(408, "The body did not arrive in time.", { Connection: "close" });

/** `application/json`, or a format that is JSON (RFC 6839), in UTF-8. */
const jsonType = /^application\/(?:[\w.!#$&^-]+\+)?json\s*(?:;\s*charset="?utf-8"?\s*)?$/i;

function checkType(headers: Headers): void {
  if (!jsonType.test(headers.get("content-type") ?? "")) {
    throw new HttpRefusal(415, "Send the body as application/json in UTF-8.", { "Accept-Post": "application/json" });
  }
  if (!/^(identity)?$/i.test(headers.get("content-encoding") ?? "")) {
    throw new HttpRefusal(415, "Send the body without a content encoding.", { "Accept-Encoding": "identity" });
  }
}

/** Reads a stream up to the limit; what is beyond it is neither kept nor waited for. */
async function readBounded(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array[]> {
  const reader = stream.getReader();
  const deadline = Promise.withResolvers<never>();
  const timer = setTimeout(() => deadline.reject(tooSlow()), bodyLimits.timeoutMs);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), deadline.promise]);
      if (done) return chunks;
      size += value.byteLength;
      if (size > most) throw tooLarge(most);
      chunks.push(value);
    }
  } catch (error) {
    reader.cancel().catch(() => undefined);
    throw error;
  } finally {
    clearTimeout(timer);
    deadline.promise.catch(() => undefined);
  }
}

/**
 * The text of a request's body, empty when it has none.
 * @param most bytes that are read
 * @throws HttpRefusal 413 over that (at once when `Content-Length` says so), 408 after 30 s,
 *   415 for a body that is not JSON by its type, 400 when it is not UTF-8
 */
export async function readBody(request: Request, most: number = bodyLimits.bytes): Promise<string> {
  const announced = request.headers.get("content-length");
  if (announced !== null && Number(announced) > most) throw tooLarge(most);
  if (request.body === null || announced === "0") return "";
  const chunks = await readBounded(request.body, most);
  if (chunks.every(({ byteLength }) => byteLength === 0)) return "";
  checkType(request.headers);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new HttpRefusal(400, "The body is not valid UTF-8.");
  }
}
