import { describe, expect, it } from "vitest";
import { calm, clip, clipBytes, disarm, escapeMarkdown, isPublicLink } from "@/lib/channel/text";

describe("text for vendors", () => {
  it.each([
    ["short", 5, "short"],
    ["longer", 5, "long…"],
    ["ab🔥cd", 4, "ab…"],
    ["", 3, ""],
  ])("clips %j to %d units", (text, most, clipped) => expect(clip(text, most)).toBe(clipped));

  it.each([
    ["äöü", 6, "äöü"],
    ["äöü!", 6, "ä…"],
    ["🔥🔥🔥", 8, "🔥…"],
  ])("clips %j to %d bytes", (text, most, clipped) => expect(clipBytes(text, most)).toBe(clipped));

  it.each([
    ["a*b_c", "a\\*b\\_c"],
    ["[a](https://b_c.example/*)", "\\[a\\](https://b_c.example/%2A)"],
    ["# x > y", "\\# x \\> y"],
    ["https://a.example/x_y?z=`1`", "https://a.example/x_y?z=%601%60"],
  ])("escapes %j for Markdown", (text, escaped) => expect(escapeMarkdown(text)).toBe(escaped));

  it("calls nobody", () => {
    expect(calm("@everyone")).not.toContain("@everyone");
    expect(disarm("[a](https://b) <https://b|a> @**all** #**ops**")).not.toMatch(/\]\(|<https|@\*|#\*/);
  });

  it.each([
    ["https://hopcheck.example.com/x", true],
    ["http://localhost:3000/", false],
    ["http://127.0.0.1:3000/", false],
    ["http://[::1]/", false],
  ])("%s is for a button: %s", (url, yes) => expect(isPublicLink(url)).toBe(yes));
});
