/** What is looked at of a body, decoded: 1 MiB. */
export const mostBodyBytes = 1024 * 1024;
const keptBytes = 16 * 1024;

/** Looks for a text in chunks as they pass, also across their seams. */
class Search {
  found: boolean;
  private tail: Buffer = Buffer.alloc(0);
  private readonly needle: Buffer;

  constructor(text: string) {
    this.needle = Buffer.from(text);
    this.found = this.needle.length === 0;
  }

  take(chunk: Buffer): void {
    if (this.found) return;
    const joined = this.tail.length === 0 ? chunk : Buffer.concat([this.tail, chunk]);
    this.found = joined.includes(this.needle);
    this.tail = joined.subarray(Math.max(0, joined.length - this.needle.length + 1));
  }
}

/** The charset a body declares, where it is another than UTF-8 and known (WHATWG Encoding labels). */
function foreignCharset(contentType: string | undefined): TextDecoder | null {
  const label = /;\s*charset="?([\w:.-]+)/i.exec(contentType ?? "")?.[1];
  if (label === undefined || /^utf-?8$/i.test(label)) return null;
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}

/**
 * What is kept of a decoded body as it passes: the first 16 KiB as text, and whether the keyword
 * stood in the first 1 MiB. Nothing else of it stays in memory.
 */
export class BodyText {
  private readonly kept: Buffer[] = [];
  private keptSize = 0;
  private size = 0;
  private readonly search: Search | null;
  private readonly charset: TextDecoder | null;

  constructor(contentType: string | undefined, keyword: string | null) {
    this.search = keyword === null ? null : new Search(keyword);
    this.charset = foreignCharset(contentType);
  }

  /** @returns true when no more is wanted */
  take(bytes: Buffer): boolean {
    const wanted = bytes.subarray(0, mostBodyBytes - this.size);
    this.size += wanted.length;
    const chunk = this.charset === null ? wanted : Buffer.from(this.charset.decode(wanted, { stream: true }));
    this.search?.take(chunk);
    if (this.keptSize < keptBytes) {
      const part = chunk.subarray(0, keptBytes - this.keptSize);
      // A part of a larger chunk is copied, so that it does not keep the whole of it.
      this.kept.push(part.length === chunk.length ? part : Buffer.from(part));
      this.keptSize += part.length;
    }
    return this.size >= mostBodyBytes;
  }

  /** Null when no keyword was asked for. */
  get keywordFound(): boolean | null {
    return this.search?.found ?? null;
  }

  /** Without the half of a character at its end, and without NUL, which Postgres does not store. */
  get text(): string {
    const [first] = this.kept;
    if (first === undefined) return "";
    const bytes = this.kept.length === 1 ? first : Buffer.concat(this.kept);
    const text = this.keptSize < keptBytes ? bytes.toString("utf8") : new TextDecoder().decode(bytes, { stream: true });
    return text.includes("\0") ? text.replaceAll("\0", "\ufffd") : text;
  }
}
