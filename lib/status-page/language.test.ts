import { describe, expect, it } from "vitest";
import { acceptedLanguage, directionOf, requestedLanguage } from "@/lib/status-page/language";

describe("the reader's language", () => {
  it.each([
    ["de-AT,de;q=0.9,en;q=0.8", "de"],
    ["en;q=0.5, fr;q=0.8", "fr"],
    ["pt", "pt-BR"],
    ["pt-PT", "pt-BR"],
    ["zh-Hans-CN", "zh-CN"],
    ["zh-TW, ja;q=0.5", "ja"],
    ["xx, nl;q=0", null],
    ["*", null],
    ["", null],
    [null, null],
    [`${"x,".repeat(5000)}de`, null],
  ])("%s asks for %s", (header, language) => expect(acceptedLanguage(header)).toBe(language));

  it("is the address's before the remembered one, and that before the browser's", () => {
    const all = { lang: "it", cookie: "a=b; hopcheck-language=pl", accept: "de" };
    expect(requestedLanguage(all)).toBe("it");
    expect(requestedLanguage({ ...all, lang: "xx" })).toBe("pl");
    expect(requestedLanguage({ ...all, lang: null, cookie: "hopcheck-language=toString" })).toBe("de");
  });

  it("knows which is written from the right", () => {
    expect(directionOf("ar")).toBe("rtl");
    expect(directionOf("ja")).toBe("ltr");
  });
});
