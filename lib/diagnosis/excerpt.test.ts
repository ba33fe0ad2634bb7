import { describe, expect, it } from "vitest";
import { excerptOf } from "@/lib/diagnosis/excerpt";

describe("the beginning of a body", () => {
  it.each<[string, string, string | null]>([
    ["text as it is", "Bad\tGateway", "Bad\tGateway"],
    ["line ends made one kind", "a\r\nb\rc", "a\nb\nc"],
    ["nothing", "", null],
    ["white space only", " \n ", null],
    ["a control character among text", `${"a".repeat(20)}\u0000`, `${"a".repeat(20)}\ufffd`],
    ["marks that turn the direction of writing", `${"a".repeat(20)}\u202e`, `${"a".repeat(20)}\ufffd`],
    ["bytes that are no text", "\ufffd\ufffd\u0001PNG", null],
    ["letters of every script and emoji", "Здравствуйте 日本 🚀", "Здравствуйте 日本 🚀"],
  ])("%s", (_name, body, excerpt) => {
    expect(excerptOf(body)).toBe(excerpt);
  });

  it("ends after 2,000 characters", () => {
    expect(excerptOf("x".repeat(5000))).toHaveLength(2000);
  });
});
