import { expect, it } from "vitest";
import { csvOf } from "@/lib/subscriber/csv";

it.each([
  ['=HYPERLINK("http://evil")', `"'=HYPERLINK(""http://evil"")"`],
  ["+1", `"'+1"`],
  ["-1", `"'-1"`],
  ["@SUM(A1)", `"'@SUM(A1)"`],
  ["\t=1", `"'\t=1"`],
  ["\r=1", `"'\r=1"`],
  ['"=1', `"'""=1"`],
  [";=1", `"';=1"`],
  ["  =1", `"'  =1"`],
  ["a@example.com", `"a@example.com"`],
  ["a,b\nc", `"a,b\nc"`],
])("%j is text in every spreadsheet", (text, written) => {
  expect(csvOf([[text]])).toBe(`\ufeff${written}\r\n`);
});
