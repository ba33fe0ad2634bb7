import { describe, expect, it } from "vitest";
import { accentProblem } from "@/lib/status-page/accent";
import { imageFacts, imageProblem } from "@/lib/status-page/image";
import { looksInput, plainLooks } from "@/lib/status-page/looks";

describe("an accent", () => {
  it.each([
    ["#3b5bdb", "auto"],
    ["#000000", "light"],
    ["#ffffff", "dark"],
  ] as const)("%s can be seen on %s", (colour, theme) => expect(accentProblem(colour, theme)).toBeNull());

  it.each([
    ["#ffff00", "auto", "light"],
    ["#ffffff", "auto", "light"],
    ["#000000", "auto", "dark"],
    ["#1a1a40", "dark", "dark"],
  ] as const)(
    "%s on %s is hard to see on the %s page, and the one that is proposed is not",
    (colour, theme, ground) => {
      const problem = accentProblem(colour, theme) ?? "";
      expect(problem).toContain(`On the ${ground} page`);
      const proposed = /#[0-9a-f]{6}(?= can be seen)/.exec(problem)?.[0] ?? "";
      expect(accentProblem(proposed, theme)).toBeNull();
    },
  );
});

describe("links", () => {
  it.each(["javascript:alert(1)", "data:text/html,x", "//evil.test", "ftp://a", "JAVASCRIPT:x", " javascript:x"])(
    "%s is none",
    (url) => expect(looksInput.safeParse({ ...plainLooks, links: [{ label: "x", url }] }).success).toBe(false),
  );
  it.each(["https://acme.com/help", "mailto:help@acme.com"])("%s is one", (url) =>
    expect(looksInput.safeParse({ ...plainLooks, links: [{ label: "Help", url }] }).success).toBe(true),
  );
});

const png = Uint8Array.from(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
);
const webp = Uint8Array.from(Buffer.from("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==", "base64"));

describe("an image", () => {
  it("is what its bytes say", () => {
    expect(imageFacts(png)).toEqual({ type: "image/png", width: 1, height: 1 });
    expect(imageFacts(Uint8Array.from([...webp, 0, 0]))).toEqual({ type: "image/webp", width: 1, height: 1 });
    const jpeg = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc2, 0, 17, 8, 0, 20, 0, 30, 3, 1, 0, 0, 0];
    expect(imageFacts(Uint8Array.from(jpeg))).toEqual({ type: "image/jpeg", width: 30, height: 20 });
  });
  it.each([
    ["<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", /no PNG/],
    ["<!doctype html><script>1</script>", /no PNG/],
    ["", /no PNG/],
    [`\x89PNG\r\n\x1a\n${"x".repeat(50)}`, /no PNG/],
  ])("%j is none", (text, problem) => expect(imageProblem("logo", Buffer.from(text, "latin1"))).toMatch(problem));
  it("has at most so many bytes and pixels", () => {
    expect(imageProblem("icon", new Uint8Array(30_001))).toMatch(/31 kB; at most 30 kB/);
    const wide = png.slice();
    new DataView(wide.buffer).setUint32(16, 2001);
    expect(imageProblem("logo", wide)).toMatch(/2001 × 1 pixels/);
  });
});
