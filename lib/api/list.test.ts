import { describe, expect, it } from "vitest";
import { pageOfAll } from "@/lib/api/list";
import { AppError } from "@/lib/errors";

const items = ["a", "b", "c", "d", "e"].map((id) => ({ id }));

describe("pageOfAll", () => {
  it.each([1, 2, 3, 4, 5, 6])("gives every item once in pages of %i", (limit) => {
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let pages = 0; pages < 10; pages += 1) {
      const page = pageOfAll(items, { limit, cursor });
      expect(page.data.length).toBeGreaterThan(0);
      seen.push(...page.data.map(({ id }) => id));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(seen.join("")).toBe("abcde");
  });

  it("gives an empty last page for an empty list", () => {
    expect(pageOfAll([], { limit: 10 })).toEqual({ data: [], nextCursor: null });
  });

  it("refuses a cursor that is none", () => {
    expect(() => pageOfAll(items, { limit: 10, cursor: "z" })).toThrow(AppError);
  });
});
