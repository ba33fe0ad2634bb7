import { describe, expect, it } from "vitest";
import { languageCodes } from "@/lib/status-page/language";
import { plural, wordsFor } from "@/lib/status-page/languages/all";
import { formatMoment, formatShare, formatSpan } from "@/lib/status-page/languages/format";
import type { Plural } from "@/lib/status-page/languages/words";

type Tree = { [key: string]: string | Tree };

const isPlural = (value: object): value is Plural => "other" in value;
const namesIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "").toSorted();

/** Every text by its path; of a plural, its form for many things stands for all. */
function textsOf(words: Tree, path = ""): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]): [string, string][] => {
      if (typeof value === "string") return [[`${path}${key}`, value]];
      return isPlural(value) ? [[`${path}${key}`, value.other]] : [...textsOf(value, `${path}${key}.`)];
    }),
  );
}

const pluralsOf = (words: Tree): [string, Plural][] =>
  Object.entries(words).flatMap(([key, value]): [string, Plural][] =>
    typeof value === "object" && isPlural(value) ? [[key, value]] : [],
  );

const english = textsOf(wordsFor("en") as unknown as Tree);
const others = languageCodes.filter((code) => code !== "en");

describe.each(others)("%s", (language) => {
  const words = wordsFor(language) as unknown as Tree;
  const texts = textsOf(words);

  it("has every word, and no other", () => expect([...texts.keys()]).toEqual([...english.keys()]));

  it("has no empty word, none with a space at an end, and none that was left in English", () => {
    for (const [path, text] of texts) {
      expect([path, text.trim()]).toEqual([path, text]);
      expect([path, text]).not.toEqual([path, ""]);
      // One word of a language may be the same as in English; a sentence is not.
      if (text.includes(" ")) expect([path, text]).not.toEqual([path, english.get(path)]);
    }
  });

  it("puts the same things into each sentence", () => {
    for (const [path, text] of texts) expect([path, namesIn(text)]).toEqual([path, namesIn(english.get(path) ?? "")]);
  });

  it("has a form for each kind of count that it knows, with the count in it", () => {
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    for (const [path, forms] of pluralsOf(words)) {
      expect([path, Object.keys(forms).toSorted()]).toEqual([path, wanted]);
      for (const form of Object.values(forms)) expect([path, namesIn(form)]).toEqual([path, namesIn(forms.other)]);
    }
  });

  it("tells the states of a component apart", () => {
    const states = Object.values(wordsFor(language).components);
    expect(new Set(states).size).toBe(states.length);
    expect(new Set(Object.values(wordsFor(language).updates)).size).toBe(4);
  });
});

describe("counts and figures", () => {
  it.each([
    ["pl", 1, "1 dzień temu"],
    ["pl", 3, "3 dni temu"],
    ["pl", 5, "5 dni temu"],
    ["ja", 2, "2日前"],
    ["en", 1, "1 day ago"],
  ] as const)("%s, %i days: %s", (language, count, text) =>
    expect(plural(language, wordsFor(language).daysAgo, count)).toBe(text),
  );
  it("are written as the language does", () => {
    expect(formatShare(0.99995, "de")).toBe("99,995\u00a0%");
    expect(formatShare(0.999999, "en")).toBe("99.999%");
    expect(formatShare(1, "en")).toBe("100%");
    expect(formatSpan(90 * 60_000, "en")).toBe("1 hr 30 mins");
    expect(formatSpan(0, "en")).toBe("0 secs");
    expect(formatMoment(new Date("2026-11-21T13:05:09Z"), "clock", "en")).toBe("13:05:09 UTC");
    expect(formatMoment(new Date("2026-11-21T13:05:09Z"), "short", "de")).toBe("21. Nov., 13:05 UTC");
  });
});
