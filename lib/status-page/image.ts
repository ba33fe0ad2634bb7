/** What an image is, as its own bytes say; nothing else is believed. Sizes are pixels. */
export type ImageFacts = { type: "image/png" | "image/jpeg" | "image/webp"; width: number; height: number };

const begins = (bytes: Uint8Array, at: number, ...wanted: number[]): boolean =>
  wanted.every((value, index) => bytes[at + index] === value);

/** W3C PNG §5.2, §11.2.1: a signature, then the header chunk. */
function png(bytes: Uint8Array, view: DataView): ImageFacts | null {
  if (bytes.length < 33 || !begins(bytes, 0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return null;
  if (!begins(bytes, 12, 0x49, 0x48, 0x44, 0x52)) return null;
  return { type: "image/png", width: view.getUint32(16), height: view.getUint32(20) };
}

/** ITU-T T.81 §B.1, §B.2: markers with their lengths, up to the one that begins a frame. */
function jpeg(bytes: Uint8Array, view: DataView): ImageFacts | null {
  if (!begins(bytes, 0, 0xff, 0xd8, 0xff)) return null;
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { type: "image/jpeg", width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

const uint24 = (view: DataView, at: number): number => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);

/** RFC 9649 §2.5 to §2.7: one of three ways to say the size. */
function webp(bytes: Uint8Array, view: DataView): ImageFacts | null {
  if (bytes.length < 30 || !begins(bytes, 0, 0x52, 0x49, 0x46, 0x46) || !begins(bytes, 8, 0x57, 0x45, 0x42, 0x50))
    return null;
  const kind = new TextDecoder().decode(bytes.subarray(12, 16));
  const type = "image/webp";
  if (kind === "VP8X") return { type, width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
  if (kind === "VP8L" && bytes[20] === 0x2f) {
    const bits = view.getUint32(21, true);
    return { type, width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  if (kind !== "VP8 ") return null;
  return { type, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

/** Reads what an image is; null for anything that is no PNG, JPEG or WebP. */
export function imageFacts(bytes: Uint8Array): ImageFacts | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return png(bytes, view) ?? jpeg(bytes, view) ?? webp(bytes, view);
}

/** Bytes and pixels at most: an image is a part of a page that must be there at once. */
export const imageLimits = { logo: { bytes: 100_000, side: 2000 }, icon: { bytes: 30_000, side: 512 } } as const;

/** What keeps bytes from being a page's image, in words that say what to do; null when nothing does. */
export function imageProblem(role: keyof typeof imageLimits, bytes: Uint8Array): string | null {
  const limit = imageLimits[role];
  if (bytes.length > limit.bytes)
    return `The file has ${Math.ceil(bytes.length / 1000)} kB; at most ${limit.bytes / 1000} kB.`;
  const facts = imageFacts(bytes);
  if (facts === null) return "This is no PNG, JPEG or WebP image. Other kinds, SVG too, are not taken.";
  const { width, height } = facts;
  if (width < 1 || height < 1) return "This image has no size. Save it again with another program.";
  return Math.max(width, height) > limit.side
    ? `The image has ${width} × ${height} pixels; at most ${limit.side} each way.`
    : null;
}
