import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BodyText, mostBodyBytes } from "@/lib/probe/body-text";

function read(chunks: Uint8Array[], keyword: string | null = null, type?: string): BodyText {
  const body = new BodyText(type, keyword);
  for (const chunk of chunks) if (body.take(Buffer.from(chunk))) break;
  return body;
}

describe("what is kept of a body", () => {
  it("finds a keyword wherever the chunks part", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.string({ unit: "binary", minLength: 1 }),
        fc.boolean(),
        fc.array(fc.nat({ max: 20 }), { maxLength: 20 }),
        (text, keyword, inside, cuts) => {
          const whole = Buffer.from(inside ? text + keyword + text : text);
          const chunks: Buffer[] = [];
          let from = 0;
          for (const size of cuts) {
            chunks.push(whole.subarray(from, from + size));
            from += size;
          }
          chunks.push(whole.subarray(from));
          expect(read(chunks, keyword).keywordFound).toBe(whole.includes(keyword));
        },
      ),
    );
  });

  it("keeps 16 KiB of text and no half character", () => {
    const { text } = read([Buffer.from("ü".repeat(10_000)), Buffer.from("ü".repeat(10_000))]);
    expect(text).toBe("ü".repeat(8192));
    expect(read([Buffer.from(`a${"ü".repeat(10_000)}`)]).text).toBe(`a${"ü".repeat(8191)}`);
  });

  it("looks at 1 MiB and no further", () => {
    const most = Buffer.alloc(mostBodyBytes, "a");
    expect(read([most, Buffer.from("needle")], "needle").keywordFound).toBe(false);
    expect(read([most.subarray(6), Buffer.from("needle")], "needle").keywordFound).toBe(true);
    expect(new BodyText(undefined, null).take(most)).toBe(true);
    expect(new BodyText(undefined, null).take(most.subarray(1))).toBe(false);
  });

  it("reads the charset that is declared", () => {
    const latin = read([Buffer.from("Grüße", "latin1")], "Grüße", "text/html; charset=ISO-8859-1");
    expect(latin).toMatchObject({ text: "Grüße", keywordFound: true });
    expect(read([Buffer.from("Grüße", "utf16le")], "Grüße", 'text/plain; charset="utf-16le"').text).toBe("Grüße");
    expect(read([Buffer.from("Grüße")], "Grüße", "text/html; charset=unheard-of").keywordFound).toBe(true);
  });

  it("holds nothing that a database refuses", () => {
    expect(read([Buffer.from("a\0b")]).text).toBe("a\ufffdb");
    expect(read([Buffer.from([0xff, 0xfe, 0xed, 0xa0, 0x80])]).text.isWellFormed()).toBe(true);
  });
});
