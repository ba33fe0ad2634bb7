import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const folder = fileURLToPath(new URL(".", import.meta.url));
/**
 * What opens a page cannot ask whether it is open. Who may end or change a subscription is told by the signed link
 * alone: a mail program ends one without a login (RFC 8058 §3.2).
 */
const doors = ["[slug]/enter/route.ts", "[slug]/subscription/route.ts", "[slug]/unsubscribe/route.ts"];

const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /(^|\/)(page|route|layout|opengraph-image)\.tsx?$/.test(file) && !doors.includes(file));

describe("every address of a status page", () => {
  it("asks through one function", () =>
    expect(readFileSync(`${folder}_route.ts`, "utf8")).toMatch(/pageRoute = \(draw: Draw\) =>\s+readableRoute\(/));

  it("is looked at here", () => expect(files).toContain("[slug]/page.tsx"));

  it.each(files)("%s shows nothing before it asked whether the page may be read", (file) => {
    const source = readFileSync(`${folder}${file}`, "utf8");
    expect(source).toMatch(/\b(readablePage|readableRoute|pageRoute)\b[(<]/);
  });

  it.each(files)("%s is drawn for each reader, so that nobody gets what another may read", (file) => {
    const source = readFileSync(`${folder}${file}`, "utf8");
    expect(source).not.toMatch(/force-static|\brevalidate\s*=|generateStaticParams/);
  });
});
