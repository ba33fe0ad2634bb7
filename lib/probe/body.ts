import type { IncomingMessage } from "node:http";
import type { Transform } from "node:stream";
import { BodyText, mostBodyBytes } from "@/lib/probe/body-text";
import { decoderOf } from "@/lib/probe/decoder";

/** How a body ended. `error` is set when it could not be decoded. */
export type BodyEnd = { complete: boolean; error: NodeJS.ErrnoException | null };

/** A stream of empty compressed blocks is endless without ever growing when decoded. */
const mostWireBytes = 2 * mostBodyBytes;

/**
 * Reads a body to its end, to where it breaks off, or to 1 MiB decoded: what is longer is not read
 * further and counts as complete. A small body that unpacks to a large one costs no more than that.
 */
export class Body {
  /** As they came over the wire, before decoding. */
  bytes = 0;
  private readonly content: BodyText;
  private decoder: Transform | null = null;
  private over = false;

  constructor(
    private readonly response: IncomingMessage,
    keyword: string | null,
    private readonly done: (end: BodyEnd) => void,
  ) {
    this.content = new BodyText(response.headers["content-type"], keyword);
    response.on("data", (chunk: Buffer) => this.take(chunk));
    response.on("end", () => (this.decoder === null ? this.end(true) : this.decoder.end()));
    response.on("error", () => this.end(false));
    response.on("close", () => {
      if (!response.complete) this.end(false);
    });
  }

  get text(): string {
    return this.content.text;
  }

  get keywordFound(): boolean | null {
    return this.content.keywordFound;
  }

  /** Stops reading, at the deadline too. */
  stop(): void {
    this.over = true;
    this.decoder?.destroy();
  }

  private end(complete: boolean, error: NodeJS.ErrnoException | null = null): void {
    if (this.over) return;
    this.stop();
    this.done({ complete, error });
  }

  private take(chunk: Buffer): void {
    if (this.over) return;
    if (this.bytes === 0) this.decoder = this.decode(chunk[0] ?? 0);
    this.bytes += chunk.length;
    if (this.decoder === null) this.look(chunk);
    else if (!this.decoder.write(chunk)) {
      this.response.pause();
      this.decoder.once("drain", () => this.response.resume());
    }
    if (this.bytes >= mostWireBytes) this.end(true);
  }

  private decode(firstByte: number): Transform | null {
    const decoder = decoderOf(this.response.headers["content-encoding"], firstByte);
    decoder?.on("data", (chunk: Buffer) => this.look(chunk));
    decoder?.on("error", (error) => this.end(true, error));
    decoder?.on("end", () => this.end(true));
    return decoder;
  }

  private look(chunk: Buffer): void {
    if (!this.over && this.content.take(chunk)) this.end(true);
  }
}
